"""Which local entities may have another link than before: those that changed, and all that hang together with them."""

from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

_SPELLINGS, _CALLINGS = "spellings", "callings"


class Tied(NamedTuple):
    """Rows of ``local_entities``."""

    rows: pa.Table
    """All that hang together with what changed: the links of others stay as they are."""
    sharing: pa.Table
    """Those of ``rows`` that share a tie which spells one of them: only these can have links."""
    namesakes: pa.Table
    """Persons beyond them whose first name is one of their ties: evidence on a given name, and nothing else."""


def tied(counts: pa.Table, seeds: pa.Array) -> Tied:
    """Return what among ``counts`` hangs together, tie by tie, with those that have one of the ties ``seeds``."""
    ties = _ties(counts)
    known = pc.unique(seeds)
    while True:
        met = ties.filter(pc.is_in(ties.column("tie"), value_set=known)).column("row").unique()
        met_ties = ties.filter(pc.is_in(ties.column("row"), value_set=met)).column("tie").unique()
        wider = pc.unique(pa.concat_arrays([known, met_ties]))
        if len(wider) == len(known):
            break
        known = wider
    rows = counts.take(met.sort())
    shares = _shares(rows)
    sharing = rows.filter(shares)
    shared = pc.unique(_ties(sharing).column("tie").combine_chunks())
    others = pc.invert(pc.is_in(counts.column("local_entity_id"), value_set=sharing.column("local_entity_id")))
    named_alike = pc.and_(others, pc.is_in(counts.column("given"), value_set=shared))
    return Tied(rows, sharing, counts.filter(named_alike))


def _ties(rows: pa.Table) -> pa.Table:
    """Return each tie with the position of its row and whether it spells that."""
    parts = []
    for name in (_SPELLINGS, _CALLINGS):
        lists = rows.column(name).combine_chunks()
        owners, flat = pc.list_parent_indices(lists), pc.list_flatten(lists)
        parts.append(pa.table({"row": owners, "tie": flat, "spells": pa.repeat(name == _SPELLINGS, len(flat))}))
    return pa.concat_tables(parts)


def _shares(rows: pa.Table) -> pa.ChunkedArray:
    """Return for each row whether its entity shares a tie with another one, and the tie spells an entity."""
    ids = rows.column("local_entity_id").combine_chunks().dictionary_encode().indices
    ties = _ties(rows)
    ties = ties.append_column("entity", ids.take(ties.column("row")))
    held = ties.group_by("tie").aggregate([("entity", "count_distinct"), ("spells", "any")])
    is_live = pc.and_(pc.greater(held.column("entity_count_distinct"), 1), held.column("spells_any"))
    live = held.column("tie").filter(is_live)
    sharing = ties.filter(pc.is_in(ties.column("tie"), value_set=live)).column("entity").unique()
    return pc.is_in(pa.chunked_array([ids]), value_set=sharing)
