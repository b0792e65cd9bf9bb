import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.pipeline.terminal import own_command, printable, wrapped

BIDI_CONTROLS = {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Müller\x1b[31mrot", "Müller [31mrot"),
        ("a\r\nb\tc", "a b c"),
        ("\u202eabc\u2066", "abc"),
        ("a\u200bb", "a b"),
        ("\ud800x", "x"),
        ("\x9b2J", "2J"),
        ("„Straße“ – 5 €", "„Straße“ – 5 €"),
    ],
)
def test_only_what_is_safe_is_left(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_long_text_is_cut_at_the_limit() -> None:
    assert printable("x" * 200) == "x" * 200
    assert printable("x" * 201) == "x" * 199 + "…"
    assert printable("abcdef", 3) == "ab…"


@given(st.text(max_size=300))
def test_nothing_but_printable_characters_on_one_line(text: str) -> None:
    shown = printable(text)
    assert len(shown) <= 200
    assert not [sign for sign in shown if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not {unicodedata.bidirectional(sign) for sign in shown} & BIDI_CONTROLS
    assert printable(shown) == shown


def test_text_is_broken_at_the_width_of_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Eins zwei drei vier fünf.\n\n- sechs"
    assert wrapped(text) == text
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "12")
    assert wrapped(text) == "Eins zwei\n  drei vier\n  fünf.\n\n- sechs"
    assert wrapped("\x1b[31;9mEins\x1b[0m zwei drei") == "\x1b[31;9mEins\x1b[0m zwei\n  drei"
    assert wrapped("  /srv/news-store/2026") == "  /srv/news-store/2026"
    assert wrapped("in /srv/news-store/2026 zwei") == "in\n  /srv/news-store/2026\n  zwei"


@pytest.mark.parametrize(
    ("found", "called", "command"),
    [
        ("/usr/bin/newsmill", "/usr/bin/newsmill", "newsmill"),
        (None, ".venv/bin/newsmill", ".venv/bin/newsmill"),
        (None, "/it's here/newsmill", "'/it'\"'\"'s here/newsmill'"),
        (None, "/x/newsmill/__main__.py", "newsmill"),
    ],
)
def test_the_command_that_is_proposed_can_be_typed(
    monkeypatch: pytest.MonkeyPatch, found: str | None, called: str, command: str
) -> None:
    monkeypatch.setattr("newsmill.pipeline.terminal.which", lambda name: found)
    monkeypatch.setattr(sys, "argv", [called])
    assert own_command() == command
