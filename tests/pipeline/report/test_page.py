import datetime as dt
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from benchmarks import synthetic_store
from benchmarks.synthetic_rows import HOSTILE
from benchmarks.synthetic_store import make_store
from newsmill.pipeline.feeds.health import FeedHealth
from newsmill.pipeline.queries.named import catalogue
from newsmill.pipeline.report import gather, render
from newsmill.pipeline.report.articles import load_articles
from newsmill.pipeline.report.page import Page
from newsmill.pipeline.report.period import Period
from newsmill.pipeline.report.sources import sources
from newsmill.pipeline.store.layout import Store
from newsmill.transforms.ground.snapshot import BaseSnapshot
from tests.pipeline.report.conftest import MADE

ALONE = {"meta", "link", "rect", "path", "br"}
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


class Elements(HTMLParser):
    """The elements of a page; those that are opened have to be closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ALONE:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALONE:
            assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


@pytest.fixture(scope="module")
def text(page: Page) -> str:
    return render(page)


@pytest.fixture(scope="module")
def elements(text: str) -> Elements:
    return Elements(text)


def test_page_is_whole_and_the_same_each_time(text: str, elements: Elements, synthetic: Store) -> None:
    assert elements.open == []
    assert len(elements.values("id")) == len(set(elements.values("id")))
    assert render(gather(synthetic, MADE)) == text


def test_page_asks_nobody_and_runs_nothing(text: str, elements: Elements) -> None:
    assert not set(elements.tags) & {"script", "img", "iframe", "object", "embed", "form", "base", "video", "input"}
    assert not [name for name, _ in elements.attributes if name.startswith("on") or name in {"src", "srcset", "action"}]
    assert not re.search(r"url\(|@import", text)
    assert "default-src 'none'" in text


def test_links_lead_to_the_web_or_to_the_page_itself(elements: Elements) -> None:
    links = elements.values("href")
    outer = [link for link in links if link.startswith("https://")]
    inner = [link[1:] for link in links if link.startswith("#")]
    assert len(outer) > 50
    assert set(inner) <= set(elements.values("id"))
    assert len(outer) + len(inner) + links.count("data:,") == len(links)
    assert elements.values("rel").count("noopener noreferrer") == len(outer)


def test_texts_of_articles_are_escaped_and_without_controls(text: str) -> None:
    assert HOSTILE[0] not in text
    assert "&lt;script&gt;document.title" in text
    assert "<b></b>" not in text
    assert "{{ page.title }}" in text
    assert not CONTROLS.search(text)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text  # the payload of a reject
    assert "Wir haben lange gewartet, &lt;b&gt;" in text


def test_page_says_when_it_was_made_and_of_what(text: str) -> None:
    assert "Made 10 Mar 2026, 19:00 UTC" in text
    assert "Tuesday, 10 March 2026" in text
    assert "copies left out" in text


def test_only_the_clock_of_the_page_is_the_clock_of_the_machine(page: Page, text: str) -> None:
    later = render(replace(page, made_at=MADE.replace(year=2031)))
    assert later.replace("Made 10 Mar 2031", "Made 10 Mar 2026") == text


@pytest.mark.parametrize("articles", [0, 1, 3])
def test_few_articles(tmp_path: Path, articles: int) -> None:
    store = make_store(tmp_path / "news", articles, days=2, sources=1)
    made = render(gather(store, MADE))
    assert Elements(made).open == []
    assert ("No article yet" in made) == (articles == 0)
    assert ("no yesterday to compare with" in made) == (articles == 1)


def test_articles_without_any_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dated = synthetic_store.article_rows
    undated = {"published_at": None, "published_date": None}
    monkeypatch.setattr(synthetic_store, "article_rows", lambda *given: [row | undated for row in dated(*given)])
    made = render(gather(make_store(tmp_path / "news", 200, days=20), MADE))
    assert "No article is dated" in made
    assert "Without dates nothing rises" in made
    assert "with one of" not in made
    assert Elements(made).open == []


def test_a_store_that_is_being_written_is_read_as_it_was(synthetic: Store, text: str) -> None:
    half = synthetic.snapshots / "000002" / "articles"
    half.mkdir(parents=True)
    try:
        (half / "broken.parquet").write_bytes(b"PAR1")
        assert render(gather(synthetic, MADE)) == text
    finally:
        (half / "broken.parquet").unlink()
        half.rmdir()
        half.parent.rmdir()


def test_feeds_in_trouble_are_named_with_their_failures(page: Page) -> None:
    asked = {"fetched_at": MADE, "status": 200, "error": None, "items": 3}
    fetches = [
        asked,
        asked | {"status": 503, "error": "503", "items": None},
        asked | {"fetched_at": MADE - dt.timedelta(days=1)},
    ]
    url = "https://blatt.example/<rss>\x1b[31m"
    good = FeedHealth("https://gut.example/rss", MADE, MADE, 200, None, 0, None, False, 3, 1.0, None)
    bad = replace(good, feed_url=url, last_success=None, status=503, error="<b>503</b>", failures=4)
    found = sources(load_articles(BaseSnapshot("")), Period(None, None, None), [good, bad], fetches)
    assert (found.feeds, found.troubled) == (2, [bad])
    assert found.requests == [(MADE.date() - dt.timedelta(days=1), 1, 0), (MADE.date(), 2, 1)]
    made = render(replace(page, sources=found))
    assert "https://blatt.example/&lt;rss&gt; [31m" in made
    assert "&lt;b&gt;503&lt;/b&gt;" in made
    assert "1 failed: 10 Mar 1 of 2" in made
    assert "gut.example" not in made
    calm = sources(load_articles(BaseSnapshot("")), Period(None, None, None), [good], [])
    assert "None of 1 feed is in trouble" in render(replace(page, sources=calm))


def test_a_name_that_rises_by_chance_is_not_said_to_rise(page: Page) -> None:
    made = render(replace(page, rising=replace(page.rising, risers=[])))
    assert "has risen by more than chance" in made
    assert "these have risen" not in made
    assert "these have risen by more than chance" in render(page)


@pytest.mark.parametrize(("exact", "shown"), [(True, "10 Mar 2026, 19:00"), (False, "10 Mar 2026")])
def test_no_hour_is_told_that_nobody_gave(page: Page, exact: bool, shown: str) -> None:
    story = page.stories.stories[0]
    first = replace(story.first, published_at=MADE, exact=exact)
    made = render(replace(page, stories=replace(page.stories, stories=[replace(story, first=first, spread=[])])))
    assert f"First: <b>{first.source}</b>, {shown}." in made


def test_marks_are_explained_where_there_are_marks(page: Page) -> None:
    one, *_ = page.stories.stories
    of_two = replace(one, spread=one.spread[:2])
    told = [render(replace(page, stories=replace(page.stories, stories=[each]))) for each in (one, of_two)]
    assert ["Each mark below a story" in each for each in told] == ["When each article came" in each for each in told]
    assert "Each mark below a story" in told[0] + render(page)


def test_names_stand_in_the_order_of_an_index(page: Page) -> None:
    shown = [unescape(name) for name in re.findall(r'<details class="dossier"><summary>([^<]+)<', render(page))]
    assert len(shown) > 5
    assert shown == sorted(shown, key=lambda name: name.casefold().translate(str.maketrans("äöü", "aou")))


def test_each_question_of_the_documentation_has_its_query_and_its_section(text: str) -> None:
    told = (Path(__file__).parents[3] / "docs" / "front-page.md").read_text("utf-8")
    table = told.partition("## Which question is answered where")[2].partition("##")[0]
    rows = [row for row in table.splitlines() if row.startswith("| ") and not row.startswith("| Question")]
    assert len(rows) >= 8
    for row in rows:
        assert set(re.findall(r"queries\.md#([\w-]+)", row)) <= set(catalogue()), row
        assert set(re.findall(r"`#(\w+)`", row)) <= set(Elements(text).values("id")), row
        assert "queries.md#" in row, row
        assert "`#" in row, row
