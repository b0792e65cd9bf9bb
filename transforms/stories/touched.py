"""Which stories a run has to tell anew: those of articles whose rows or mentions differ from what they were."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsmill.schemas.rows.staged import MergedPartition
from newsmill.schemas.table import Table
from newsmill.schemas.tables import ARTICLES, MENTIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot, conformed, no_rows, read_file

ALGORITHM = "stories-5"
"""Name and version of the vectors, the word lists and the rule: another one tells other stories."""
ARTICLE = ["article_id", "story_id", "title", "source", "published_at", "duplicate_of", "agencies", "language"]
"""What a story's row follows from, of an article."""
PLACE = pa.schema([ARTICLES.schema.field(name) for name in ("article_id", "story_id")])
"""What is read of all articles of the months around; a store of before lacks stories."""
MENTION = ["article_id", "entity_id"]
"""The same of a mention."""

Merged = Mapping[tuple[str, str], MergedPartition]
"""Rewritten partitions by table and partition."""


class Touched(NamedTuple):
    """Ids of stories, each once."""

    stories: pa.Array
    """Those whose rows may differ."""
    regrouped: pa.Array
    """Of these, those that an article came to or left; the others are as they were told, by whatever rule."""


def touched_stories(base: BaseSnapshot, new: Merged, articles: pa.Table, stored: pa.Table) -> Touched:
    """Return the stories that a run touched.

    Args:
        base: the store.
        new: what the run rewrote.
        articles: ``PLACE`` of the articles of the months around, as they will be.
        stored: the ids of the rows of ``stories``.
    """
    gone, come = (read_articles(paths) for paths in _exchanged(base, new, ARTICLES))
    told = several(articles)
    columns = [*_differing(gone, come, ARTICLE[1:]), _with_other_mentions(base, new, articles, told)]
    held = stored.column("story_id").filter(pc.is_in(stored.column("story_id"), value_set=told)).combine_chunks()
    fresh = told.filter(pc.invert(pc.is_in(told, value_set=held)))
    regrouped = _differing(gone, come, PLACE.names[1:])
    return Touched(_each_once([*columns, pa.chunked_array([fresh])]), _each_once(regrouped))


def _each_once(columns: Iterable[pa.ChunkedArray]) -> pa.Array:
    return pc.unique(pa.chunked_array([chunk for column in columns for chunk in column.chunks], pa.string()))


def _differing(gone: pa.Table, come: pa.Table, names: list[str]) -> list[pa.ChunkedArray]:
    """Return the stories of articles that came, went, or have something else in the columns ``names`` than before."""
    return [_lacking(rows, others, names).column("story_id") for rows, others in ((come, gone), (gone, come))]


def several(articles: pa.Table) -> pa.Array:
    """Return the ids of the stories of two or more articles."""
    joined = articles.filter(pc.not_equal(articles.column("article_id"), articles.column("story_id")))
    return pc.unique(joined.column("story_id"))


def read_articles(paths: Iterable[str]) -> pa.Table:
    """Return the ``ARTICLE`` columns of some files."""
    schema = pa.schema([ARTICLES.schema.field(name) for name in ARTICLE])
    return pa.concat_tables([no_rows(schema), *(conformed(read_file(path, ARTICLE), schema) for path in paths)])


def read_mentions(paths: Iterable[str], wanted: pa.Array) -> pa.Table:
    """Return the mentions of the ``wanted`` articles. Ids are read as a dictionary: a month has millions of rows."""
    parts = [no_rows(pa.schema([MENTIONS.schema.field(name) for name in MENTION]))]
    for path in paths:
        rows = pq.ParquetFile(path, read_dictionary=MENTION).read(columns=MENTION)
        hits = [pc.is_in(part.dictionary, value_set=wanted).take(part.indices) for part in rows.column(0).chunks]
        parts.append(rows.filter(pa.chunked_array(hits, pa.bool_())).cast(parts[0].schema))
    return pa.concat_tables(parts)


def _exchanged(base: BaseSnapshot, new: Merged, table: Table) -> tuple[list[str], list[str]]:
    """Return the files of ``table`` that are no more, and those that have come: files are named by their content."""
    gone: list[str] = []
    come: list[str] = []
    for (name, month), part in sorted(new.items()):
        if name == table.name:
            before = {Path(path).name: path for path in base.files(table, month)}
            after = {file.name: file.path for file in part.files}
            gone += [before[file] for file in sorted(before.keys() - after.keys())]
            come += [after[file] for file in sorted(after.keys() - before.keys())]
    return gone, come


def _lacking(rows: pa.Table, others: pa.Table, names: list[str]) -> pa.Table:
    """Return those of ``rows`` that are not among ``others`` as they are, by id and the columns ``names``."""
    at = pc.index_in(rows.column("article_id"), value_set=others.column("article_id").combine_chunks())
    same = pc.is_valid(at)
    for name in names:
        mine, theirs = _comparable(rows, name), _comparable(others, name).take(at)
        neither = pc.and_(pc.is_null(mine), pc.is_null(theirs))
        same = pc.and_(same, pc.or_(neither, pc.fill_null(pc.equal(mine, theirs), False)))
    return rows.filter(pc.invert(same))


def _comparable(rows: pa.Table, name: str) -> pa.ChunkedArray:
    column = rows.column(name)
    return pc.binary_join(column, "\n") if pa.types.is_list(column.type) else column


def _with_other_mentions(base: BaseSnapshot, new: Merged, articles: pa.Table, told: pa.Array) -> pa.ChunkedArray:
    """Return the stories among ``told`` of articles that are mentioned in otherwise than before."""
    here = articles.filter(pc.is_in(articles.column("story_id"), value_set=told))
    ids = here.column("article_id").combine_chunks()
    gone, come = (_counted(read_mentions(paths, ids)) for paths in _exchanged(base, new, MENTIONS))
    differ = [
        one.join(other, keys=one.column_names, join_type="left anti").column("article_id")
        for one, other in ((gone, come), (come, gone))
    ]
    changed = pa.chunked_array([chunk for column in differ for chunk in column.chunks], pa.string())
    return here.filter(pc.is_in(ids, value_set=changed)).column("story_id")


def _counted(mentions: pa.Table) -> pa.Table:
    """Return how often each article names each entity."""
    return mentions.group_by(MENTION).aggregate([([], "count_all")])
