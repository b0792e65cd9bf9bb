"""The links of one quarter, from the counts of its window."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.transforms.entities.resolution.links import Link, links
from newsmill.transforms.entities.resolution.local_entity import LocalEntity
from newsmill.transforms.entities.resolution.tied import Tied
from newsmill.transforms.ground.periods import around

PERIOD = "period"
"""Column beside those of ``local_entities``: the number of the quarter that a row counts in."""
_COUNTS = ("mention_count", "article_count", "opening_count")


def period_links(found: Tied, period: int) -> dict[str, Link]:
    """Return the links by local id of what ``found`` has in ``period``; its tables have the column ``PERIOD``."""
    own = _of(found.sharing, [period]).column("local_entity_id").unique()
    here = {local_id.hex() for local_id in own.to_pylist()}
    window = pa.concat_tables([_of(found.sharing, around(period)), _of(found.namesakes, around(period))])
    return {link.local_id: link for link in links(entities_of(window)) if link.local_id in here}


def _of(rows: pa.Table, periods: Iterable[int]) -> pa.Table:
    return rows.filter(pc.is_in(rows.column(PERIOD), value_set=pa.array(periods, pa.int64())))


def entities_of(rows: pa.Table) -> list[LocalEntity]:
    """Return the local entities of several months' rows, their counts added up."""
    names = ["local_entity_id", "label", *_COUNTS, "forms"]
    labels: dict[str, str] = {}
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows.select(names).to_pylist():
        local_id = row["local_entity_id"].hex()
        labels[local_id] = row["label"]
        sums[local_id] = [so_far + row[name] for so_far, name in zip(sums[local_id], _COUNTS, strict=True)]
        forms[local_id].update({form["text"]: form["count"] for form in row["forms"]})
    return [
        LocalEntity.of(local_id, labels[local_id], mentions, articles, openings, forms[local_id])
        for local_id, (mentions, articles, openings) in sums.items()
    ]
