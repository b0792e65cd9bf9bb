import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsmill.pipeline.search.find import CLOSE, OPEN, Found, Hit
from newsmill.pipeline.search.text import found_text
from tests.pipeline.handmade import BRIDGE, ROWS, published

Invoke = Callable[..., Any]


def test_what_is_found_is_printed(invoke: Invoke, tmp_path: Path) -> None:
    store = published(tmp_path / "out", ROWS)
    output = ("--output", store.root)
    assert invoke("search", "neue", "elbe", *output).out.splitlines() == [
        "1 article",
        "",
        "Neue Brücke über die Elbe frei",
        "  2026-06-10 08:00 · abend.example · 6272696467",
        "  Vogel und Elbwerke freuen sich sehr in Rostock.",
    ]
    assert invoke("search", "elbe", "vogel", "--limit", 1, *output).out.startswith("1 of 2 articles\n")
    assert "a copy" in invoke("search", "brücke", *output).out
    assert invoke("search", "walfang", *output).out == "nothing found\n"
    begun = "nothing found; 2 articles hold words that begin so: 'ros*' 'elb*'\n"
    assert invoke("search", "ros", "elb", *output).out == begun
    assert [invoke("search", *asked, *output).out for asked in (['"ros"'], ["ros", "--syntax"])] == [
        "nothing found\n",
        "nothing found\n",
    ]
    found = json.loads(invoke("search", "vogel", "--source", "ABEND.example", "--json", *output).out)
    assert (found["total"], found["hits"][0]["title"]) == (1, BRIDGE["title"])
    assert invoke("search", "vogel", "--from", "2026-01-01", "--to", "9999-12-31", *output).out.startswith(
        "3 articles\n"
    )
    assert "is no UTF-8" in invoke("search", "\udcff", "--syntax", *output).err
    assert invoke("search", "vogel", "--limit", 10**30, *output).out.startswith("3 articles\n")
    wrong = invoke("search", "(a", "--syntax", *output)
    assert (wrong.code, wrong.out) == (2, "")
    assert "is no question to the index" in wrong.err


def test_nothing_that_a_terminal_acts_upon_is_printed(invoke: Invoke, tmp_path: Path) -> None:
    hostile = "Vogel \x1b[31mrot\u202e\x07 <script>"
    store = published(tmp_path / "out", ROWS | {"articles": [BRIDGE | {"title": hostile, "body": hostile}]})
    out = invoke("search", "vogel", "--output", store.root).out
    assert "[31mrot" in out
    assert not [sign for sign in ("\x1b", "\u202e", "\x07", OPEN, CLOSE) if sign in out]


def test_words_found_stand_out_in_a_terminal() -> None:
    hit = Hit("a" * 32, None, "blatt.example", None, False, f"Der {OPEN}Hafen{CLOSE}\x1b[2J", "")
    assert found_text(Found(1, (hit,)), colour=True).splitlines()[2:] == [
        "Der \x1b[1mHafen\x1b[0m [2J",
        "  undated · blatt.example · aaaaaaaaaa",
    ]
