"""The stories of the day: those with an article on it, by how many papers told them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.report.articles import UNKNOWN, Articles, Headline, Mask, Places
from newsmill.pipeline.report.coverage import Coverage
from newsmill.pipeline.report.period import WEEK, Period
from newsmill.schemas.tables import STORIES
from newsmill.transforms.ground.snapshot import BaseSnapshot

SHOWN, LISTED, HEADLINES = 10, 40, 12
"""Stories of the page, articles of a story, and headlines where no story is told."""
ENOUGH = 3
"""Stories of one day from which the day speaks for itself; else the whole week does."""


@dataclass(frozen=True)
class Story:
    """One story."""

    title: str
    lead: Headline
    articles: int
    """Copies left out."""
    copies: int
    sources: list[tuple[str, int]]
    """With their articles, copies included, most first."""
    first: Headline
    """Published first."""
    spread: list[tuple[float, bool]]
    """When each article came, 0 first and 1 last, and whether it is a copy."""
    hours: float | None
    """From the first to the last; null without dates."""
    entities: list[int]
    """Places in the coverage."""
    agencies: list[str]
    agency_share: float | None
    listed: list[Headline]
    """By publication, at most so many as are shown."""


@dataclass(frozen=True)
class Stories:
    """The stories of the page."""

    days: int
    """Days that they are taken from: one or seven; none when nothing is dated."""
    found: int
    """Stories with an article on these days."""
    stories: list[Story]
    headlines: list[Headline]
    """The latest articles, when there is no story."""


def stories(base: BaseSnapshot, articles: Articles, coverage: Coverage, period: Period) -> Stories:
    """Return the stories of the day."""
    table = base.read_all(STORIES)
    ids = articles.rows.column("story_id").combine_chunks()
    story = np.asarray(
        pc.fill_null(pc.index_in(ids, value_set=table.column("story_id").combine_chunks()), -1), np.int64
    )
    for days in (1, WEEK):
        inside = period.within(articles, days) if period.day else np.ones(len(articles), np.bool_)
        chosen = _chosen(articles, story, inside, table)
        if len(chosen) >= ENOUGH or period.day is None:
            break
    rows = table.take(pa.array(chosen[:SHOWN], pa.int64())).to_pylist()
    members = [_in_order(articles, np.flatnonzero(story == place)) for place in chosen[:SHOWN]]
    told = [_story(articles, coverage, row, places) for row, places in zip(rows, members, strict=True)]
    return Stories(days if period.day else 0, len(chosen), told, [] if told else _latest(articles, period))


def _chosen(articles: Articles, story: Places, inside: Mask, table: pa.Table) -> list[int]:
    """Return the places of the stories with articles ``inside``, those of most articles there first."""
    here = np.bincount(story[inside & articles.canonical & (story >= 0)], minlength=table.num_rows)
    sources, sizes = table.column("source_count").to_pylist(), table.column("article_count").to_pylist()
    ids = table.column("story_id").to_pylist()
    return sorted(
        np.flatnonzero(here).tolist(), key=lambda place: (-here[place], -sources[place], -sizes[place], ids[place])
    )


def _in_order(articles: Articles, places: Places) -> Places:
    """Return ``places`` by time of publication, undated ones last."""
    when = articles.published[places]
    return places[np.lexsort((places, when, when == UNKNOWN))]


def _story(articles: Articles, coverage: Coverage, row: dict[str, Any], places: Places) -> Story:
    lead = int(articles.places(pa.array([row["lead_article_id"]]))[0])
    listed = places[:LISTED].tolist()
    headlines = articles.headlines([lead, *listed])
    counts = Counter(articles.sources[place] for place in articles.source[places])
    first, last = row["first_published_at"], row["last_published_at"]
    return Story(
        title=row["title"],
        lead=headlines[lead],
        articles=row["article_count"],
        copies=row["copy_count"],
        sources=sorted(counts.items(), key=lambda item: (-item[1], item[0])),
        first=headlines[listed[0]],
        spread=_spread(articles, places),
        hours=(last - first).total_seconds() / 3600 if first and last else None,
        entities=[place for place in coverage.places(row["entity_ids"] or []) if coverage.told[place]],
        agencies=row["agencies"] or [],
        agency_share=row["agency_share"],
        listed=[headlines[place] for place in listed],
    )


def _spread(articles: Articles, places: Places) -> list[tuple[float, bool]]:
    dated = places[articles.published[places] != UNKNOWN]
    if not len(dated):
        return []
    when = articles.published[dated]
    positions = (when - when[0]) / max(1, int(when[-1] - when[0]))
    return list(zip(positions.tolist(), (~articles.canonical[dated]).tolist(), strict=True))


def _latest(articles: Articles, period: Period) -> list[Headline]:
    own = np.flatnonzero(articles.canonical & (articles.days <= (period.number if period.day else 0)))
    order: Sequence[int] = own[np.lexsort((own, -articles.published[own]))][:HEADLINES].tolist()
    headlines = articles.headlines(order)
    return [headlines[place] for place in order]
