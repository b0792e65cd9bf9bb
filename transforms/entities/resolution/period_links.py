"""The links of one quarter, from the counts of its window."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.transforms.entities.resolution.counted import added_up, entities_of
from newsmill.transforms.entities.resolution.links import Link, links
from newsmill.transforms.entities.resolution.tied import Tied
from newsmill.transforms.ground.periods import around

PERIOD = "period"
"""Column beside those of ``local_entities``: the number of the quarter that a row counts in."""


def period_links(found: Tied, period: int) -> dict[str, Link]:
    """Return the links by local id of what ``found`` has in ``period``; its tables have the column ``PERIOD``."""
    own = _of(found.sharing, [period]).column("local_entity_id").unique()
    here = {local_id.hex() for local_id in own.to_pylist()}
    window = pa.concat_tables([_of(found.sharing, around(period)), _of(found.namesakes, around(period))])
    return {link.local_id: link for link in links(entities_of(added_up(window)), here)}


def _of(rows: pa.Table, periods: Iterable[int]) -> pa.Table:
    return rows.filter(pc.is_in(rows.column(PERIOD), value_set=pa.array(periods, pa.int64())))
