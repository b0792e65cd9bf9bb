"""Why one document becomes a dead letter.

``Unusable`` is the only exception of this room: it is about this record, never about the run. Whatever else is raised
is a fault of newsmill's and becomes an ``internal_error`` of this record.
"""

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.dead_letters import dead_letter

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
    return dead_letter(STAGE, document.document_uri, fault.reason, fault.detail, payload, document.locator)
