"""Why one document becomes a dead letter.

``Unusable`` is the only exception of this room: it is about this record, never about the run. Whatever else is raised
is a fault of newsmill's and becomes an ``internal_error`` of this record.
"""

import hashlib

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import PAYLOAD_LIMIT, Reason, Reject

STAGE = "normalize"
"""The stage that rejects of this room name."""


class Unusable(Exception):  # noqa: N818 - it names the record's state; nothing failed
    """A document that cannot become an article, with the reason from the closed list."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason.value}: {detail}")
        self.reason = reason
        self.detail = detail


def reject_of(document: Document, fault: Unusable) -> Reject:
    """Return the dead letter of ``document``, with the first 4 KiB of what it held."""
    payload = document.content or document.page_content or b""
    return Reject(
        document_uri=document.document_uri,
        locator=document.locator,
        stage=STAGE,
        reason=fault.reason.value,
        detail=fault.detail,
        payload_sha256=hashlib.sha256(payload).hexdigest(),
        payload=payload[:PAYLOAD_LIMIT],
    )
