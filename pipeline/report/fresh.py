"""What is new since yesterday: the day that ends with the last sight of a new article, beside the day before it."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.report.articles import Articles, Headline, Mask, Places
from newsmill.pipeline.report.period import Period
from newsmill.schemas.tables import REJECTS, REVISIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot

CHANGES_SHOWN, SOURCES_SHOWN = 8, 8
Times = Places
_DAY = 86_400_000_000
"""Microseconds."""


@dataclass(frozen=True)
class Counts:
    """What one day of sights brought."""

    articles: int
    copies: int
    sources: int
    changed: int
    """Revisions beyond the first."""
    silent: int
    """Those that do not say that they changed something."""
    rejects: int


@dataclass(frozen=True)
class Change:
    """An article that was changed after publication."""

    headline: Headline
    share: float
    """Share of words changed, 0 to 1."""
    title_changed: bool
    silent: bool


@dataclass(frozen=True)
class Fresh:
    """What is new."""

    now: Counts
    before: Counts
    all_at_once: bool
    """Everything in the store was first seen within that one day."""
    by_source: list[tuple[str, int]]
    """New articles, most first."""
    more_sources: int
    first_time: list[str]
    """Sources of which nothing was seen earlier, when there was an earlier."""
    changes: list[Change]
    """The greatest first."""
    per_day: list[tuple[int, int]]
    """Articles and copies by day of publication, of the five weeks."""


def fresh(base: BaseSnapshot, articles: Articles, period: Period) -> Fresh:
    """Return what is new."""
    last = int(articles.seen.max()) if len(articles) else 0
    revisions = _changed(base, articles, last)
    rejects = _times(base.read_all(REJECTS, ["first_seen_at"]))
    now, before = (_counts(articles, revisions, rejects, last - back) for back in (0, _DAY))
    ranked = _ranked(articles, articles.canonical & _of_the_day(articles.seen, last))
    earlier = {articles.sources[place] for place in np.unique(articles.source[articles.seen <= last - _DAY])}
    return Fresh(
        now=now,
        before=before,
        all_at_once=not earlier,
        by_source=ranked[:SOURCES_SHOWN],
        more_sources=max(0, len(ranked) - SOURCES_SHOWN),
        first_time=sorted({name for name, _ in ranked} - earlier) if earlier else [],
        changes=_changes(articles, revisions.filter(pa.array(_of_the_day(_times(revisions), last)))),
        per_day=_per_day(articles, period),
    )


def _changed(base: BaseSnapshot, articles: Articles, last: int) -> pa.Table:
    """Return the revisions beyond the first of canonical articles that were seen in the last two days."""
    columns = ["article_id", "revision", "first_seen_at", "changed_share", "title_changed", "silent"]
    parts = [base.read(REVISIONS, "", columns)]
    for partition in base.partitions(REVISIONS):
        rows = base.read(REVISIONS, partition, columns)
        parts.append(rows.filter(pa.array(_times(rows) > last - 2 * _DAY)))
    rows = pa.concat_tables(parts)
    rows = rows.filter(pc.greater(rows.column("revision"), 1))
    places = articles.places(rows.column("article_id"))
    return rows.filter(pa.array((places >= 0) & articles.canonical[places])) if rows.num_rows else rows


def _counts(articles: Articles, revisions: pa.Table, rejects: Times, last: int) -> Counts:
    seen = _of_the_day(articles.seen, last)
    changed = revisions.filter(pa.array(_of_the_day(_times(revisions), last)))
    return Counts(
        articles=int((seen & articles.canonical).sum()),
        copies=int((seen & ~articles.canonical).sum()),
        sources=len(np.unique(articles.source[seen & articles.canonical])),
        changed=changed.num_rows,
        silent=pc.sum(changed.column("silent").cast(pa.int64())).as_py() or 0,
        rejects=int(_of_the_day(rejects, last).sum()),
    )


def _of_the_day(times: Times, last: int) -> Mask:
    return (times > last - _DAY) & (times <= last)


def _times(rows: pa.Table) -> Times:
    return np.asarray(rows.column("first_seen_at").cast(pa.int64()), np.int64)


def _ranked(articles: Articles, chosen: Mask) -> list[tuple[str, int]]:
    counts = np.bincount(articles.source[chosen], minlength=len(articles.sources)).tolist()
    found = [(name, count) for name, count in zip(articles.sources, counts, strict=True) if count]
    return sorted(found, key=lambda item: (-item[1], item[0]))


def _changes(articles: Articles, revisions: pa.Table) -> list[Change]:
    order = [("changed_share", "descending"), ("article_id", "ascending"), ("revision", "ascending")]
    top = revisions.sort_by(order).slice(0, CHANGES_SHOWN)
    places = articles.places(top.column("article_id")).tolist()
    headlines = articles.headlines(places)
    return [
        Change(headlines[place], row["changed_share"] or 0.0, bool(row["title_changed"]), bool(row["silent"]))
        for place, row in zip(places, top.drop_columns("first_seen_at").to_pylist(), strict=True)
    ]


def _per_day(articles: Articles, period: Period) -> list[tuple[int, int]]:
    found = []
    for back in range(len(period.days) - 1, -1, -1):
        there = period.within(articles, 1, back)
        found.append((int((there & articles.canonical).sum()), int((there & ~articles.canonical).sum())))
    return found
