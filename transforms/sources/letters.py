"""Dead letters of this room."""

from functools import partial

from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.dead_letters import dead_letter
from newsmill.transforms.sources.containers.streams import Whole
from newsmill.transforms.sources.errors import StreamFault
from newsmill.transforms.sources.source_settings import ABOVE_LIMIT

STAGE = "sources"

reject = partial(dead_letter, STAGE)
"""``dead_letter`` of this stage: document URI, reason, detail, payload, locator."""


def reject_too_large(document_uri: str, whole: Whole) -> Reject:
    """Return the dead letter of a document that is larger than one record may be."""
    detail = f"{whole.size} bytes, {ABOVE_LIMIT}"
    return reject(document_uri, Reason.TOO_LARGE, detail, whole.content, sha256=whole.sha256)


def reject_of(document_uri: str, fault: StreamFault, locator: str | None = None) -> Reject:
    """Return the dead letter of a stream's fault: no payload, as what was read is in the rows before it."""
    return reject(document_uri, fault.reason, fault.detail, locator=locator)
