"""Articles about made-up events, and a store of them in memory."""

import datetime as dt
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from newsmill.schemas.stable_ids import stable_id
from newsmill.transforms.stories.columns import read_vectors
from newsmill.transforms.stories.days import Archive, tell_stories
from newsmill.transforms.stories.vector import story_vectors

START = dt.datetime(2026, 3, 2, 6, tzinfo=dt.UTC)
COMMON = [
    "der",
    "die",
    "das",
    "und",
    "mit",
    "auf",
    "in",
    "von",
    "zu",
    "für",
    "nach",
    "bei",
    "über",
    "unter",
    "gegen",
    "am",
    "im",
    "ein",
    "eine",
    "nicht",
    "auch",
    "noch",
    "wieder",
]
SYLLABLES = [
    "bar",
    "ko",
    "len",
    "mir",
    "tus",
    "fal",
    "gen",
    "ros",
    "wik",
    "dam",
    "sel",
    "nor",
    "hau",
    "per",
    "zin",
    "gol",
]

Row = dict[str, Any]


def make_article(key: str, title: str | None, body: str, *, hours: float | None = 0, **more: Any) -> Row:
    published = None if hours is None else START + dt.timedelta(hours=hours)
    return {
        "article_id": stable_id("article", "locator", key), "title": title, "body": body, "published_at": published,
        "first_seen_at": START, "source": "haus.example", "language": "de", **more,
    }  # fmt: skip


def make_batch(rows: Iterable[Row]) -> pa.RecordBatch:
    times = {name: pa.timestamp("us", "UTC") for name in ("published_at", "first_seen_at")}
    names = (
        *("article_id", "title", "body", "published_at", "first_seen_at", "source", "language"),
        *("document_uri", "locator"),
    )
    listed = [{"document_uri": "file:///a", "locator": row["article_id"], **row} for row in rows]
    arrays = [pa.array([row[name] for row in listed], times.get(name, pa.string())) for name in names]
    return pa.RecordBatch.from_arrays(arrays, names=names)


def make_event(seed: int, articles: int, *, hours: float = 0, apart: float = 3) -> list[Row]:
    """Return articles on one event: its own names, in other words each time."""
    rng = random.Random(seed)
    names = ["".join(rng.sample(SYLLABLES, 3)).capitalize() for _ in range(14)]
    rows = []
    for ix in range(articles):
        words = [rng.choice(names) if rng.random() < 0.3 else rng.choice(COMMON) for _ in range(240)]
        title = " ".join(rng.sample(names, 3))
        rows.append(make_article(f"{seed}-{ix}", title, " ".join(words), hours=hours + apart * ix))
    return rows


class Store:
    """Vectors and stories of one language, kept as the runs left them."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self.stories: dict[bytes, bytes] = {}

    def run(self, rows: Iterable[Row] = (), forget: Iterable[str] = ()) -> None:
        new, gone = {row["article_id"]: row for row in rows}, set(forget)
        left = [row for id_, row in self.rows.items() if id_ in new.keys() | gone]
        changed = {_day(row) for row in (*new.values(), *left)}
        self.rows = {id_: row for id_, row in (self.rows | new).items() if id_ not in gone}
        for row in (*new.values(), *left):
            self.stories.pop(row["article_id"].encode(), None)
        for told in tell_stories(self._archive(), changed):
            self.stories |= dict(zip(told.articles.tolist(), told.stories.tolist(), strict=True))

    def outcome(self) -> dict[str, str]:
        return {id_: self.stories.get(id_.encode(), id_.encode()).decode() for id_ in self.rows}

    def _archive(self) -> Archive:
        vectors = pa.Table.from_batches([story_vectors(make_batch(self.rows.values()))])
        before = dict(self.stories)

        def read(day: int) -> Any:
            part = read_vectors(vectors.filter(pc.equal(vectors.column("day"), day)))
            return replace(part, stories=np.array([before.get(id_, id_) for id_ in part.ids.tolist()], "S32"))

        return Archive("de", tuple(sorted({_day(row) for row in self.rows.values()})), read)


def _day(row: Row) -> int:
    return ((row["published_at"] or row["first_seen_at"]).date() - dt.date(1970, 1, 1)).days


@pytest.fixture
def article() -> Callable[..., Row]:
    return make_article


@pytest.fixture
def batch() -> Callable[..., pa.RecordBatch]:
    return make_batch


@pytest.fixture
def event() -> Callable[..., list[Row]]:
    return make_event


@pytest.fixture
def store() -> type[Store]:
    return Store
