"""The SQL below each section gives the figures above it."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from newsmill.pipeline import report
from newsmill.pipeline.interface import open as open_store
from newsmill.pipeline.queries.answer import ask
from newsmill.pipeline.queries.database import told
from newsmill.pipeline.queries.values import Given
from newsmill.pipeline.report.page import Page
from newsmill.pipeline.report.render import statements
from newsmill.pipeline.store.layout import Store

QUERIES = Path(report.__file__).parent / "queries"


@pytest.fixture(scope="module")
def answers(synthetic: Store) -> dict[str, list[list[tuple[Any, ...]]]]:
    """Return what each statement of each query answers."""
    store = open_store(synthetic.root)
    names = [file.stem for file in QUERIES.glob("*.sql")]
    return {name: [store.sql(sql).fetchall() for _, sql in statements(name)] for name in names}


Answers = dict[str, list[list[tuple[Any, ...]]]]


def test_every_query_answers_something(answers: Answers) -> None:
    assert duckdb.__version__
    assert [name for name, rows in answers.items() if not all(rows)] == []


def test_masthead(answers: Answers, page: Page) -> None:
    counts, period, lag = answers["masthead"]
    head = page.masthead
    assert counts == [(head.articles, head.copies, head.sources, head.undated)]
    assert period == [(page.period.day, page.period.first)]
    assert lag[0] == pytest.approx((head.fresh, head.lag, head.lag_99))


def test_fresh(answers: Answers, page: Page) -> None:
    seen, changed, by_source, per_day = answers["fresh"]
    days = (page.fresh.now, page.fresh.before)
    assert seen == [(back, day.articles, day.copies, day.sources) for back, day in enumerate(days)]
    assert changed == [(back, day.changed, day.silent) for back, day in enumerate(days) if day.changed]
    assert by_source[:8] == page.fresh.by_source
    drawn = zip(page.period.days, page.fresh.per_day, strict=True)
    assert per_day == [(day, *counts) for day, counts in drawn if any(counts)]


def test_stories(answers: Answers, page: Page) -> None:
    assert page.stories.days == 1
    told = [(story.title, story.articles, story.copies, len(story.sources)) for story in page.stories.stories]
    (rows,) = answers["stories"]
    assert [row[1:5] for row in rows[:10]] == told
    assert len(rows) == page.stories.found
    assert rows[0][5:7] == (page.stories.stories[0].first.source, page.stories.stories[0].first.published_at)


def test_rising(answers: Answers, page: Page) -> None:
    (rows,) = answers["rising"]
    assert len(rows) == page.rising.tested
    risers = page.rising.risers
    assert risers[0].holds
    assert [row[:4] for row in rows[: len(risers)]] == [
        (each.name, each.label, each.now, each.before) for each in risers
    ]
    assert [row[4] for row in rows[: len(risers)]] == pytest.approx([each.chance for each in risers])
    assert sum(row[5] for row in rows[: len(risers)]) == sum(each.holds for each in risers)


def test_the_named_query_finds_the_same_names_rising(synthetic: Store, answers: Answers, page: Page) -> None:
    found = ask(synthetic, "rising", Given(others={"limit": "1000"}))
    rows = [row for batch in told(found.reader) for row in batch.to_pylist()]
    now, before = page.rising.now, page.rising.before
    assert [row["name"] for row in rows] == [row[0] for row in answers["rising"][0] if row[2] * before > row[3] * now]
    assert sum(row["holds"] for row in rows) >= 1
    risers = page.rising.risers
    told_by_page = [(each.name, each.now, each.before, round(each.chance, 6), each.holds) for each in risers]
    assert [
        (row["name"], row["articles"], row["four_weeks_before"], row["p"], row["holds"]) for row in rows[: len(risers)]
    ] == told_by_page


def test_entities(answers: Answers, page: Page) -> None:
    top, together, said = answers["entities"]
    dossiers = page.dossiers.by_entity
    for label, places in page.dossiers.index:
        found = [(label, dossiers[at].name, dossiers[at].articles, dossiers[at].source_count) for at in places]
        assert [row for row in top if row[0] == label][: len(found)] == found
    some = dossiers[page.dossiers.index[0][1][0]]
    assert some.companions
    expected = [(other, count) for name, other, count, _ in together if name == some.name][: len(some.companions)]
    assert [(name, count) for _, name, count in some.companions] == expected
    spoken = {(name, text) for name, text, *_ in said}
    quotes = {(each.name, quote.text) for each in dossiers.values() for quote in each.quotes}
    assert quotes
    assert quotes <= spoken


def test_copying(answers: Answers, page: Page) -> None:
    pairs, shares, agencies = answers["copying"]
    found = page.copying
    assert not found.whole
    assert [row[:3] for row in pairs[: len(found.pairs)]] == [(p.first, p.second, p.articles) for p in found.pairs]
    assert [row[3] for row in pairs[: len(found.pairs)]] == pytest.approx([p.hours for p in found.pairs])
    assert shares == [(share.source, share.articles, share.copies, share.agency) for share in found.shares]
    assert agencies == found.agencies


def test_sources(answers: Answers, page: Page) -> None:
    cells, silences = answers["sources"]
    drawn = {
        (row.source, day, count)
        for row in page.sources.rows
        for day, count in zip(page.sources.days, row.per_day, strict=True)
        if count
    }
    assert drawn == set(cells)
    assert {row.source for row in page.sources.rows if row.gap} == {row[0] for row in silences if row[3] < 0.001}
    assert {(row.source, row.articles, row.silent) for row in page.sources.rows} == {row[:3] for row in silences}


def test_texture(answers: Answers, page: Page) -> None:
    languages, words, missing = answers["texture"]
    assert languages == page.texture.languages
    assert words == [page.texture.quartiles]
    assert list(missing[0]) == [count for _, count in page.texture.missing]


def test_rejects(answers: Answers, page: Page) -> None:
    assert answers["rejects"] == [[(each.reason, each.rejects, each.stages) for each in page.rejects]]
