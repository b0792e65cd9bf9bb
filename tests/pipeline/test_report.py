import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from newsmill.pipeline.report import gather, render
from newsmill.pipeline.report.figures import TOP, Figures
from newsmill.pipeline.report.page import _bucketed
from newsmill.pipeline.store.layout import current_path

DAY = dt.date(2026, 1, 30)
FIGURES = Figures(
    snapshot=3,
    articles=1234,
    stories=1200,
    mentions=9,
    rejects=1,
    undated=2,
    source_count=40,
    per_day=[(DAY, 2), (DAY + dt.timedelta(days=2), 4)],
    languages=[("de", 1234)],
    sources=[("blatt.example", 4), ("a<script>alert(1)</script>", 1)],
    kinds=[("exact", 1)],
    entities={"PER": [{"name": "Ann <b>Lee</b>\x1b[31m", "label": "PER", "mention_count": 2, "article_count": 1}]},
    clusters=[{"canonical_id": "0" * 32, "size": 2, "source_count": 1, "title": None}],
    removed=[],
    reasons=[],
)


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag not in {"meta", "line", "rect"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self.open.pop() == tag


@pytest.fixture(scope="module")
def gathered(built: Path) -> Figures:
    return gather(current_path(built / "out"))


def test_figures_of_a_store(gathered: Figures) -> None:
    assert (gathered.snapshot, gathered.articles, gathered.stories) == (2, 4, 3)
    assert (gathered.rejects, gathered.undated) == (1, 1)
    assert gathered.per_day == [(dt.date(2026, 2, 28), 1), (dt.date(2026, 3, 2), 1), (dt.date(2026, 3, 3), 1)]
    assert (gathered.sources, gathered.source_count) == ([("blatt.example", 4)], 1)
    assert gathered.reasons == [("malformed", 1)]
    assert gathered.mentions == sum(row["mention_count"] for rows in gathered.entities.values() for row in rows)


def test_page_of_a_store_is_whole(gathered: Figures) -> None:
    page = Page(render(gathered, "news"))
    assert page.open == []
    assert page.tags.count("svg") == 1


def test_page_asks_nobody_and_runs_nothing() -> None:
    text = render(FIGURES, "news")
    assert not set(Page(text).tags) & {"script", "img", "link", "iframe", "object", "a", "form"}
    assert not re.search(r"https?://|url\(|@import|\bon\w+=", text)
    assert "default-src 'none'" in text


def test_text_of_articles_is_escaped() -> None:
    text = render(FIGURES, "<i>news</i>\u202e")
    assert "Ann &lt;b&gt;Lee&lt;/b&gt; [31m" in text
    assert "a&lt;script&gt;" in text
    assert "&lt;i&gt;news&lt;/i&gt;" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_sources_are_all_counted_though_few_are_listed() -> None:
    assert "<dt>sources</dt><dd>40</dd>" in render(FIGURES, "news")
    assert TOP < 40


def test_what_there_is_none_of_has_no_heading() -> None:
    text = render(replace(FIGURES, entities={}, clusters=[], per_day=[]), "news")
    headings = ("Entities", "Most copied", "Articles per", "Lines taken out", "Rejects")
    assert not [name for name in headings if f"<h2>{name}" in text]


def test_days_without_articles_are_drawn_empty() -> None:
    counts = [2, 0, 4]
    expected = [(DAY + dt.timedelta(days=ix), count) for ix, count in enumerate(counts)]
    assert _bucketed(FIGURES.per_day) == (expected, "day")


@pytest.mark.parametrize(("days", "unit"), [(120, "day"), (121, "month")])
def test_long_times_are_drawn_by_month(days: int, unit: str) -> None:
    buckets, found = _bucketed([(DAY, 2), (DAY + dt.timedelta(days=days), 4)])
    assert found == unit
    assert sum(count for _, count in buckets) == 6
    assert len(buckets) == (121 if unit == "day" else 5)


def test_one_day_alone() -> None:
    text = render(replace(FIGURES, per_day=[(DAY, 1)]), "news")
    assert text.count("2026-01-30</text>") == 1
