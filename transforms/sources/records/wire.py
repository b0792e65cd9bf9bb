"""News wire in XML: NITF, and NewsML-G2 with its messages of many items.

What newsmill has columns for is read: headline, body, byline, place-less dates, subjects, provider. An item that its
provider has canceled or withheld, or whose embargo stands, is a reject; packages only point to items and are none
themselves.
"""

from collections.abc import Iterator

from lxml import etree

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.charset import unicode_of
from newsmill.transforms.ground.preamble import declares_entities
from newsmill.transforms.sources.containers.streams import ByteStream, read_whole
from newsmill.transforms.sources.letters import reject, reject_too_large
from newsmill.transforms.sources.records.newsml import news_item
from newsmill.transforms.sources.records.nitf import nitf_document
from newsmill.transforms.sources.records.xml_texts import local_name
from newsmill.transforms.sources.source_settings import HEAD, RECORD_LIMIT, Origin

Rows = Iterator[Document | Reject]


def read_wire(stream: ByteStream, origin: Origin) -> Rows:
    """Yield a document for every item of a NITF or NewsML-G2 file."""
    whole = read_whole(stream, RECORD_LIMIT)
    uri = origin.document_uri
    if whole.too_large:
        yield reject_too_large(uri, whole)
        return
    if declares_entities(unicode_of(whole.content[:HEAD])):
        yield reject(uri, Reason.UNSAFE_XML, "the document type declares entities", whole.content)
        return
    try:
        root = etree.fromstring(whole.content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield reject(uri, Reason.MALFORMED, f"not XML: {error.msg}", whole.content)
        return
    if local_name(root) == "nitf":
        yield nitf_document(root, origin)
        return
    items = [root] if local_name(root) == "newsItem" else root.iter("{*}newsItem")
    for number, item in enumerate(items, start=1):
        yield news_item(item, origin, f"item {number}")
