"""Markup that takes parsers and extraction the square of its size: told by its shape, and got through all the same."""

import datetime as dt
import time
from collections.abc import Callable

import pytest

from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.pages.blocks import parse
from newsmill.transforms.normalize.pages.crowded import CROWDED, without_inline
from newsmill.transforms.normalize.pages.wide_tags import MOST, WHOLE, widest_tag

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
PROSE = "Der Kreistag hat am Abend beschlossen, die Buslinie ins Oberland bis zum Winter wieder fahren zu lassen."
SECONDS = 3.0
"""CPU time that no page of this file may take: each took 12 s and more."""


def read(markup: str) -> Article | Reject:
    document = Document("file:///a.html", None, media_type="text/html", content=markup.encode(), charset="utf-8")
    started = time.process_time()
    row = normalize(document, SETTINGS)
    assert time.process_time() - started < SECONDS
    return row


def page(body: str) -> str:
    return f"<html><body><article><h1>Bus fährt wieder</h1><p>{PROSE}</p>{body}<p>{PROSE}</p></article></body></html>"


@pytest.mark.parametrize("inline", ["<a href=x>a</a> ", "<b>Ja</b>, ", "<em>a</em> ", "<abbr title=x>a</abbr> "])
def test_thousands_of_inline_elements_in_a_paragraph_cost_no_square(inline: str) -> None:
    row = read(page(f"<p>{inline * 8_000}</p>"))
    assert isinstance(row, Article)
    assert PROSE in row.body


def test_inline_markup_stays_where_a_block_has_little_of_it() -> None:
    few, many = "<b>Ja</b>, " * CROWDED, "<b>Ja</b>, " * (CROWDED + 1)
    tree = parse(f"<div><p>{few}</p><p>{many}<br>Nein <i>doch</i></p></div>")
    without_inline(tree)
    first, second = tree.findall(".//p")
    assert len(first) == CROWDED
    assert [child.tag for child in second] == ["br"]
    assert second[0].tail == "Nein doch"


def test_links_in_the_paragraphs_of_a_block_of_many_stay() -> None:
    tree = parse("<div>" + "<p>Ja <a href=x>Nein</a></p>" * (CROWDED + 1) + "</div>")
    without_inline(tree)
    assert len(tree.findall(".//a")) == CROWDED + 1


@pytest.mark.parametrize("attribute", ["a{} ", "a{}=b ", "a{}='b' "])
def test_a_tag_of_thousands_of_attributes_is_refused(attribute: str) -> None:
    row = read(page(f"<p {''.join(map(attribute.format, range(40_000)))}>Ja</p>"))
    assert isinstance(row, Reject)
    assert (row.reason, row.detail) == (Reason.TOO_LARGE, "a tag has 40000 attributes")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: b"<p " + b" ".join(b"a%d" % number for number in range(MOST)) + b">", MOST),
        (lambda: b"<p " + b" ".join(b"a%d" % number for number in range(MOST + 1)) + b">", MOST + 1),
        (lambda: b"<p " + b"/".join(b"a%d" % number for number in range(MOST + 1)) + b">", MOST + 1),
        (lambda: b"<img src='data:image/png;base64," + b"A" * 100_000 + b"'>", 0),
        (lambda: b"<script>" + b"var a = b; " * 5_000 + b"</script>", 0),
        # A sign in quotes ends no tag; it is looked for only where there is room for very many.
        (lambda: b"<p " + b" ".join(b"a%d='>'" % number for number in range(WHOLE // 9)) + b">", WHOLE // 9),
    ],
)
def test_the_widest_tag(made: Callable[[], bytes], told: int) -> None:
    assert widest_tag(made()) == told
