"""Resolution on its way into the store: what a run does to mentions, and what follows for links and other mentions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import apache_beam as beam
import pyarrow as pa

from newsmill.schemas.rows.staged import StagedSlice, TableRows
from newsmill.schemas.rows.work import Count
from newsmill.schemas.tables import MENTIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot, no_rows
from newsmill.transforms.sinks.staging import read_slices


class ResolvedRows(NamedTuple):
    """What ``ResolveEntities`` gives."""

    rows: beam.PCollection[list[TableRows]]
    """Rows for the store."""
    counts: beam.PCollection[Count]
    """``links_changed`` and ``partitions_relinked``."""


@dataclass
class ResolveEntities(beam.PTransform):
    """Staged slices of any table to the rows that resolution adds; a run that touches no mentions gives none."""

    base: BaseSnapshot

    def expand(self, slices: beam.PCollection[StagedSlice]) -> ResolvedRows:
        """Wire it."""
        base = self.base
        resolved = (
            slices
            | "Take mentions" >> beam.Filter(lambda part: part.table == MENTIONS.name)
            | "Key as one" >> beam.WithKeys(0)
            | "Gather mentions" >> beam.GroupByKey()
            | "Update links" >> beam.Map(lambda item: _updated(base, item[1]))
        )
        return ResolvedRows(
            resolved | "Take rows" >> beam.Map(lambda update: update[0]).with_output_types(list[TableRows]),
            resolved | "Take counts" >> beam.FlatMap(lambda update: update[1]).with_output_types(Count),
        )


def _updated(base: BaseSnapshot, slices: Iterable[StagedSlice]) -> tuple[list[TableRows], list[Count]]:
    # Loads spaCy: a run without mentions does not come here.
    from newsmill.transforms.entities.resolution import MonthChange, update_links

    by_month: dict[str, dict[str, list[StagedSlice]]] = defaultdict(lambda: defaultdict(list))
    for part in slices:
        by_month[part.partition][part.operation].append(part)
    changes = {
        month: MonthChange(_read(parts["drop"], ["article_id"]).column(0), _read(parts["put"], MENTIONS.schema.names))
        for month, parts in by_month.items()
    }
    update = update_links(base, changes)
    return update.rows, update.counts


def _read(slices: list[StagedSlice], columns: list[str]) -> pa.Table:
    schema = pa.schema([MENTIONS.schema.field(name) for name in columns])
    return pa.concat_tables([no_rows(schema), *(rows.select(columns).cast(schema) for rows in read_slices(slices))])
