"""What kind a document is: told by its first bytes, and by its name only where they leave it open."""

import os
import re

from newsmill.transforms.ground.charset import is_text, unicode_of
from newsmill.transforms.ground.preamble import root_of
from newsmill.transforms.sources.kinds.kind import Kind
from newsmill.transforms.sources.kinds.magic import by_magic
from newsmill.transforms.sources.kinds.tabular import has_article_header
from newsmill.transforms.sources.source_settings import HEAD

_BY_EXTENSION = {
    **dict.fromkeys(("", "txt", "text", "article", "asc", "utf8"), Kind.TEXT),
    **dict.fromkeys(("md", "markdown", "mdown", "mkd"), Kind.MARKDOWN),
    **dict.fromkeys(("html", "htm", "xhtml", "shtml"), Kind.HTML),
    "json": Kind.JSON,
    **dict.fromkeys(("jsonl", "ndjson", "jsonlines", "jl"), Kind.JSONL),
    **dict.fromkeys(("csv", "tsv", "tab"), Kind.CSV),
}
"""Kinds of text by extension; no extension means plain text."""

EXPORT_HEAD = 400
"""Characters within which the first document of a LexisNexis export is announced."""

LEXIS_HEAD = re.compile(
    r"^[ \t]*(?:\d{1,6} (?:of|von) \d{1,6} (?:DOCUMENTS?|DOKUMENTEN?)|"
    r"Do[ck]ument \d{1,6} (?:of|von) \d{1,6})[ \t]*\r?$",
    re.MULTILINE,
)
"""What LexisNexis sets before each document of an export."""

NEXIS_HEAD = re.compile(r"^[ \t]*(?:Length|Länge)[ \t]*:[ \t]*[\d.,]{1,9} \w+[ \t]*\r?$", re.MULTILINE)
NEXIS_BODY = re.compile(r"^[ \t]*(?:Body|Hauptteil|Textkörper)[ \t]*\r?$", re.MULTILINE)
"""What the newer layout of Nexis has before the text of each document."""

FACTIVA_HEAD = re.compile(
    r"^[\d.,]{1,9} (?:words|Wörter|mots|palabras|parole|woorden)[ \t]*\r?\n\d{1,2}\.? \w{3,12} \d{4}[ \t]*\r?\n"
    r"(?:\d{1,2}:\d\d[^\n]{0,20}\n)?[^\n]{2,80}\n[A-Z0-9]{2,10}[ \t]*\r?$",
    re.MULTILINE,
)
"""What Factiva sets above each document where fields have no codes: length, date, source and the source's code."""

_FEED_ROOTS = {
    "rss": Kind.RSS,
    "rdf": Kind.RSS,
    "channel": Kind.RSS,
    "urlset": Kind.RSS,
    "feed": Kind.ATOM,
}
"""Root elements of feeds: RSS in all versions, CDF, news sitemaps, Atom; the reader of feeds tells them apart."""

_WIRE_ROOTS = frozenset({"nitf", "newsitem", "newsmessage"})
"""Root elements of NITF and NewsML-G2."""

_HTML_ROOTS = frozenset({
    "html", "head", "body", "article", "main", "section", "div", "p", "title", "meta", "link", "script", "style", "nav",
    "header", "table", "h1", "h2", "h3", "span", "a", "img",
})  # fmt: skip
"""First elements that make a document HTML."""

_FEED_EXTENSIONS = frozenset({"xml", "rss", "atom", "rdf"})
_LATE_FEED_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
"""The root of a feed behind something that should not stand before it, such as the warning of a server."""

_PACKED_EXTENSIONS = frozenset({"gz", "gzip", "bz2", "zst", "zstd", "zip"})
_EXTENSION = re.compile(r"\.([A-Za-z][A-Za-z0-9]{0,9})$")

_JSON_RECORD = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\]))')
"""How JSON of records begins; ``[Anzeige] Der Minister`` does not."""

_NEXT_RECORD = re.compile(r'\}[ \t]*\r?\n\s*\{\s*"')
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)version')


def kind_of(head: bytes, name: str) -> Kind:
    """Return the kind of a document from its first bytes (``settings.HEAD`` of them) and its file name.

    >>> kind_of(b"<rss version='2.0'>", "a.txt").value, kind_of(b"Guten Morgen", "a.md").value
    ('rss', 'markdown')
    """
    if not head:
        return Kind.EMPTY
    packed = by_magic(head)
    if packed is not None:
        return packed
    extension = extension_of(name)
    if not is_text(head):
        return Kind.BINARY
    return _by_text(unicode_of(head), extension)


def extension_of(name: str) -> str:
    """Return the extension in lower case, without dot and without what only says that the file is packed.

    >>> extension_of("x/news.JSONL.gz"), extension_of("Bericht vom 12.03.2020")
    ('jsonl', '')
    """
    base = os.path.basename(name)
    match = _EXTENSION.search(base)
    while match and match[1].lower() in _PACKED_EXTENSIONS:
        base = base[: match.start()]
        match = _EXTENSION.search(base)
    return match[1].lower() if match else ""


def is_opml(path: str) -> bool:
    """Tell whether a local file is an OPML list; a file that cannot be opened is none, and is told when it is read."""
    try:
        with open(path, "rb") as handle:
            return kind_of(handle.read(HEAD), path) is Kind.OPML
    except OSError:
        return False


def _by_text(text: str, extension: str) -> Kind:
    named = _BY_EXTENSION.get(extension)
    marked = _by_markup(text, extension)
    if marked is not None:
        return marked
    if _JSON_RECORD.match(text) or named in (Kind.JSON, Kind.JSONL):
        return _json(text, named)
    if named in (Kind.TEXT, None):
        return _export(text) or (Kind.CSV if has_article_header(text) else named or Kind.UNKNOWN)
    return named or Kind.UNKNOWN


def _export(text: str) -> Kind | None:
    if LEXIS_HEAD.search(text[:EXPORT_HEAD]):
        return Kind.LEXISNEXIS
    if NEXIS_BODY.search(text) and NEXIS_HEAD.search(text):
        return Kind.LEXISNEXIS
    if FACTIVA_HEAD.search(text):
        return Kind.FACTIVA
    return Kind.FACTIVA if all(re.search(rf"^{code}\b", text, re.MULTILINE) for code in ("HD", "PD", "SN")) else None


def _by_markup(text: str, extension: str) -> Kind | None:
    root = root_of(text)
    if root is None:
        return Kind.RSS if extension in _FEED_EXTENSIONS and _LATE_FEED_ROOT.search(text) else None
    if root in _FEED_ROOTS:
        return _FEED_ROOTS[root]
    if root in _WIRE_ROOTS:
        return Kind.WIRE
    if root == "opml":
        return Kind.OPML
    if _BY_EXTENSION.get(extension) is Kind.MARKDOWN and root != "html":
        return None
    return Kind.HTML if root in _HTML_ROOTS else None


def _json(text: str, named: Kind | None) -> Kind:
    if named is Kind.JSONL:
        return Kind.JSONL
    if _JSON_FEED.search(text):
        return Kind.JSON_FEED
    lined = text.lstrip().startswith("{") and _NEXT_RECORD.search(text)
    return Kind.JSONL if lined and _first_line_is_whole(text) else Kind.JSON


def _first_line_is_whole(text: str) -> bool:
    first = text.lstrip().split("\n", 1)[0].rstrip()
    return first.endswith("}") and first.count('"') >= 2
