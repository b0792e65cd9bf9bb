"""Entity counts once partitions are merged: of one month as its mentions lie now, and of all months together."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.rows.staged import MergedPartition, TableRows
from newsmill.schemas.state import ENTITY_NAMES, ENTITY_PARTIALS, PLACE_COUNTRIES
from newsmill.schemas.tables import MENTIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot, no_rows, read_file
from newsmill.transforms.tables.entities import total, touched_ids
from newsmill.transforms.tables.entity_months import MENTION_COLUMNS, count_month
from newsmill.transforms.tables.place_context import count_countries


def month_counts(merged: MergedPartition) -> list[TableRows]:
    """Return the entity counts that follow from a rewritten month of mentions; none from any other partition."""
    if merged.table != MENTIONS.name:
        return []
    empty = no_rows(pa.schema([MENTIONS.schema.field(name) for name in MENTION_COLUMNS]))
    mentions = [read_file(file.path, MENTION_COLUMNS).cast(empty.schema) for file in merged.files]
    month, rows = merged.partition, pa.concat_tables([empty, *mentions])
    return [count_month(month, rows), count_countries(month, rows)]


def total_entities(base: BaseSnapshot, merged: Iterable[MergedPartition]) -> list[TableRows]:
    """Return the changes to ``entities`` that follow from the rewritten partitions ``merged`` of any table."""
    new = {(part.table, part.partition): part for part in merged}
    if not any(table in (ENTITY_PARTIALS.name, ENTITY_NAMES.name) for table, _ in new):
        return []
    months = [month for table, month in new if table == ENTITY_PARTIALS.name]
    fresh = [_read(new[ENTITY_PARTIALS.name, month]) for month in months]
    old = [base.read(ENTITY_PARTIALS, month) for month in months]
    touched = touched_ids([*fresh, *old])
    others = [base.read(ENTITY_PARTIALS, month) for month in base.partitions(ENTITY_PARTIALS) if month not in months]
    partials = _of_ids([no_rows(ENTITY_PARTIALS.schema), *fresh, *others], touched)
    gone = touched.filter(pc.invert(pc.is_in(touched, value_set=partials.column("entity_id"))))
    countries = _of_ids([no_rows(PLACE_COUNTRIES.schema), *_countries(base, new)], touched)
    return list(total(base, partials, _of_ids(_names(base, new), touched), countries, gone))


def _countries(base: BaseSnapshot, new: dict[tuple[str, str], MergedPartition]) -> list[pa.Table]:
    fresh = [_read(part) for (table, _), part in new.items() if table == PLACE_COUNTRIES.name]
    months = [month for month in base.partitions(PLACE_COUNTRIES) if (PLACE_COUNTRIES.name, month) not in new]
    return [*fresh, *(base.read(PLACE_COUNTRIES, month) for month in months)]


def _names(base: BaseSnapshot, new: dict[tuple[str, str], MergedPartition]) -> list[pa.Table]:
    fresh = {bucket: part for (table, bucket), part in new.items() if table == ENTITY_NAMES.name}
    others = [base.read(ENTITY_NAMES, bucket) for bucket in base.partitions(ENTITY_NAMES) if bucket not in fresh]
    return [no_rows(ENTITY_NAMES.schema), *map(_read, fresh.values()), *others]


def _of_ids(tables: list[pa.Table], ids: pa.Array) -> pa.Table:
    kept = [table.filter(pc.is_in(table.column("entity_id"), value_set=ids)) for table in tables]
    return pa.concat_tables(kept, promote_options="default")


def _read(merged: MergedPartition) -> pa.Table:
    schema = BY_NAME[merged.table].schema
    return pa.concat_tables([no_rows(schema), *(read_file(file.path) for file in merged.files)])
