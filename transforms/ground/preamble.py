"""What stands before the root element of markup: declarations, comments, and the document type with its entities.

Everything is scanned once and in linear time, and no XML parser sees a document type before it is judged here.
"""

import re
from typing import NamedTuple

_SPACE = re.compile(rb"\s*")
_ELEMENT = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_SUBSET_TOKEN = re.compile(
    rb"""<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|"[^"]*"|'[^']*'|<!ENTITY\b|[\[\]>]""", re.DOTALL | re.IGNORECASE
)
_DOCTYPE = b"<!DOCTYPE"


class Preamble(NamedTuple):
    """What stands before a root element."""

    end: int
    """Where the root element may begin."""
    doctype: bytes = b""
    """The document type as it stood; empty when there was none. A second one belongs to what follows."""
    closed: bool = True
    """Whether the document type ends, within the bytes that were allowed."""
    entities: bool = False
    """Whether it declares entities."""


def preamble_of(data: bytes, limit: int | None = None) -> Preamble:
    """Return what stands before the root element of ``data`` (a set that holds ASCII, such as UTF-8).

    ``limit`` is how many bytes a document type may have; null for any number.
    """
    found = Preamble(_skip_space(data, 0))
    while found.closed:
        step = _step(data, found, limit)
        if step.end == found.end:
            return found
        found = step._replace(end=_skip_space(data, step.end))
    return found


def element_at(data: bytes, position: int) -> str | None:
    """Return the local name of the element that begins at ``position``, in lower case; null when none does."""
    match = _ELEMENT.match(data, position)
    return match[2].decode("ascii").lower() if match else None


def root_of(text: str) -> str | None:
    """Return the local name of the first element, in lower case; null when no markup begins the text.

    >>> root_of('<?xml version="1.0"?><!-- x --><rdf:RDF xmlns="">')
    'rdf'
    >>> root_of("Guten Morgen") is None
    True
    """
    data = text.lstrip().encode("utf-8", "replace")
    if not data.startswith(b"<"):
        return None
    preamble = preamble_of(data)
    html = preamble.doctype[len(_DOCTYPE) :].lstrip()[:4].lower() == b"html"
    return element_at(data, preamble.end) or ("html" if html else None)


def declares_entities(text: str) -> bool:
    """Tell whether the document type before the first element declares entities.

    >>> declares_entities('<!DOCTYPE r [<!ENTITY a "b">]><r/>'), declares_entities("<!DOCTYPE html><p>")
    (True, False)
    """
    return preamble_of(text.lstrip().encode("utf-8", "replace")).entities


def _skip_space(data: bytes, position: int) -> int:
    match = _SPACE.match(data, position)
    return match.end() if match else position


def _step(data: bytes, found: Preamble, limit: int | None) -> Preamble:
    """Return what is found with the comment, instruction or document type behind it; the same when none is."""
    start = found.end
    if not found.doctype and data[start : start + len(_DOCTYPE)].upper() == _DOCTYPE:
        return _doctype_at(data, start, len(data) if limit is None else min(len(data), start + limit))
    end = -1
    if data.startswith(b"<?", start):
        end = data.find(b"?>", start) + 2
    elif data.startswith(b"<!--", start):
        end = data.find(b"-->", start + 4) + 3
    return found._replace(end=max(end, start))


def _doctype_at(data: bytes, start: int, last: int) -> Preamble:
    depth, entities = 0, False
    for match in _SUBSET_TOKEN.finditer(data, start + len(_DOCTYPE), last):
        token = match[0]
        if token[:8].upper() == b"<!ENTITY":
            entities = True
        elif token == b"[":
            depth += 1
        elif token == b"]":
            depth -= 1
        elif token == b">" and depth <= 0:
            return Preamble(match.end(), data[start : match.end()], True, entities)
    return Preamble(last, data[start:last], False, entities)
