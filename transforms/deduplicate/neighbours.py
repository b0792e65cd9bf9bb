"""Which signatures a run compares: its own, and the stored ones of the days around them."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.state import SIGNATURES
from newsmill.schemas.tables import DUPLICATES
from newsmill.transforms.deduplicate.components import members_of_edges
from newsmill.transforms.deduplicate.signature_files import SignatureFile
from newsmill.transforms.ground.kept_columns import KeptColumns
from newsmill.transforms.ground.partitions import day_name
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array, no_rows, read_file

WINDOW_DAYS = 60
"""Days around a new article whose signatures are read: 30 are compared, 60 tell which copies are neighbours in time."""
_ENDS = pa.schema([DUPLICATES.schema.field(name) for name in ("article_a", "article_b")])
_KEPT_ENDS = KeptColumns(_ENDS)


def plan_comparison(paths: list[str], base: BaseSnapshot) -> list[SignatureFile]:
    """Return the files to compare for this run's signatures, staged at ``paths``.

    An article that had an edge to one that is revised in this run is compared again, as if it were new.
    """
    own = read_columns(paths, ["article_id", "day"])
    rechecked = rechecked_ids(own.column("article_id"), base)
    days = pa.chunked_array([*own.column("day").chunks, *days_of(rechecked, base).chunks], pa.int64())
    stored = [path for day in window(days, base) for path in base.files(SIGNATURES, day)]
    files = [SignatureFile(path, new=True) for path in paths]
    return [*files, *(SignatureFile(path, new=False, recheck=tuple(rechecked), base=base.path) for path in stored)]


def rechecked_ids(article_ids: pa.ChunkedArray, base: BaseSnapshot) -> list[str]:
    """Return the articles, other than ``article_ids``, that have a stored edge to one of them."""
    if not _any_known(article_ids, base):
        return []
    edges = stored_edges(base)
    touched = pc.or_(
        pc.is_in(edges.column("article_a"), value_set=article_ids),
        pc.is_in(edges.column("article_b"), value_set=article_ids),
    )
    own = set(article_ids.to_pylist())
    return [article for article in members_of_edges(edges.filter(touched)) if article not in own]


def _any_known(article_ids: pa.ChunkedArray, base: BaseSnapshot) -> bool:
    revisions = base.known(id_array(article_ids), ["revision"]).column("revision")
    return bool(revisions.null_count < len(revisions))


def stored_edges(base: BaseSnapshot) -> pa.Table:
    """Return the ends of all edges of the store, ``article_a`` and ``article_b``."""
    return pa.concat_tables([no_rows(_ENDS), *_KEPT_ENDS.read(base.all_files(DUPLICATES))])


def read_columns(paths: Iterable[str], columns: list[str]) -> pa.Table:
    """Return some columns of staged signatures."""
    schema = pa.schema([SIGNATURES.schema.field(name) for name in columns])
    return pa.concat_tables([no_rows(schema), *(read_file(path, columns).cast(schema) for path in paths)])


def days_of(article_ids: list[str], base: BaseSnapshot) -> pa.ChunkedArray:
    """Return the data time, as day numbers, of those of ``article_ids`` that the store knows."""
    known = base.known(id_array(pa.array(article_ids, pa.string())), ["day"])
    return pc.drop_null(known.column("day")).cast(pa.int64())


def window(days: pa.ChunkedArray, base: BaseSnapshot) -> list[str]:
    """Return the stored days within the window of any of ``days``."""
    distinct = pc.unique(days).to_numpy()
    near = np.unique((distinct[:, None] + np.arange(-WINDOW_DAYS, WINDOW_DAYS + 1)).ravel())
    wanted = set(day_name(pa.array(near, pa.int32())).to_pylist())
    return [day for day in base.partitions(SIGNATURES) if day in wanted]
