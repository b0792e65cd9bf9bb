"""Messages to documents: each is a document of any kind, named by topic, partition and offset.

One that cannot be read is a reject and costs itself only. An article without address and id is named by its message and
its text, so that the same offset of a topic that was made anew is another article; a record with an id is named by
topic and id, so that a later message about it is a revision.
"""

from dataclasses import replace
from functools import partial
from io import BytesIO

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.ground.guard import Handled, attempt_rows
from newsmill.transforms.ground.progress import BYTES, advance
from newsmill.transforms.ground.queue_uris import message_uri, place_of
from newsmill.transforms.sources.document import read_stream
from newsmill.transforms.sources.errors import StreamFault
from newsmill.transforms.sources.letters import STAGE, reject, reject_of
from newsmill.transforms.sources.listing.input_file import InputFile
from newsmill.transforms.sources.queue.spool import Spooled, read_spool
from newsmill.transforms.sources.row import Rows
from newsmill.transforms.sources.source_settings import RECORD_LIMIT, Origin, SourceSettings

_NAMES = {
    "text/markdown": "message.md",
    "text/html": "message.html",
    "text/csv": "message.csv",
    "application/json": "message.json",
    "application/x-ndjson": "message.jsonl",
}
"""Media types that say more than the bytes do, as the file names that tell the same."""


def read_messages(file: InputFile, settings: SourceSettings) -> Rows:
    """Yield the documents and rejects of a file of messages, in their order.

    Raises:
        OSError: the file cannot be read: the run fails, as its messages must not count as read.
    """
    queue, partition, _ = place_of(file.uri)
    for message in read_spool(file.path):
        uri = message_uri(queue, partition, message.offset)
        yield from attempt_rows(STAGE, Handled(uri, None, message.value), partial(_read, message, uri, settings))
    advance(BYTES, file.size)


def _read(message: Spooled, uri: str, settings: SourceSettings) -> Rows:
    if message.value is None:
        yield reject(uri, Reason.EMPTY, "a message without a value (a tombstone)", b"")
        return
    if not message.is_whole:
        detail = f"a message of {message.size:,} bytes; {RECORD_LIMIT:,} are read"
        yield reject(uri, Reason.TOO_LARGE, detail, message.value, sha256=message.sha256)
        return
    name = _NAMES.get(message.media_type.partition(";")[0].strip().lower(), "")
    try:
        for ix, row in enumerate(read_stream(BytesIO(message.value), Origin(uri, name, settings))):
            yield _placed(row, ix, settings) if isinstance(row, Document) else row
    except StreamFault as fault:
        yield reject_of(uri, fault)


def _placed(row: Document, position: int, settings: SourceSettings) -> Document:
    return replace(row, locator=row.locator or None, position=position, fetched_at=settings.now)
