"""The Arrow types that tables are made of, under short names."""

import pyarrow as pa

from newsmill.schemas.row import TIMESTAMP

STRING = pa.string()
STRINGS = pa.list_(pa.string())
INT = pa.int64()
FLOAT = pa.float64()
BOOL = pa.bool_()
DATE = pa.date32()
BINARY = pa.binary()
ID = pa.binary(16)
"""An id in a state file: the 16 bytes of its 32 hex characters."""

__all__ = ["BINARY", "BOOL", "DATE", "FLOAT", "ID", "INT", "STRING", "STRINGS", "TIMESTAMP"]
