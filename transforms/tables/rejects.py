"""Rejects into rows of their table."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.row import from_batch
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.rows.work import Count
from newsmill.schemas.stable_ids import stable_id
from newsmill.schemas.tables import REJECTS
from newsmill.transforms.ground.guard import PAGES, kind_of_fault
from newsmill.transforms.ground.partitions import by_partition, month_of
from newsmill.transforms.ground.snapshot import BaseSnapshot

KEEPS_ARTICLE = frozenset({Reason.MODEL_FAILED, Reason.FETCH_FAILED, Reason.FORBIDDEN})
"""Reasons whose article is in the tables all the same, so that it is not counted as rejected."""

REPROCESSED_STAGES = frozenset({"language", "entities", "quotes", "deduplicate", "stories", "tables"})
"""Stages that only add to an article and that ``reprocess`` goes through again."""
DERIVED_STAGES = REPROCESSED_STAGES | {PAGES}
"""Stages that only add to an article: whatever fails in them, the article is in the tables."""

FAULT = "fault:"
"""Prefix of the counts of faults of newsmill, followed by exception and place."""
FAULT_MET_IN = "fault met in:"
"""Prefix of counts that name the documents of each fault, on a second line."""


def reject_rows(
    batch: pa.RecordBatch, now: dt.datetime, base: BaseSnapshot, retold: frozenset[str] = frozenset()
) -> Iterator[TableRows]:
    """Yield a batch of ``Reject`` rows for its partition: the month they are first met in.

    A fault that lasts, such as a file that may not be read, is met by every run; it stays one row. What the store
    holds of the stages ``retold`` does not count: those rows go.
    """
    rejects = from_batch(batch, Reject)
    first_seen = pa.repeat(pa.scalar(now, REJECTS.schema.field("first_seen_at").type), len(rejects))
    columns = {name: batch.column(name) for name in batch.schema.names}
    columns |= {
        "reject_id": pa.array([reject_id(reject) for reject in rejects], pa.string()),
        "first_seen_at": first_seen,
    }
    rows = pa.table([columns[field.name] for field in REJECTS.schema], schema=REJECTS.schema)
    known = base.read_all(REJECTS, ["reject_id", "stage"])
    going = pc.is_in(known.column("stage"), value_set=pa.array(sorted(retold), pa.string()))
    lasting = known.filter(pc.invert(going)).column("reject_id")
    rows = rows.filter(pc.invert(pc.is_in(rows.column("reject_id"), value_set=lasting)))
    yield from by_partition(REJECTS, rows, month_of(rows.column("first_seen_at")), "offer")


def reject_id(reject: Reject) -> str:
    """Return the id of a reject: the same fault in the same place of the same bytes is one reject."""
    return stable_id(
        "reject", reject.document_uri, reject.locator or "", reject.stage, reject.reason, reject.payload_sha256
    )


def count_rejects(batch: pa.RecordBatch) -> Iterator[Count]:
    """Yield the counts of a batch of rejects: ``rejected`` (documents lost), one for each reason and each fault."""
    met = Counter(zip(batch.column("stage").to_pylist(), batch.column("reason").to_pylist(), strict=True))
    for (stage, reason), value in sorted(met.items()):
        yield Count(f"reason:{reason}", value)
        if reason not in KEEPS_ARTICLE and stage not in DERIVED_STAGES:
            yield Count("rejected", value)
    yield from _faults(batch)


def _faults(batch: pa.RecordBatch) -> Iterator[Count]:
    failed = batch.filter(pc.equal(batch.column("reason"), Reason.INTERNAL_ERROR.value))
    met: dict[str, list[str]] = {}
    for detail, document_uri in zip(*(failed.column(c).to_pylist() for c in ("detail", "document_uri")), strict=True):
        met.setdefault(kind_of_fault(detail), []).append(document_uri)
    for fault, documents in sorted(met.items()):
        yield Count(f"{FAULT}{fault}", len(documents))
        for document, times in sorted(Counter(documents).items()):
            yield Count(f"{FAULT_MET_IN}{fault}\n{document}", times)
