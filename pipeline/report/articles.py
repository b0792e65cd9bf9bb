"""The articles of a snapshot by column: one place in every array is one article. Texts are read for chosen ones."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.report.links import web_link
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot

Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

UNKNOWN = np.iinfo(np.int64).min
"""Stands for a missing time or day."""

_COLUMNS = [
    *("article_id", "source", "published_at", "published_date", "first_seen_at", "language", "word_count"),
    *("story_id", "duplicate_of", "duplicate_kind", "agencies"),
]
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Headline:
    """An article as the page names it."""

    title: str | None
    """Null when it has none."""
    link: str | None
    """An http or https address; null when it has none that a page may link to."""
    source: str
    published_at: dt.datetime | None
    """UTC; null when unknown."""
    exact: bool
    """Its hour is known; else the document gives the day, month or year alone."""
    language: str | None
    copy: bool
    """It is a copy of another article."""


@dataclass(frozen=True)
class Articles:
    """All articles, copies too, in the order of the files."""

    rows: pa.Table
    """The columns that every section needs."""
    base: BaseSnapshot
    days: Places
    """Days since 1970 of publication; ``UNKNOWN`` for undated ones."""
    published: Places
    """Microseconds since 1970; ``UNKNOWN`` for undated ones."""
    seen: Places
    """Microseconds since 1970 of the first sight."""
    canonical: Mask
    """False for copies."""
    source: Places
    """Place of the source in ``sources``."""
    sources: list[str]
    parts: tuple[tuple[str, int, int], ...]
    """Partition, its first place, and the place behind its last."""

    def __len__(self) -> int:
        return len(self.days)

    def places(self, article_ids: pa.Array | pa.ChunkedArray) -> Places:
        """Return the place of each id, -1 where there is no such article."""
        found = pc.index_in(article_ids, value_set=self.rows.column("article_id").combine_chunks())
        return _numbers(pc.fill_null(found, -1))

    def headlines(self, chosen: Iterable[int]) -> dict[int, Headline]:
        """Return the headlines of the articles at ``chosen``; only the files that hold these are read."""
        wanted = np.array(sorted(set(chosen)), np.int64)
        found: dict[int, Headline] = {}
        for partition, start, end in self.parts:
            here = wanted[(wanted >= start) & (wanted < end)]
            if len(here):
                table = self.base.read(ARTICLES, partition, ["title", "url", "language", "published_precision"])
                texts = table.take(pa.array(here - start)).to_pylist()
                found |= {
                    place: self._headline(place, **text) for place, text in zip(here.tolist(), texts, strict=True)
                }
        return found

    def _headline(
        self, place: int, title: str | None, url: str | None, language: str | None, published_precision: str | None
    ) -> Headline:
        published = time_of(int(self.published[place]))
        source, copy = self.sources[self.source[place]], not self.canonical[place]
        exact = published_precision in {"second", "minute"}
        return Headline(title, web_link(url), source, published, exact, language, copy)


def load_articles(base: BaseSnapshot) -> Articles:
    """Return the articles of ``base``.

    Raises:
        OSError, ValueError: the snapshot is damaged.
    """
    partitions = base.partitions(ARTICLES)
    tables = [base.read(ARTICLES, partition, _COLUMNS) for partition in partitions]
    ends = list(accumulate((table.num_rows for table in tables), initial=0))
    rows = pa.concat_tables([base.read(ARTICLES, "", _COLUMNS), *tables])
    source = rows.column("source").combine_chunks().dictionary_encode()
    return Articles(
        rows=rows,
        base=base,
        days=_known(rows.column("published_date").cast(pa.int32())),
        published=_known(rows.column("published_at").cast(pa.int64())),
        seen=_known(rows.column("first_seen_at").cast(pa.int64())),
        canonical=np.asarray(pc.is_null(rows.column("duplicate_of")).to_numpy(), np.bool_),
        source=_numbers(source.indices),
        sources=source.dictionary.to_pylist(),
        parts=tuple(zip(partitions, ends, ends[1:], strict=False)),
    )


def time_of(microseconds: int) -> dt.datetime | None:
    """Return a time in UTC, null for ``UNKNOWN``."""
    return None if microseconds == UNKNOWN else _EPOCH + dt.timedelta(microseconds=microseconds)


def day_of(days: int) -> dt.date:
    """Return the date that is ``days`` after 1970-01-01."""
    return _EPOCH.date() + dt.timedelta(days=days)


def _known(column: pa.ChunkedArray) -> Places:
    return _numbers(pc.fill_null(column.cast(pa.int64()), UNKNOWN))


def _numbers(column: pa.Array | pa.ChunkedArray) -> Places:
    return np.asarray(column, np.int64)
