"""Dead letters: rejects with their payload, cut to what the table keeps, whatever stage writes them."""

import hashlib

from newsmill.schemas.rows.reject import PAYLOAD_LIMIT, Reason, Reject
from newsmill.transforms.ground.surrogates import repaired

DETAIL_LIMIT = 500
"""Characters of detail kept."""


def dead_letter(
    stage: str,
    document_uri: str,
    reason: Reason,
    detail: str,
    payload: bytes | None = None,
    locator: str | None = None,
    *,
    sha256: str | None = None,
) -> Reject:
    """Return the dead letter of a record.

    Args:
        stage: who rejects it.
        document_uri: the input it stands in.
        reason: one of the closed list.
        detail: what is wrong with this one.
        payload: what it holds; null means that nothing could be read, and its hash is that of no bytes.
        locator: which record, archive member or item.
        sha256: hash of all that was read, given where ``payload`` is only its beginning.
    """
    return Reject(
        document_uri=document_uri,
        locator=None if locator is None else repaired(locator),
        stage=stage,
        reason=reason.value,
        detail=repaired(detail)[:DETAIL_LIMIT],
        payload_sha256=sha256 or hashlib.sha256(payload or b"").hexdigest(),
        payload=None if payload is None else payload[:PAYLOAD_LIMIT],
    )
