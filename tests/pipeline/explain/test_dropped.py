from pathlib import Path
from typing import Any

import pytest

from newsmill.pipeline.explain.dropped import SHOWN, dropped_lines
from newsmill.pipeline.explain.duplicates import explanation
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import ARTICLES

TEXT = "<p>Die Fähre nach Sandholm fährt ab Pfingsten wieder, teilte der Hafenmeister am Donnerstag mit.</p>"
PAGE = (
    "<!DOCTYPE html><html><body><nav><a href='/'>Start</a></nav><article><h1>Fähre fährt wieder</h1>"
    f"{TEXT}<div class='comments'><p>Viel zu teuer!</p></div></article></body></html>"
)


def test_explain_shows_what_was_taken_out_of_a_page(tmp_path: Path, run_into: Any) -> None:
    page = tmp_path / "fähre 1.html"
    page.write_text(PAGE, "utf-8")
    run_into(page, tmp_path / "out")
    store = Store(tmp_path / "out")
    base = base_of(store)
    [row] = [row for month in base.partitions(ARTICLES) for row in base.read(ARTICLES, month).to_pylist()]
    assert (row["dropped_blocks"], row["dropped_words"]) == (2, 4)
    told = explanation(store, row["article_id"])
    assert told.endswith("Of its page 2 blocks (4 words) are not in its text:\n  Start\n  Viel zu teuer!")
    page.write_text(PAGE.replace("Viel zu teuer!", "a</p><p>b"), "utf-8")
    assert explanation(store, row["article_id"]).endswith("so they are not shown.")
    page.unlink()
    assert explanation(store, row["article_id"]).endswith("so they are not shown.")


def test_nothing_is_said_where_nothing_was_taken_out() -> None:
    for count in (None, 0):
        assert dropped_lines({"document_uri": "file:///a.html", "dropped_blocks": count, "dropped_words": count}) == []


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        ("https://a.example/x.html", "it is not fetched again"),
        ("file://named/x.html", "the store does not know where its root named lies"),
        ("file:///a.zip!/x.html", "it lies in an archive"),
        ("file:///", "the file cannot be read again, or has changed"),
    ],
)
def test_only_files_of_their_own_are_read_again_and_of_others_it_is_said_why_not(uri: str, reason: str) -> None:
    told = dropped_lines({"document_uri": uri, "dropped_blocks": 3, "dropped_words": 9})
    assert told == [f"Of its page 3 blocks (9 words) are not in its text; {reason}, so they are not shown."]


def test_long_lists_are_cut(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    menu = "".join(f"<li><a href='/{ix}'>Ort {ix}</a></li>" for ix in range(SHOWN + 5))
    page.write_text(f"<!DOCTYPE html><html><body><ul>{menu}</ul><article>{TEXT * 3}</article></body></html>", "utf-8")
    told = dropped_lines({"document_uri": page.as_uri(), "dropped_blocks": SHOWN + 5, "dropped_words": 0})
    assert told[-1] == "  … and 5 more"
