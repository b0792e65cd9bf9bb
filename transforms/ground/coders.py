"""How elements travel between Beam workers: record batches as Arrow IPC, named tuples as pickled rows."""

from typing import Any

import apache_beam as beam
import pyarrow as pa


class RecordBatchCoder(beam.coders.Coder):
    """Encodes a record batch as an Arrow IPC stream: a slice travels alone, not with the buffers it was cut from."""

    def encode(self, value: pa.RecordBatch) -> bytes:
        """Return the batch with its schema."""
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, value.schema) as writer:
            writer.write_batch(value)
        return bytes(sink.getvalue())

    def decode(self, encoded: bytes) -> pa.RecordBatch:
        """Return the batch of ``encode``."""
        with pa.ipc.open_stream(encoded) as reader:
            return reader.read_next_batch()

    def is_deterministic(self) -> bool:
        """Return True: equal batches have equal bytes."""
        return True

    def to_type_hint(self) -> Any:
        """Return the type this coder is for."""
        return pa.RecordBatch


def register() -> None:
    """Make Beam use these coders; called when the pipeline is built and when a worker unpickles it."""
    beam.coders.registry.register_coder(pa.RecordBatch, RecordBatchCoder)


register()
