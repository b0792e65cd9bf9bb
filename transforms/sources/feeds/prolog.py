"""What of a feed's document type its parser may see: the document type itself never reaches one.

No entity is ever fetched, and none is expanded that could grow: a document type may declare a few entities that stand
for plain words (they are kept) and the W3C's sets of HTML character names (they are left out); any other declaration
of an entity makes the document unsafe. A document type without entities (RSS 0.91 has one) is left out.
"""

import re
from typing import NamedTuple

from newsmill.transforms.ground.preamble import element_at, preamble_of

DECLARATION = b"<?xml version='1.0' encoding='utf-8'?>\n"
"""Stands before what a parser is shown: all of it is UTF-8 by then."""
SUBSET_LIMIT = 32 * 2**10
"""Bytes of a document type; one that declares all 252 character names of HTML 4 has 8 KB."""

ENTITY_LIMIT = 300
"""Entities kept of one document type."""

VALUE_LIMIT = 256
"""Bytes of an entity's value."""

GROWTH_LIMIT = 2**20
"""Bytes by which the references to declared entities may lengthen the document."""

_ROOT = re.compile(rb"<((?:\w+:)?(?:rss|feed|RDF|urlset|sitemapindex|opml))(?=[\s>])")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ENTITY = re.compile(
    rb"""<!ENTITY\s+(%\s+)?([\w.:-]+)\s+(?:(SYSTEM|PUBLIC)\s+)?(?:"([^"]*)"|'([^']*)')""",
)
_CHARACTER_REFERENCE = re.compile(rb"&#(?:\d{1,7}|x[0-9A-Fa-f]{1,6});")
_W3C_NAMES = b"-//W3C//ENTITIES "
_JUNK_LOOK = 16 * 2**10
"""Bytes before a root element in which it is looked for."""


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
    found = preamble_of(data, SUBSET_LIMIT)
    if not found.closed:
        raise UnsafeXmlError(f"a document type without end in {SUBSET_LIMIT} bytes")
    start = _root_at(data, found.end)
    body, root = data[start:], element_at(data, start)
    if root is None:
        return Prolog("", body, found.doctype, junk=True)
    return Prolog(root, body, found.doctype, _entities(found.doctype, body), junk=start > found.end)


def _root_at(data: bytes, start: int) -> int:
    """Return where the root of a feed begins, behind some junk if need be; ``start`` where there is none."""
    late = _ROOT.search(data, start, start + _JUNK_LOOK)
    return late.start() if late else start


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
