"""Resolution on its way into the store: what a run does to mentions, and what follows for links and other mentions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from newsmill.schemas.rows.staged import Changes, StagedSlice
from newsmill.schemas.tables import MENTIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot, no_rows
from newsmill.transforms.sinks.staging import SliceReader


@dataclass(frozen=True)
class ResolveEntities:
    """Staged slices, gathered by table, to the rows that resolution adds, and what it counts.

    Counts: ``links_changed`` and ``partitions_relinked``.
    """

    base: BaseSnapshot

    def __call__(self, gathered: tuple[str, Iterable[StagedSlice]]) -> Changes:
        """Resolve what the mentions name; slices of other tables change nothing."""
        table, slices = gathered
        return _updated(self.base, slices) if table == MENTIONS.name else Changes([])


def _updated(base: BaseSnapshot, slices: Iterable[StagedSlice]) -> Changes:
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
    return Changes(update.rows, tuple(update.counts))


def _read(slices: list[StagedSlice], columns: list[str]) -> pa.Table:
    schema = pa.schema([MENTIONS.schema.field(name) for name in columns])
    return pa.concat_tables(
        [no_rows(schema), *(rows.select(columns).cast(schema) for rows in SliceReader().read(slices))]
    )
