"""The links of a store brought up to date with a run: a function of the articles there are, whatever the order.

A run recounts the local entities of the months that it touches. Links are made anew in the quarters of these months
and their neighbours, for what hangs together with the changes; only mentions and speakers whose entity changes are
rewritten.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.rows.work import Count
from newsmill.schemas.state import LOCAL_ENTITIES
from newsmill.schemas.tables import ENTITY_LINKS, MENTIONS, QUOTES
from newsmill.transforms.entities.resolution.links import Link
from newsmill.transforms.entities.resolution.month_counts import MonthChange, MonthCounts, recount
from newsmill.transforms.entities.resolution.period_links import PERIOD, period_links
from newsmill.transforms.entities.resolution.tied import Tied, tied
from newsmill.transforms.ground.partitions import by_bucket
from newsmill.transforms.ground.periods import around, period_name, period_of
from newsmill.transforms.ground.snapshot import BaseSnapshot

Links = Mapping[str, Link]
"""Links by local id."""


class Update(NamedTuple):
    """What follows from a run's changes."""

    rows: list[TableRows]
    """Of ``local_entities``, ``entity_links``, ``mentions`` and ``quotes``."""
    counts: list[Count]
    """``links_changed``: local entities whose entity in a quarter is another one now; ``partitions_relinked``: months
    of mentions that are rewritten for that alone."""


class _Period(NamedTuple):
    """The links of one quarter before and after, of what may have changed."""

    number: int
    before: Links
    after: Links

    def moved(self) -> set[str]:
        """Return the local entities whose entity is another one now."""
        either = self.before.keys() | self.after.keys()
        return {local_id for local_id in either if _entity(self.before, local_id) != _entity(self.after, local_id)}


def update_links(base: BaseSnapshot, changes: Mapping[str, MonthChange]) -> Update:
    """Return what follows from ``changes`` to the mentions of the store ``base``, by month."""
    recounted = {month: recount(base, month, change) for month, change in sorted(changes.items())}
    numbers = sorted({number for month in changes for number in around(period_of(month))})
    counts = _counts(base, recounted, numbers)
    found = tied(counts, pa.concat_arrays([month.seeds for month in recounted.values()]))
    periods = _periods(base, found, recounted, numbers)
    rows = [TableRows(LOCAL_ENTITIES.name, month, "replace", _batch(new.rows)) for month, new in recounted.items()]
    for period in periods:
        rows += _link_rows(base, period)
    patches = [patch for period in periods for patch in _patches(period, found, recounted)]
    moved = sum(len(period.moved()) for period in periods)
    relinked = sum(patch.table == MENTIONS.name and patch.partition not in changes for patch in patches)
    return Update([*rows, *patches], [Count("links_changed", moved), Count("partitions_relinked", relinked)])


def _counts(base: BaseSnapshot, recounted: Mapping[str, MonthCounts], numbers: list[int]) -> pa.Table:
    """Return the counts of all months that count in one of the quarters, with the month and the quarter of each."""
    wanted = {number for each in numbers for number in around(each)}
    months = {*base.partitions(LOCAL_ENTITIES), *recounted}
    parts = []
    for month in sorted(month for month in months if period_of(month) in wanted):
        rows = recounted[month].rows if month in recounted else base.read(LOCAL_ENTITIES, month)
        rows = rows.append_column(PERIOD, pa.repeat(period_of(month), rows.num_rows))
        parts.append(rows.append_column("month", pa.repeat(month, rows.num_rows)))
    return pa.concat_tables(parts)


def _periods(
    base: BaseSnapshot, found: Tied, recounted: Mapping[str, MonthCounts], numbers: list[int]
) -> list[_Period]:
    affected = set(found.rows.column("local_entity_id").to_pylist())
    affected |= {local_id for month in recounted.values() for local_id in month.touched.to_pylist()}
    stored = _stored_links(base, numbers, pa.array(sorted(local_id.hex() for local_id in affected), pa.string()))
    return [_Period(number, stored.get(period_name(number), {}), period_links(found, number)) for number in numbers]


def _stored_links(base: BaseSnapshot, numbers: list[int], ids: pa.Array) -> dict[str, dict[str, Link]]:
    """Return the stored links of the local entities ``ids``, by the names of the quarters."""
    names = pa.array([period_name(number) for number in numbers])
    stored: dict[str, dict[str, Link]] = {}
    for bucket in base.partitions(ENTITY_LINKS):
        rows = base.read(ENTITY_LINKS, bucket)
        rows = rows.filter(pc.is_in(rows.column("period"), value_set=names))
        for row in rows.filter(pc.is_in(rows.column("local_entity_id"), value_set=ids)).to_pylist():
            link = Link(row["local_entity_id"], row["entity_id"], row["rule"], row["evidence"])
            stored.setdefault(row["period"], {})[link.local_id] = link
    return stored


def _link_rows(base: BaseSnapshot, period: _Period) -> Iterator[TableRows]:
    name = period_name(period.number)
    new = [{**link._asdict(), "local_entity_id": link.local_id, "period": name} for link in _changed(period)]
    put = pa.Table.from_pylist(new, ENTITY_LINKS.schema)
    yield from by_bucket(ENTITY_LINKS, put, base)
    gone = pa.array(sorted(period.before.keys() - period.after.keys()), pa.string())
    dropped = pa.table({"local_entity_id": gone, "period": pa.repeat(name, len(gone))})
    yield from by_bucket(ENTITY_LINKS, dropped, base, "drop")


def _changed(period: _Period) -> list[Link]:
    return [link for _, link in sorted(period.after.items()) if period.before.get(link.local_id) != link]


def _patches(period: _Period, found: Tied, recounted: Mapping[str, MonthCounts]) -> Iterator[TableRows]:
    """Yield the entities of mentions and speakers that are other ones now, or that the run's own do not have yet."""
    moved = period.moved()
    rows = found.rows.filter(pc.equal(found.rows.column(PERIOD), period.number))
    for month in rows.column("month").unique().to_pylist():
        ids = rows.filter(pc.equal(rows.column("month"), month)).column("local_entity_id")
        here = {local_id.hex() for local_id in ids.to_pylist()}
        fresh = {local_id.hex() for local_id in recounted[month].touched.to_pylist()} if month in recounted else set()
        patched = sorted(here & (moved | (fresh & period.after.keys())))
        if patched:
            columns = {"local_entity_id": patched, "entity_id": [_entity(period.after, each) for each in patched]}
            yield TableRows(MENTIONS.name, month, "patch", pa.RecordBatch.from_pydict(columns))
            speakers = {f"speaker_{name}": values for name, values in columns.items()}
            yield TableRows(QUOTES.name, month, "patch", pa.RecordBatch.from_pydict(speakers))


def _entity(links: Links, local_id: str) -> str:
    return links[local_id].entity_id if local_id in links else local_id


def _batch(rows: pa.Table) -> pa.RecordBatch:
    batches = rows.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], rows.schema)
