"""Plain text, Markdown and HTML: the file is the document; charset, title and metadata are told by normalize."""

from collections.abc import Iterator

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.charset import is_blank, unicode_of
from newsmill.transforms.ground.preamble import declares_entities
from newsmill.transforms.sources.containers.streams import ByteStream, read_whole
from newsmill.transforms.sources.letters import reject, reject_too_large
from newsmill.transforms.sources.source_settings import RECORD_LIMIT, Origin

WHOLE = ""
"""Locator of a document that is the whole file: an edited file is a new revision of the same article."""

XML_PROLOG = 1 << 20
"""Bytes at the beginning of a page in which a document type is looked for."""


def read_document(stream: ByteStream, origin: Origin, media_type: str) -> Iterator[Document | Reject]:
    """Yield the one document of a text, Markdown or HTML file, or the reason why there is none."""
    whole = read_whole(stream, RECORD_LIMIT)
    uri = origin.document_uri
    if whole.too_large:
        yield reject_too_large(uri, whole)
    elif is_blank(whole.content):
        yield reject(uri, Reason.EMPTY, "the file holds no text", whole.content)
    elif media_type == "text/html" and declares_entities(unicode_of(whole.content[:XML_PROLOG])):
        yield reject(uri, Reason.UNSAFE_XML, "the document type declares entities", whole.content)
    else:
        yield Document(uri, WHOLE, media_type, whole.content, None, source=origin.settings.source)
