"""Dead letters of this room: a reject with its payload, cut to what the table keeps."""

import hashlib

from newsmill.schemas.rows.reject import PAYLOAD_LIMIT, Reason, Reject
from newsmill.transforms.sources.errors import StreamFault
from newsmill.transforms.sources.records.surrogates import repaired

STAGE = "sources"
DETAIL_LIMIT = 500
"""Characters of detail kept."""


def reject(
    document_uri: str,
    reason: Reason,
    detail: str,
    payload: bytes | None = None,
    locator: str | None = None,
    *,
    sha256: str | None = None,
) -> Reject:
    """Return a dead letter; ``sha256`` is given where ``payload`` is only the beginning of what was read.

    A null payload means that nothing could be read; its hash is that of no bytes.
    """
    return Reject(
        document_uri=document_uri,
        locator=None if locator is None else repaired(locator),
        stage=STAGE,
        reason=reason.value,
        detail=repaired(detail)[:DETAIL_LIMIT],
        payload_sha256=sha256 or hashlib.sha256(payload or b"").hexdigest(),
        payload=None if payload is None else payload[:PAYLOAD_LIMIT],
    )


def reject_of(document_uri: str, fault: StreamFault, locator: str | None = None) -> Reject:
    """Return the dead letter of a stream's fault: no payload, as what was read is in the rows before it."""
    return reject(document_uri, fault.reason, fault.detail, locator=locator)
