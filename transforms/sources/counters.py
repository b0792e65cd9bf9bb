"""The counters of this room, as Beam names them: in, out, dropped by reason."""

NAMESPACE = "sources"

FILES = "files_in"
"""Files opened or tried."""
DOCUMENTS = "documents_out"
"""Documents given to normalize."""
BYTES = "content_bytes_out"
"""Bytes of their content."""
DROPPED = "dropped_"
"""Prefix of the counters of rejects, followed by the reason."""
