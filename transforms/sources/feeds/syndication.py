"""RSS 0.9x to 2.0, RDF, Atom and CDF through feedparser: strict first, and loosely where the XML is broken.

Unlike ``feedparser.parse`` this never opens anything, never shows an XML parser a document type it did not write
itself, and bounds what a feed may cost (``guard``).
"""

import io
import xml.sax
from collections.abc import Mapping
from typing import Any
from xml.sax import expatreader, handler, xmlreader

from feedparser.util import FeedParserDict

from newsmill.transforms.sources.feeds.charset import utf8_of
from newsmill.transforms.sources.feeds.guard import LimitError, LooseParser, StrictParser
from newsmill.transforms.sources.feeds.prolog import DECLARATION, Prolog, prolog_of

LOOSE_LIMIT = 10 * 2**20
"""Bytes of a broken feed that are read loosely; hostile ones take up to three seconds a megabyte. Of a longer feed the
items before the first fault are taken, if there are any."""


def read_syndication(
    content: bytes,
    headers: Mapping[str, str],
    sanitize_html: bool = False,
    resolve_relative_uris: bool = False,
) -> Any:
    """Return what ``feedparser.parse`` returns: a dictionary of ``feed``, ``entries``, ``version``, ``bozo`` and so on.

    ``headers`` are those of the HTTP answer in lower case; ``content-location`` is the base of relative links. Markup
    is left as it came unless the two switches say otherwise. Beyond feedparser's keys there are ``root``, the name of
    the root element, and ``open``, true when the last item had no end.

    Raises:
        UnsafeXmlError: the document type declares entities other than plain words.
    """
    utf8 = utf8_of(content, headers)
    prolog = prolog_of(utf8.data)
    result = FeedParserDict(bozo=False, headers=dict(headers), encoding=utf8.encoding, root=prolog.root)
    if utf8.fault:
        _complain(result, utf8.fault)
    switches = {"sanitize_html": sanitize_html, "resolve_relative_uris": resolve_relative_uris}
    parser = _parsed(prolog, result, bool(utf8.encoding), headers, switches)
    if parser.fault:
        _complain(result, ValueError(parser.fault))
    _take(result, parser, prolog)
    return result


def _parsed(prolog: Prolog, result: Any, strict: bool, headers: Mapping[str, str], switches: dict[str, bool]) -> Any:
    base, language = headers.get("content-location", ""), headers.get("content-language")
    if strict and not prolog.junk:
        parser: Any = StrictParser(base, language, "utf-8")
        vars(parser).update(switches)
        fault = _run_strict(parser, DECLARATION + prolog.declarations + prolog.body)
        if fault is None:
            return parser
        _complain(result, parser.exc or fault)
        if isinstance(fault, LimitError) or (parser.entries and len(prolog.body) > LOOSE_LIMIT):
            return parser
    if len(prolog.body) > LOOSE_LIMIT:
        _complain(result, ValueError(f"broken, and read no further than {LOOSE_LIMIT} bytes"))
    elif prolog.junk:
        _complain(result, ValueError("text before the root element"))
    entities = {name.decode(): value.decode() for name, value in prolog.entities}
    loose: Any = LooseParser(base, language, "utf-8", entities)
    vars(loose).update(switches)
    if fault := _run_loose(loose, prolog.body[:LOOSE_LIMIT]):
        _complain(result, fault)
    return loose


def _run_strict(parser: Any, data: bytes) -> Exception | None:
    reader = expatreader.create_parser(True)  # noqa: S315  (it sees no document type but ours)
    reader.setFeature(handler.feature_external_ges, False)
    reader.setContentHandler(parser)
    reader.setErrorHandler(parser)
    source = xmlreader.InputSource()
    source.setByteStream(io.BytesIO(data))
    try:
        reader.parse(source)
    except xml.sax.SAXException as error:
        return error
    return None


def _run_loose(parser: Any, body: bytes) -> Exception | None:
    try:
        parser.feed(body.decode("utf-8", "replace"))
    except LimitError as error:
        return error
    return None


def _complain(result: Any, error: Exception) -> None:
    result["bozo"] = True
    result["bozo_exception"] = error


def _take(result: Any, parser: Any, prolog: Prolog) -> None:
    netscape = b"netscape" in prolog.doctype.lower()
    result["feed"] = parser.feeddata
    result["entries"] = parser.entries
    result["version"] = "rss091n" if netscape else parser.version
    result["namespaces"] = parser.namespaces_in_use
    result["open"] = bool(parser.inentry)
