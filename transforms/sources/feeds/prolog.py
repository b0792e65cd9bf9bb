"""What stands before a feed's root element: its document type is read here and never reaches an XML parser.

No entity is ever fetched, and none is expanded that could grow: a document type may declare a few entities that stand
for plain words (they are kept) and the W3C's sets of HTML character names (they are left out); any other declaration
of an entity makes the document unsafe. A document type without entities (RSS 0.91 has one) is left out.
"""

import re
from typing import NamedTuple

SUBSET_LIMIT = 32 * 2**10
"""Bytes of a document type; one that declares all 252 character names of HTML 4 has 8 KB."""

ENTITY_LIMIT = 300
"""Entities kept of one document type."""

VALUE_LIMIT = 256
"""Bytes of an entity's value."""

GROWTH_LIMIT = 2**20
"""Bytes by which the references to declared entities may lengthen the document."""

_SPACE = re.compile(rb"\s*")
_ELEMENT = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_ROOT = re.compile(rb"<((?:\w+:)?(?:rss|feed|RDF|urlset|sitemapindex|opml))(?=[\s>])")
_SUBSET_TOKEN = re.compile(rb"""<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|"[^"]*"|'[^']*'|[\[\]>]""", re.DOTALL)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ENTITY = re.compile(
    rb"""<!ENTITY\s+(%\s+)?([\w.:-]+)\s+(?:(SYSTEM|PUBLIC)\s+)?(?:"([^"]*)"|'([^']*)')""",
)
_CHARACTER_REFERENCE = re.compile(rb"&#(?:\d{1,7}|x[0-9A-Fa-f]{1,6});")
_W3C_NAMES = b"-//W3C//ENTITIES "
_JUNK_LOOK = 16 * 2**10


class UnsafeXmlError(ValueError):
    """The document type declares entities that could read files or grow without end."""


class Prolog(NamedTuple):
    """A document without its prolog."""

    root: str
    """Local name of the root element in lower case; empty when there is none."""
    body: bytes
    """The document from its root element on."""
    doctype: bytes
    """The document type as it stood; empty when there was none."""
    entities: tuple[tuple[bytes, bytes], ...] = ()
    """Declared names with the plain words they stand for."""
    junk: bool = False
    """Text or tags stood before the root element."""

    @property
    def declarations(self) -> bytes:
        """A document type that declares ``entities`` and nothing else; empty without entities."""
        declared = b"".join(b'<!ENTITY %s "%s">\n' % pair for pair in self.entities)
        return b"<!DOCTYPE feed [\n%s]>\n" % declared if declared else b""


def prolog_of(data: bytes) -> Prolog:
    """Split ``data`` (UTF-8) before its root element; a feed's root is also found behind some leading junk.

    Raises:
        UnsafeXmlError: the document type declares entities other than plain words.

    >>> prolog_of(b'<?xml version="1.0"?><!-- a --><!DOCTYPE rss SYSTEM "x"><rss/>').root
    'rss'
    """
    position, doctype = _after_prolog(data)
    match = _ELEMENT.match(data, position)
    junk = not match or not _ROOT.match(data, position)
    if junk and (root := _ROOT.search(data, position, position + _JUNK_LOOK)):
        match = _ELEMENT.match(data, root.start())
    if not match:
        return Prolog("", data[position:], doctype, junk=True)
    body = data[match.start() :]
    return Prolog(match[2].decode().lower(), body, doctype, _entities(doctype, body), match.start() > position)


def _after_prolog(data: bytes) -> tuple[int, bytes]:
    position, doctype = _skip_space(data, 0), b""
    while (end := _end_of_markup(data, position)) > position:
        if data[position : position + 9].upper() == b"<!DOCTYPE":
            doctype = data[position:end]
        position = _skip_space(data, end)
    return position, doctype


def _skip_space(data: bytes, position: int) -> int:
    match = _SPACE.match(data, position)
    return match.end() if match else position


def _end_of_markup(data: bytes, position: int) -> int:
    """Return where the comment, instruction or document type at ``position`` ends; ``position`` when there is none."""
    if data.startswith(b"<?", position):
        end = data.find(b"?>", position)
        return end + 2 if end >= 0 else position
    if data.startswith(b"<!--", position):
        end = data.find(b"-->", position + 4)
        return end + 3 if end >= 0 else position
    if data[position : position + 9].upper() == b"<!DOCTYPE":
        return _doctype_end(data, position)
    return position


def _doctype_end(data: bytes, start: int) -> int:
    depth = 0
    for match in _SUBSET_TOKEN.finditer(data, start + 9, start + SUBSET_LIMIT):
        if match[0] == b"[":
            depth += 1
        elif match[0] == b"]":
            depth -= 1
        elif match[0] == b">" and depth <= 0:
            return match.end()
    if len(data) > start + SUBSET_LIMIT:
        raise UnsafeXmlError(f"a document type of more than {SUBSET_LIMIT} bytes")
    raise UnsafeXmlError("a document type without end")


def _entities(doctype: bytes, body: bytes) -> tuple[tuple[bytes, bytes], ...]:
    subset = _COMMENT.sub(b"", doctype)
    declared = _ENTITY.findall(subset)
    if len(declared) != subset.upper().count(b"<!ENTITY"):
        raise UnsafeXmlError("an entity declaration that cannot be read")
    kept = [pair for pair in map(_plain_entity, declared) if pair]
    if len(kept) > ENTITY_LIMIT:
        raise UnsafeXmlError(f"{len(kept)} entities")
    growth = sum(body.count(b"&" + name + b";") * len(value) for name, value in kept)
    if growth > GROWTH_LIMIT:
        raise UnsafeXmlError(f"entities that lengthen the document by {growth} bytes")
    return tuple(kept)


def _plain_entity(declared: tuple[bytes, bytes, bytes, bytes, bytes]) -> tuple[bytes, bytes] | None:
    parameter, name, external, double, single = declared
    value = double or single
    if parameter and external == b"PUBLIC" and value.startswith(_W3C_NAMES):
        return None
    if parameter or external:
        raise UnsafeXmlError(f"the entity {name.decode('utf-8', 'replace')!r} is external or a parameter")
    rest = _CHARACTER_REFERENCE.sub(b"", value)
    if len(value) > VALUE_LIMIT or any(sign in rest for sign in (b"&", b"%", b"<", b'"')):
        raise UnsafeXmlError(f"the entity {name.decode('utf-8', 'replace')!r} stands for more than plain words")
    return name, value
