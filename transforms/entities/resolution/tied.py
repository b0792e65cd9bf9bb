"""Which local entities may have another link than before: those that changed, and all that hang together with them."""

from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc


class Tied(NamedTuple):
    """Rows of ``local_entities``."""

    rows: pa.Table
    """All that hang together with what changed: their links follow from these rows and ``namesakes``."""
    namesakes: pa.Table
    """Persons whose first name is one of theirs: evidence on the others only."""


def tied(counts: pa.Table, seeds: pa.Array) -> Tied:
    """Return what among ``counts`` hangs together, tie by tie, with those that have one of the ties ``seeds``."""
    ties = counts.column("ties").combine_chunks()
    owners, flat = pc.list_parent_indices(ties), pc.list_flatten(ties)
    known = pc.unique(seeds)
    while True:
        rows = pc.unique(owners.filter(pc.is_in(flat, value_set=known)))
        wider = pc.unique(pa.concat_arrays([known, pc.list_flatten(ties.take(rows))]))
        if len(wider) == len(known):
            break
        known = wider
    inside = pc.is_in(pa.array(range(counts.num_rows), rows.type), value_set=rows)
    named_alike = pc.and_(pc.invert(inside), pc.is_in(counts.column("given"), value_set=known))
    return Tied(counts.filter(inside), counts.filter(named_alike))
