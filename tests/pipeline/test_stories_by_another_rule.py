"""A store whose stories an older rule told: what a run of today leaves as it is, and what `reprocess` tells anew."""

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsmill.pipeline.care.reprocess import reprocess
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.all_tables import SNAPSHOT_TABLES
from newsmill.schemas.state import STORY_VECTORS
from newsmill.schemas.tables import ARTICLES, STORIES
from newsmill.transforms.stories import totals
from newsmill.transforms.stories.grouping import MEASURES
from tests.pipeline.test_stories import ALONE, FERRY, FIRE, stories, told, write

Run = Callable[..., Any]
Row = dict[str, Any]

NOW = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)
FORMER, TODAY = "stories-0", totals.ALGORITHM
STRICT = replace(MEASURES["de"], threshold=0.4, thin=None)
"""Joins two of the three reports on the fire, and none on two days; today all three are one story."""
NEXT_FERRY = (
    "Fahrplan der Windsbraut steht", "Stündlich fährt die Fähre Windsbraut zwischen Tidenhuk und Lütjeoog, sobald die "
    "Reederei Ebbing ihren Fahrplan vorlegt. Die Gemeinden Lütjeoog und Tidenhuk zahlen mit.",
)  # fmt: skip


def dated(name: str, text: tuple[Any, ...], when: str) -> Row:
    url = f"https://blatt{len(name)}.example/{name}"
    return {"url": url, "title": text[0], "text": text[1], "published": f"2026-{when}:00:00Z"}


OLD = [
    dated("jan-fire-1", FIRE[0], "01-12T06"), dated("jan-fire-2", FIRE[1], "01-12T15"),
    dated("jan-fire-3", FIRE[2], "01-13T09"), dated("jan-ferry-1", FERRY[0], "01-12T08"),
    dated("jan-ferry-2", FERRY[1], "01-12T11"), dated("mar-fire-1", FIRE[0], "03-30T06"),
    dated("mar-fire-2", FIRE[1], "03-31T15"), dated("mar-ferry", FERRY[0], "03-31T08"),
    dated("apr-ferry", FERRY[1], "04-01T11"), dated("jun-ferry-1", FERRY[0], "06-10T08"),
    dated("jun-ferry-2", FERRY[1], "06-10T11"), dated("jun-goat", ALONE[0], "06-11T08"),
]  # fmt: skip
NEW = {
    "a month of other stories": dated("late", ALONE[0], "05-02T12"),
    "days behind a story": dated("behind", ALONE[0], "01-28T12"),
    "the day of stories": dated("beside", ALONE[0], "01-12T12"),
    "the first month of a story": dated("earlier", NEXT_FERRY, "03-31T09"),
    "the second month of a story": dated("later", NEXT_FERRY, "04-01T12"),
    "days before a story of two months": dated("before", ALONE[0], "03-29T12"),
}


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory, run_into: Run) -> Path:
    """Return a folder with `in`, and `out` whose stories another rule told."""
    folder = tmp_path_factory.mktemp("older")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(totals, "ALGORITHM", FORMER)
        patch.setitem(MEASURES, "de", STRICT)
        run_into(write(folder / "in", "old", OLD), folder / "out", NOW)
    return folder


@pytest.fixture
def upgraded(older: Path, tmp_path: Path, run_into: Run) -> Callable[[str], tuple[Store, Store]]:
    """Run with a new article, by its name in `NEW`, and return the store before and after it."""

    def go(new: str) -> tuple[Store, Store]:
        shutil.copytree(older / "out", tmp_path / "out", symlinks=True)
        run_into(write(tmp_path / "in", "new", [NEW[new]]), tmp_path / "out", NOW)
        after = Store(tmp_path / "out")
        assert verify(after) == []
        return Store(older / "out"), after

    return go


def rules(store: Store) -> dict[str, tuple[str, set[str]]]:
    """Return the rule and the articles of each row of ``stories``, by the name of its first article."""
    names = told(store)
    ids = {row["article_id"]: row["url"].rsplit("/", 1)[1] for row in base_of(store).read_all(ARTICLES).to_pylist()}
    return {
        ids[row["story_id"]]: (row["algorithm"], {name for name in names if names[name] == ids[row["story_id"]]})
        for row in stories(store)
    }


def rewritten(before: Store, after: Store) -> set[str]:
    """Return the months of ``articles`` whose files are others than before."""
    listed = [
        {(month, file.sha256) for month in base.partitions(ARTICLES) for file in base.entries(ARTICLES, month)}
        for base in map(base_of, (before, after))
    ]
    return {month for month, _ in listed[0] ^ listed[1]}


def lost(before: Store, after: Store) -> dict[str, int]:
    """Return how many rows each table has no more, by their keys."""
    found = {}
    for table in SNAPSHOT_TABLES:
        had, has = (
            {tuple(row.values()) for row in base_of(store).read_all(table, list(table.key)).to_pylist()}
            for store in (before, after)
        )
        found[table.name] = len(had - has)
    return {name: count for name, count in found.items() if count}


OF_BEFORE = {
    "jan-fire-2": (FORMER, {"jan-fire-2", "jan-fire-3"}),
    "jan-ferry-1": (FORMER, {"jan-ferry-1", "jan-ferry-2"}),
    "mar-ferry": (FORMER, {"mar-ferry", "apr-ferry"}),
    "jun-ferry-1": (FORMER, {"jun-ferry-1", "jun-ferry-2"}),
}


def test_the_other_rule_tells_other_stories(older: Path) -> None:
    assert rules(Store(older / "out")) == OF_BEFORE


@pytest.mark.parametrize(
    ("new", "month"), [("a month of other stories", "2026-05"), ("days behind a story", "2026-01")]
)
def test_stories_that_no_article_comes_to_stay_as_they_were_told(upgraded: Any, new: str, month: str) -> None:
    before, after = upgraded(new)
    assert rewritten(before, after) == {month}
    assert stories(after) == stories(before)
    assert lost(before, after) == {}


def test_stories_of_the_days_from_the_new_article_on_are_told_by_the_rule_of_today(upgraded: Any) -> None:
    before, after = upgraded("the day of stories")
    assert rewritten(before, after) == {"2026-01"}
    fire = {"jan-fire-1": (TODAY, {"jan-fire-1", "jan-fire-2", "jan-fire-3"})}
    assert rules(after) == {name: of for name, of in OF_BEFORE.items() if name != "jan-fire-2"} | fire
    assert lost(before, after) == {"stories": 1}, "that of the second report"
    assert [len(row["former_ids"]) for row in stories(after) if row["algorithm"] == TODAY] == [1]


@pytest.mark.parametrize(
    ("new", "month"), [("the first month of a story", "2026-03"), ("the second month of a story", "2026-04")]
)
def test_a_story_of_two_months_is_whole_when_one_of_them_is_rewritten(upgraded: Any, new: str, month: str) -> None:
    before, after = upgraded(new)
    assert rewritten(before, after) == {month}
    name = NEW[new]["url"].rsplit("/", 1)[1]
    fire = {} if month == "2026-04" else {"mar-fire-1": (TODAY, {"mar-fire-1", "mar-fire-2"})}
    assert rules(after) == OF_BEFORE | fire | {"mar-ferry": (TODAY, {"mar-ferry", "apr-ferry", name})}
    assert lost(before, after) == {}


def test_a_story_of_two_months_that_comes_out_as_it_was_keeps_the_name_of_its_rule(upgraded: Any) -> None:
    before, after = upgraded("days before a story of two months")
    assert rewritten(before, after) == {"2026-03"}
    assert rules(after) == OF_BEFORE | {"mar-fire-1": (TODAY, {"mar-fire-1", "mar-fire-2"})}
    assert lost(before, after) == {}


def test_reprocess_tells_all_stories_as_a_store_built_afresh_has_them(
    older: Path, upgraded: Any, tmp_path: Path, run_into: Run
) -> None:
    _, store = upgraded("the day of stories")
    assert {row["algorithm"] for row in stories(store)} == {FORMER, TODAY}
    reprocess(store, Settings(), NOW)
    assert verify(store) == []
    assert {row["algorithm"] for row in stories(store)} == {TODAY}
    shutil.copy(older / "in" / "old.jsonl", tmp_path / "in" / "old.jsonl")
    run_into(tmp_path / "in", tmp_path / "afresh", NOW, entities=True)
    afresh = Store(tmp_path / "afresh")
    # The other input folder and the runs before show there alone.
    history = {ARTICLES: {"document_uri", "run_key"}, STORIES: {"former_ids"}}
    for table in (*SNAPSHOT_TABLES, STORY_VECTORS):
        names = [name for name in table.schema.names if name not in history.get(table, ())]
        assert base_of(store).read_all(table, names).equals(base_of(afresh).read_all(table, names)), table.name
