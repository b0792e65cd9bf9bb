"""Bodies of stored articles: what their shingles are made of again when a candidate has to be verified.

Read are the row groups that hold one of the articles, by their times of publication, and only the bodies of these.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsmill.schemas.tables import ARTICLES
from newsmill.schemas.types import TIMESTAMP
from newsmill.transforms.deduplicate.tokens import Ints
from newsmill.transforms.ground.partitions import month_of_day
from newsmill.transforms.ground.snapshot import BaseSnapshot


def read_bodies(base: BaseSnapshot, ids: Sequence[str], days: Ints, published: Ints) -> list[str]:
    """Return the bodies of some articles, in their order.

    Args:
        base: the store.
        ids: the articles.
        days: the data time of each, days since 1970-01-01.
        published: when each was published, microseconds since 1970, or more than any time for an undated one.

    Raises:
        ValueError: the store lacks one of them.
    """
    months = np.array(month_of_day(pa.array(days, pa.int32())).to_pylist(), np.str_)
    wanted = np.array(ids, np.str_)
    found: dict[str, str] = {}
    for month in np.unique(months).tolist():
        mine = months == month
        for path in base.files(ARTICLES, month):
            found.update(_in_file(path, pa.array(wanted[mine].tolist(), pa.string()), np.unique(published[mine])))
    missing = [article for article in ids if article not in found]
    if missing:
        raise ValueError(f"the store lacks the article {missing[0]} of its signatures: `newsmill verify` says more")
    return [found[article] for article in ids]


def _in_file(path: str, ids: pa.Array, published: Ints) -> Iterator[tuple[str, str]]:
    file = pq.ParquetFile(path)
    for ix in range(file.num_row_groups):
        if not _may_hold(file.metadata.row_group(ix), published):
            continue
        there = file.read_row_group(ix, ["article_id"], use_threads=False).column(0)
        at: npt.NDArray[np.int64] = np.flatnonzero(pc.is_in(there, value_set=ids).to_numpy())
        if len(at):
            bodies = file.read_row_group(ix, ["body"], use_threads=False).column(0).take(pa.array(at))
            yield from zip(there.take(pa.array(at)).to_pylist(), bodies.to_pylist(), strict=True)


def _may_hold(group: pq.RowGroupMetaData, published: Ints) -> bool:
    """Tell whether one of the ascending times may be in a row group; a time that none is published at is undated."""
    columns = (group.column(ix) for ix in range(group.num_columns))
    statistics = next(column.statistics for column in columns if column.path_in_schema == "published_at")
    if statistics is None or not statistics.has_null_count:
        return True
    if not statistics.has_min_max:
        return bool(statistics.null_count)
    first, last = (pa.scalar(value, TIMESTAMP).value for value in (statistics.min, statistics.max))
    dated = bool(np.searchsorted(published, first, "left") < np.searchsorted(published, last, "right"))
    undated = bool(statistics.null_count) and len(published) > 0 and int(published[-1]) > last
    return dated or undated
