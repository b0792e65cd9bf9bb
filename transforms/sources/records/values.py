"""Single values of a record: whatever JSON, CSV or Parquet holds, as the text or the names that a document takes."""

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from newsmill.transforms.ground.credentials import without_user
from newsmill.transforms.ground.surrogates import repaired
from newsmill.transforms.sources.records.literals import list_of, literal_of
from newsmill.transforms.sources.records.names import normal

LIST_LIMIT = 500
"""Authors or categories kept of one record."""
NESTING = 20
"""Levels of lists and objects looked into for a text or a name; what lies deeper is none."""

NULLS = frozenset({
    "nan", "NaN", "NAN", "-nan", "None", "NULL", "null", "NaT", "N/A", "n/a", "#N/A", "<NA>", "nil", "undefined", "[]",
    "{}", "()", "set()", "\\N", "(null)", "<null>", "(none)", "b''", 'b""', "-", "--", "–", "—",
    "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#NULL!", "#NV", "#WERT!", "#BEZUG!",
})  # fmt: skip
"""What data frames, databases and spreadsheets (English and German) write for an empty cell, as they write it:
``Null`` and ``Nan`` are names."""

_INNER = ("rendered", "name", "title", "text", "value", "cdata", "url", "href", "content", "html", "plain", "id",
          "date", "oid", "numberlong", "main", "original", "fullname")  # fmt: skip
"""Keys of a nested object that stand for the whole of it: WordPress, JSON-LD, NewsAPI, XML turned into JSON; the last
six are those of MongoDB's exports and of the New York Times."""

_PARTS_OF_NAME = ("given", "family"), ("first", "last"), ("firstname", "lastname"), ("givenname", "familyname")
_TRUE = frozenset({"true", "1", "yes", "ja", "y", "t"})
_FALSE = frozenset({"false", "0", "no", "nein", "n", "f"})


def text_of(value: Any) -> str | None:
    r"""Return a value as text without surrogates; null for nothing, for blanks, and for what has no text in it.

    >>> text_of({"rendered": "Rat tagt"}), text_of(["Erstens.", "Zweitens."]), text_of(" ")
    ('Rat tagt', 'Erstens.\nZweitens.', None)
    """
    raw = raw_text_of(value)
    return None if raw is None else repaired(raw)


def raw_text_of(value: Any, nesting: int = NESTING) -> str | None:  # noqa: PLR0911  (a case a type)
    """Return a value as text, wrong bytes still as surrogates; null as ``text_of``, and below ``nesting`` levels."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return raw_text_of(bytes(value).decode("utf-8", "surrogateescape"))
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _inner_text(value, nesting)
    if isinstance(value, (list, tuple)):
        texts = (raw_text_of(item, nesting - 1) for item in value) if nesting else ()
        return "\n".join(filter(None, texts)) or None
    return raw_text_of(str(value))


def one_line(value: Any) -> str | None:
    """Return the first text of a value, white space collapsed to single blanks; of a list its first item."""
    if isinstance(value, (list, tuple)):
        value = next((item for item in value if text_of(item)), None)
    text = text_of(value)
    return None if text is None else " ".join(text.split()) or None


def names_of(value: Any, nesting: int = NESTING) -> tuple[str, ...]:
    """Return the strings that name authors in a list, a string or an object, as they stand: several in one it may be.

    Lists are looked into ``nesting`` levels deep.

    >>> names_of("Von Jana Muster und Kai Probe"), names_of([{"name": "Ann Lee"}])
    (('Von Jana Muster und Kai Probe',), ('Ann Lee',))
    """
    if isinstance(value, str):
        printed = literal_of(value)
        if printed is not None:
            return names_of(printed, nesting - 1) if nesting else ()
        return _unique(one_line(line) for line in value.splitlines())
    if isinstance(value, (list, tuple)):
        return _unique(name for item in value for name in names_of(item, nesting - 1)) if nesting else ()
    if isinstance(value, Mapping):
        return _unique([_person(value)])
    return _unique([one_line(value)])


def tags_of(value: Any) -> tuple[str, ...]:
    """Return categories of a list, an object, or a string separated by semicolons, bars or else commas.

    >>> tags_of("Politik; Bund und Länder"), tags_of("['Sport', 'Fußball']")
    (('Politik', 'Bund und Länder'), ('Sport', 'Fußball'))
    """
    if isinstance(value, str):
        listed = list_of(value)
        if listed is not None:
            return tags_of(listed)
        separator = ";" if ";" in value else "|" if "|" in value else ","
        return _unique(one_line(part) for part in value.split(separator))
    if isinstance(value, (list, tuple)):
        return _unique(one_line(item) for item in value)
    return _unique([one_line(value)])


def address_of(value: Any) -> str | None:
    """Return an absolute ``http(s)`` address without credentials; null for anything else.

    >>> address_of("//example.org/a"), address_of("https://me:pw@example.org/a"), address_of("/a")
    ('https://example.org/a', 'https://example.org/a', None)
    """
    text = one_line(value)
    if text is None:
        return None
    text = f"https:{text}" if text.startswith("//") else f"https://{text}" if text.lower().startswith("www.") else text
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    return urlunsplit(parts._replace(netloc=without_user(parts.netloc)))


def truth_of(value: Any) -> bool | None:
    """Return a value as true, false, or null when it says neither.

    >>> truth_of("False"), truth_of(1), truth_of("metered")
    (False, True, None)
    """
    word = str(value).strip().lower() if isinstance(value, (bool, int, str)) else ""
    return True if word in _TRUE else False if word in _FALSE else None


def _string(value: str) -> str | None:
    """Return a string that says something; printed bytes, and a printed list of nothing but texts, as their text."""
    cell = value.strip()
    if not cell or cell in NULLS:
        return None
    if cell.startswith(("b'", 'b"')):
        printed = literal_of(cell)
        return raw_text_of(printed) if isinstance(printed, bytes) else value
    if cell[0] == "[" and cell[-1] == "]":
        texts = list_of(cell)
        if texts is not None and all(text is None or isinstance(text, (str, bytes)) for text in texts):
            return raw_text_of([text for text in texts if text != value])
    return value


def _number(value: float) -> str | None:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    try:
        return str(value)
    except ValueError:  # an integer of more digits than Python prints
        return None


def _inner_text(value: Mapping[Any, Any], nesting: int = NESTING) -> str | None:
    if not nesting:
        return None
    inner = {normal(str(key)): item for key, item in value.items()}
    return next((text for key in _INNER if (text := raw_text_of(inner.get(key), nesting - 1))), None)


def _person(value: Mapping[Any, Any]) -> str | None:
    inner = {normal(str(key)): item for key, item in value.items()}
    for given, family in _PARTS_OF_NAME:
        if inner.get(family) and not inner.get("name"):
            return one_line(" ".join(filter(None, (text_of(inner.get(given)), text_of(inner[family])))))
    return one_line(_inner_text(value))


def _unique(names: Iterable[str | None]) -> tuple[str, ...]:
    named = (name for name in names if name and any(map(str.isalnum, name)))
    return tuple(dict.fromkeys(named))[:LIST_LIMIT]
