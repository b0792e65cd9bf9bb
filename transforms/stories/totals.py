"""Rows of ``stories``: what follows from the articles and mentions of the months that a run rewrote."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import MergedPartition, TableRows
from newsmill.schemas.table import Table
from newsmill.schemas.tables import ARTICLES, MENTIONS, STORIES
from newsmill.transforms.ground.buckets import buckets
from newsmill.transforms.ground.kept_columns import KeptColumns
from newsmill.transforms.ground.partitions import by_bucket
from newsmill.transforms.ground.snapshot import BaseSnapshot, no_rows
from newsmill.transforms.stories.headline import lead_of
from newsmill.transforms.stories.touched import (
    ALGORITHM,
    MENTION,
    PLACE,
    read_articles,
    read_mentions,
    several,
    touched_stories,
)

ENTITIES = 8
"""Entities of a story that are named."""

Row = dict[str, Any]

_STORY = pa.schema([STORIES.schema.field("story_id")])
_KEPT_STORIES, _KEPT_PLACES = KeptColumns(_STORY), KeptColumns(PLACE)


def total_stories(base: BaseSnapshot, merged: Iterable[MergedPartition], anew: bool = False) -> list[TableRows]:
    """Return the changes to ``stories`` that follow from the rewritten partitions ``merged`` of any table.

    Args:
        base: the store.
        merged: what was rewritten.
        anew: all stories of the store were told again, by the rule of today. Else a row keeps the name of the rule that
            told it until an article comes to the story or leaves it.
    """
    new = {(part.table, part.partition): part for part in merged}
    months = sorted({month for table, month in new if table in (ARTICLES.name, MENTIONS.name)})
    if not months:
        return []
    around = sorted({near for month in months for near in _around(month)})
    paths = _files(base, new, ARTICLES, around)
    places = list(zip(paths, _KEPT_PLACES.read(paths), strict=True))
    articles = pa.concat_tables([no_rows(PLACE), *(rows for _, rows in places)])
    stored = base.read_all(STORIES, ["story_id", "algorithm"]) if anew else _stored_ids(base)
    touched = touched_stories(base, new, articles, stored)
    wanted = pc.unique(pa.concat_arrays([touched.stories, _told_otherwise(stored)])) if anew else touched.stories
    members = _members(places, wanted)
    own = pa.array(sorted({row["article_id"] for rows in members.values() for row in rows}), pa.string())
    before, published = _stored_rows(base, stored.column("story_id"), wanted, own)
    entities = _entities(read_mentions(_files(base, new, MENTIONS, around), own))
    now = {story: _row(story, rows, entities, published) for story, rows in members.items()}
    if not anew:
        _keep_names(now, before, set(touched.regrouped.to_pylist()))
    return list(_changes(base, now, before))


def _stored_ids(base: BaseSnapshot) -> pa.Table:
    """Return the ids of all stories of the store."""
    return pa.concat_tables([no_rows(_STORY), *_KEPT_STORIES.read(base.all_files(STORIES))])


def _told_otherwise(stored: pa.Table) -> pa.Array:
    """Return the stories that another rule told."""
    rows = stored.filter(pc.not_equal(stored.column("algorithm"), ALGORITHM))
    return rows.column("story_id").combine_chunks()


def _keep_names(now: Mapping[str, Row], before: Mapping[str, Row], regrouped: set[str]) -> None:
    """Let the rows of stories that no article came to or left bear the name of the rule that told them."""
    for story in (now.keys() & before.keys()) - regrouped:
        now[story]["algorithm"] = before[story]["algorithm"]


def _stored_rows(
    base: BaseSnapshot, stored: pa.ChunkedArray, wanted: pa.Array, articles: pa.Array
) -> tuple[dict[str, Row], set[str]]:
    """Return the rows of the stories ``wanted`` by id, and which of ``articles``, or others, were ids of stories.

    An article whose id was a story's, or is a former one, was in that story: now in another, it touches both.
    """
    held = stored.filter(pc.is_in(stored, value_set=pa.concat_arrays([wanted, articles]))).combine_chunks()
    names = sorted(pc.unique(buckets(held, base.buckets(STORIES))).to_pylist())
    rows = pa.concat_tables([no_rows(STORIES.schema), *(base.read(STORIES, name) for name in names)])
    found: list[Row] = rows.filter(pc.is_in(rows.column("story_id"), value_set=held)).to_pylist()
    told = set(wanted.to_pylist())
    published = {id_ for row in found for id_ in (row["story_id"], *row["former_ids"])}
    return {row["story_id"]: row for row in found if row["story_id"] in told}, published


def _changes(base: BaseSnapshot, now: Mapping[str, Row], before: Mapping[str, Row]) -> Iterator[TableRows]:
    put = pa.Table.from_pylist([row for story, row in sorted(now.items()) if before.get(story) != row], STORIES.schema)
    yield from by_bucket(STORIES, put, base)
    gone = pa.table({"story_id": pa.array(sorted(set(before) - set(now)), pa.string())})
    yield from by_bucket(STORIES, gone, base, "drop")


def _members(places: Sequence[tuple[str, pa.Table]], touched: pa.Array) -> dict[str, list[Row]]:
    """Return the articles of each of the stories that has two or more, by (published, id)."""
    joined = several(pa.concat_tables([no_rows(PLACE), *(rows for _, rows in places)]))
    stories = joined.filter(pc.is_in(joined, value_set=touched))
    holding = [path for path, rows in places if pc.any(pc.is_in(rows.column("story_id"), value_set=stories)).as_py()]
    articles = read_articles(holding)
    chosen = pc.is_in(articles.column("story_id"), value_set=stories)
    wanted = articles.filter(chosen).sort_by([("published_at", "ascending"), ("article_id", "ascending")])
    found: dict[str, list[Row]] = defaultdict(list)
    for row in wanted.to_pylist():
        found[row["story_id"]].append(row)
    return {story: rows for story, rows in found.items() if len(rows) > 1}


def _row(story: str, rows: list[Row], entities: Mapping[str, list[str]], published: set[str]) -> Row:
    canonical = [row for row in rows if row["duplicate_of"] is None] or rows
    lead = canonical[lead_of([row["title"] for row in canonical])]
    agencies = Counter(name for row in rows for name in row["agencies"] or ())
    named = sum(bool(row["agencies"]) for row in rows)
    return {
        "story_id": story,
        "former_ids": sorted(row["article_id"] for row in rows if row["article_id"] in published - {story}),
        "title": lead["title"] or "",
        "lead_article_id": lead["article_id"],
        "article_count": sum(row["duplicate_of"] is None for row in rows),
        "copy_count": sum(row["duplicate_of"] is not None for row in rows),
        "source_count": len({row["source"] for row in rows}),
        "first_published_at": rows[0]["published_at"],
        "last_published_at": rows[-1]["published_at"],
        "first_source": rows[0]["source"],
        "language": rows[0]["language"],
        "entity_ids": _most_telling([entities.get(row["article_id"], []) for row in rows]),
        "agencies": sorted(agencies, key=lambda name: (-agencies[name], name)),
        "agency_share": named / len(rows) if named else None,
        "algorithm": ALGORITHM,
    }


def _most_telling(of_articles: list[list[str]]) -> list[str]:
    """Entities that most articles of the story name; of equals those mentioned most often, then by id."""
    articles = Counter(entity for found in of_articles for entity in set(found))
    mentions = Counter(entity for found in of_articles for entity in found)
    return sorted(articles, key=lambda entity: (-articles[entity], -mentions[entity], entity))[:ENTITIES]


def _entities(mentions: pa.Table) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for article, entity in zip(*(mentions.column(name).to_pylist() for name in MENTION), strict=True):
        found[article].append(entity)
    return found


def _files(
    base: BaseSnapshot, new: Mapping[tuple[str, str], MergedPartition], table: Table, months: Iterable[str]
) -> list[str]:
    """Return the files of some months as they will be."""
    parts = [(month, new.get((table.name, month))) for month in months]
    return [
        path
        for month, part in parts
        for path in ([file.path for file in part.files] if part else base.files(table, month))
    ]


def _around(month: str) -> Iterator[str]:
    """Yield the month and its neighbours: no story is longer than two weeks."""
    middle = dt.date.fromisoformat(f"{month}-15")
    for days in (-30, 0, 30):
        yield f"{middle + dt.timedelta(days):%Y-%m}"
