import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsmill.pipeline.changes.revisions import changes
from newsmill.pipeline.changes.text import changes_text
from newsmill.pipeline.store.layout import Store
from tests.pipeline.handmade import REPLY, ROWS, published

Invoke = Callable[..., Any]
ARTICLE = "https://chronik.example/reply"


def test_each_step_is_told_word_by_word(invoke: Invoke, handmade: Store) -> None:
    assert invoke("diff", ARTICLE, "--output", handmade.root).out.splitlines() == [
        "Streit um die Brücke",
        "chronik.example · 7265706c79 · 3 revisions",
        "",
        "revision 2, first seen 2026-06-11 07:00 · 3 words more, 0 fewer · in silence",
        "  title",
        "    Streit {+um die Brücke+}",
        "  text",
        "    Vogel streitet mit Elbwerke. {+Die Lotsen streiken.+}",
        "",
        "revision 3, first seen 2026-06-11 08:00 · 1 word more, 1 fewer · the article says so",
        "  text",
        "    Vogel streitet mit Elbwerke. Die Lotsen [-streiken.-] {+schweigen.+}",
    ]
    only = invoke("diff", "7265706c79", "--revision", 3, "--json", "--output", handmade.root)
    (step,) = json.loads(only.out)["steps"]
    assert (step["revision"], step["silent"], step["body"][1]) == (3, False, {"kind": "removed", "text": "streiken."})


def test_a_terminal_shows_colours(handmade: Store) -> None:
    text = changes_text(changes(handmade, ARTICLE, 3), colour=True)
    assert "Lotsen \x1b[31;9mstreiken.\x1b[0m \x1b[32mschweigen.\x1b[0m" in text


def test_what_is_not_known_is_said(invoke: Invoke, handmade: Store, tmp_path: Path) -> None:
    once = invoke("diff", "https://abend.example/bridge", "--output", handmade.root)
    assert once.out.endswith("\n\nnothing has changed since it was first seen\n")
    bare = [row | {"title": None, "body": None} for row in ROWS["revisions"]]
    store = published(tmp_path / "out", ROWS | {"revisions": bare})
    out = invoke("diff", ARTICLE, "--output", store.root).out
    assert out.count("words more") == 1
    assert "{+" not in out
    assert out.endswith("kept by `newsmill run --keep-revisions` only.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("ffff",), "has no article 'ffff'"), ((ARTICLE, "--revision", "4"), "--revision is 2 to 3")],
)
def test_what_is_wrong_is_said(invoke: Invoke, handmade: Store, arguments: tuple[str, ...], told: str) -> None:
    done = invoke("diff", *arguments, "--output", handmade.root)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_change_is_shown_with_the_words_around_it_and_nothing_acts_on_a_terminal(
    invoke: Invoke, tmp_path: Path
) -> None:
    long = " ".join(f"wort{ix}" for ix in range(50))
    texts = [f"Erste Zeile.\n{long} \x1b[31malt\u202e {long}\nLetzte.", f"Erste Zeile.\n{long} neu {long}\nLetzte."]
    kept = zip(ROWS["revisions"][:2], texts, strict=True)
    rows = [row | {"body": body, "title": REPLY["title"]} for row, body in kept]
    article = REPLY | {"revision": 2, "body": texts[1]}
    store = published(tmp_path / "out", ROWS | {"revisions": rows, "articles": [article]})
    out = invoke("diff", ARTICLE, "--output", store.root).out
    (line,) = (line for line in out.splitlines() if "{+" in line)
    around = " ".join(f"wort{ix}" for ix in (*range(42, 50), *range(8)))
    before, after = around[: around.index(" wort0")], around[around.index("wort0") :]
    assert " ".join(line.split()) == f"… {before} [- [31malt -] {{+neu+}} {after} …"
