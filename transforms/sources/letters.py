"""Dead letters of this room."""

from functools import partial

from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.dead_letters import dead_letter
from newsmill.transforms.sources.errors import StreamFault

STAGE = "sources"

reject = partial(dead_letter, STAGE)
"""``dead_letter`` of this stage: document URI, reason, detail, payload, locator."""


def reject_of(document_uri: str, fault: StreamFault, locator: str | None = None) -> Reject:
    """Return the dead letter of a stream's fault: no payload, as what was read is in the rows before it."""
    return reject(document_uri, fault.reason, fault.detail, locator=locator)
