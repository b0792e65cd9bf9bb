"""The counts of one month's local entities, made anew for those whose mentions changed."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.state import LOCAL_ENTITIES
from newsmill.schemas.tables import MENTIONS
from newsmill.transforms.entities.resolution.local_entity import LocalEntity
from newsmill.transforms.entities.resolution.ties import callings, hashed, spellings
from newsmill.transforms.entities.resolution.window import grouped
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array, no_rows

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
    forms = _forms(mentions)
    columns = ("local_entity_id", "label_min", "article_id_count", "article_id_count_distinct", "opens_sum")
    values = zip(*(totals.column(name).to_pylist() for name in columns), strict=True)
    rows = [
        _row(LocalEntity.of(local_id, label, mentions, articles, openings, forms[local_id]))
        for local_id, label, mentions, articles, openings in values
    ]
    return pa.Table.from_pylist(rows, LOCAL_ENTITIES.schema) if rows else no_rows(LOCAL_ENTITIES.schema)


def _forms(mentions: pa.Table) -> Mapping[str, dict[str, int]]:
    """Return for each local entity its forms with the articles of each."""
    counted = mentions.group_by(["local_entity_id", "form"]).aggregate([("article_id", "count_distinct")])
    columns = (counted.column(name).to_pylist() for name in ("local_entity_id", "form", "article_id_count_distinct"))
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    for local_id, form, articles in zip(*columns, strict=True):
        forms[local_id][form] = articles
    return forms


def _row(entity: LocalEntity) -> dict[str, object]:
    [group] = grouped([entity])
    return {
        "local_entity_id": bytes.fromhex(entity.local_id),
        "label": entity.label,
        "mention_count": entity.mentions,
        "article_count": entity.articles,
        "opening_count": entity.openings,
        "forms": [{"text": form, "count": count} for form, count in sorted(entity.forms.items())],
        "spellings": spellings(group),
        "callings": callings(group),
        "given": None if group.given is None else hashed(group.given),
    }
