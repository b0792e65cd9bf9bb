"""The counts of one month's local entities, made anew for those whose mentions changed."""

from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.state import LOCAL_ENTITIES
from newsmill.schemas.tables import MENTIONS
from newsmill.transforms.entities.resolution.counted import COUNTED, entities_of, form_lists
from newsmill.transforms.entities.resolution.ties import Ties, ties
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array

COLUMNS = ["article_id", "local_entity_id", "text", "label", "char_start", "sentence_start"]
"""What counting reads of the mentions."""


class MonthChange(NamedTuple):
    """What a run does to the mentions of one month."""

    dropped: pa.Array | pa.ChunkedArray
    """Articles whose mentions go."""
    put: pa.Table
    """Mentions that come, with ``COLUMNS`` at least."""


class MonthCounts(NamedTuple):
    """The counts of a month behind a change."""

    rows: pa.Table
    """Rows of ``local_entities``."""
    touched: pa.Array
    """Ids (16 bytes) of the local entities whose mentions changed, also those that are gone."""
    seeds: pa.Array
    """Ties that they have or had, and the first names of persons among them: a name that is one joins nobody."""


def recount(base: BaseSnapshot, month: str, change: MonthChange) -> MonthCounts:
    """Return the counts of ``month`` behind ``change``; ``base`` has the counts and mentions before it."""
    # Before version 2.0 the local entity stood in `entity_id`.
    before = base.read(MENTIONS, month, [*COLUMNS, "entity_id"]).select(COLUMNS)
    goes = pc.is_in(before.column("article_id"), value_set=change.dropped)
    put = change.put.select(COLUMNS)
    gone = before.filter(goes).column("local_entity_id")
    touched = pa.chunked_array([*gone.chunks, *put.column("local_entity_id").chunks], pa.string()).unique()
    stays = before.filter(pc.invert(goes))
    recounted = stays.filter(pc.is_in(stays.column("local_entity_id"), value_set=touched))
    ids = id_array(touched)
    old = base.read(LOCAL_ENTITIES, month)
    is_touched = pc.is_in(old.column("local_entity_id"), value_set=ids)
    new = _counted(pa.concat_tables([recounted, put]))
    rows = pa.concat_tables([old.filter(pc.invert(is_touched)), new]).sort_by("local_entity_id")
    return MonthCounts(rows, ids, _seeds(pa.concat_tables([old.filter(is_touched), new])))


def _seeds(rows: pa.Table) -> pa.Array:
    given = pc.drop_null(rows.column("given")).combine_chunks()
    ties = (pc.list_flatten(rows.column(name)).combine_chunks() for name in ("spellings", "callings"))
    return pc.unique(pa.concat_arrays([*ties, given]))


def _counted(mentions: pa.Table) -> pa.Table:
    """Return the rows of ``local_entities`` that count ``mentions``."""
    opens = pc.equal(mentions.column("char_start"), mentions.column("sentence_start"))
    texts = pc.replace_substring_regex(mentions.column("text"), r"\s+", " ")
    mentions = mentions.append_column("opens", opens.cast(pa.int64())).append_column("form", texts)
    totals = mentions.group_by("local_entity_id").aggregate(
        [("label", "min"), ("article_id", "count"), ("article_id", "count_distinct"), ("opens", "sum")]
    )
    totals = totals.sort_by("local_entity_id")
    forms = mentions.group_by(["local_entity_id", "form"]).aggregate([("article_id", "count_distinct")])
    lists = form_lists(totals.column("local_entity_id"), forms)
    counted = pa.table([id_array(totals.column(0)), *totals.columns[1:], lists], schema=COUNTED)
    return _with_ties(counted)


def _with_ties(counted: pa.Table) -> pa.Table:
    found = [*map(ties, entities_of(counted))]
    columns = [[getattr(each, name) for each in found] for name in Ties._fields]
    return pa.table([*counted.columns, *columns], schema=LOCAL_ENTITIES.schema)
