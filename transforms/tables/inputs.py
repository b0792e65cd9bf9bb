"""Read inputs into rows of the ledger."""

from collections.abc import Iterable

import pyarrow as pa

from newsmill.schemas.rows.input import InputOutcome
from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import LEDGER


def ledger_rows(outcomes: Iterable[InputOutcome]) -> list[TableRows]:
    """Return the ledger's rows of inputs; one that could not be read for a reason that may pass has none."""
    rows = [
        {"uri": o.uri, "size": o.size, "mtime_ns": o.mtime_ns, "sha256": bytes.fromhex(o.sha256)}
        for o in sorted(outcomes)
        if not o.transient
    ]
    return [TableRows(LEDGER.name, "", "put", pa.RecordBatch.from_pylist(rows, LEDGER.schema))]
