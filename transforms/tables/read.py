"""How much was read: every document and everything that had to be rejected on the way to one."""

import pyarrow as pa

from newsmill.schemas.rows.work import Count


def count_read(batch: pa.RecordBatch) -> Count:
    """Return the count of a batch of ``Document`` or ``Reject`` rows as the sources gave them."""
    return Count("read", batch.num_rows)
