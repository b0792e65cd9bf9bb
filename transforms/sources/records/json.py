"""JSON: one record, an array of records, records wrapped in ``{"articles": [...]}``, or any number of these in a row.

Arrays are streamed; a broken or oversized element costs itself only. A wrapping object is parsed whole where it fits
the record limit, else its arrays are streamed too.
"""

from collections.abc import Generator, Iterator, Mapping
from io import BytesIO
from typing import Any

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import PAYLOAD_LIMIT, Reason, Reject
from newsmill.transforms.sources.containers.streams import ByteStream, read_whole
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.records.fields import document_of, is_record
from newsmill.transforms.sources.records.frames import rows_of_frame
from newsmill.transforms.sources.records.json_values import Chained, JsonValues, Value
from newsmill.transforms.sources.records.jsonl import parsed, record_of
from newsmill.transforms.sources.records.names import normal
from newsmill.transforms.sources.source_settings import ABOVE_LIMIT, RECORD_LIMIT, Origin

LISTS = frozenset({
    "articles", "items", "item", "results", "data", "docs", "documents", "entries", "records", "news", "stories",
    "posts", "hits", "rows", "list", "graph", "value", "activity", "artikel",
})  # fmt: skip
"""Keys whose arrays hold the records of a wrapping object."""

HOLDERS = frozenset(
    [
        "response",
        "result",
        "results",
        "data",
        "hits",
        "feed",
        "channel",
        "payload",
        "page",
        "embedded",
        "articles",
        "recentactivityarticles",
    ]
)
"""Keys whose objects hold such an array deeper down."""

DEPTH = 3
"""Wrapping objects looked into, one inside the other."""

Rows = Iterator[Document | Reject]


def read_json(stream: ByteStream, origin: Origin) -> Rows:
    """Yield a document or reject for every record of a JSON file."""
    return _Reading(origin).values(JsonValues(stream))


class _Reading:
    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._count = 0
        self._lists = 0

    def values(self, values: JsonValues) -> Rows:
        while first := values.peek():
            if first == "[":
                yield from self._elements(values)
            elif first == "{":
                yield from self._object(values)
            else:
                yield self._rest(values, "not JSON")

    def _elements(self, values: JsonValues) -> Rows:
        self._lists += 1
        values.take()
        whole = True
        while (first := values.peek()) not in ("]", ""):
            if first == ",":
                values.take()
            elif first in "}:":
                yield self._rest(values, "an array of JSON is broken")
                return
            else:
                value = values.value()
                whole = value.whole
                yield self._element(value)
        if first == "" and whole:
            yield self._rest(values, "JSON ends inside an array")
        values.take()

    def _element(self, value: Value) -> Document | Reject:
        place = self._place()
        uri = self._origin.document_uri
        if value.sha256 is not None:
            detail = f"an element {ABOVE_LIMIT}"
            return reject(uri, Reason.TOO_LARGE, detail, value.content, place, sha256=value.sha256)
        if not value.whole:
            return reject(uri, Reason.MALFORMED, "JSON ends inside an element", value.content, place)
        return record_of(value.content, self._origin, place)

    def _object(self, values: JsonValues) -> Rows:
        content, whole = values.value_or_start()
        if not whole:
            rest = JsonValues(Chained(content, values))
            yield from self._streamed(content, rest)
            yield from self.values(rest)
            return
        try:
            value = parsed(content)
        except (ValueError, RecursionError):
            yield from self._streamed(content, JsonValues(BytesIO(content)))
        else:
            yield from self._parsed(value, content)

    def _parsed(self, value: dict[Any, Any], content: bytes) -> Rows:
        names = self._origin.settings.field_map
        framed = rows_of_frame(value)
        wrapped = None if framed is None and is_record(value, names) else framed or _wrapped(value, names)
        if wrapped is None:
            yield document_of(value, self._origin, self._place(), content)
            return
        for item in wrapped:
            yield self._item(item)

    def _item(self, item: Any) -> Document | Reject:
        place = self._place()
        if isinstance(item, dict):
            return document_of(item, self._origin, place)
        detail = f"a record is an object, not {type(item).__name__}"
        return reject(
            self._origin.document_uri, Reason.WRONG_SHAPE, detail, str(item).encode("utf-8", "replace"), place
        )

    def _streamed(self, start: bytes, values: JsonValues) -> Rows:
        """Yield the records of an object that is too large or too broken to be parsed whole."""
        before = self._lists
        sound = yield from self._members(values, DEPTH)
        if self._lists == before:
            yield self._unwrapped(start)
            values.drain()
        elif not sound:
            yield self._rest(values, "an object of JSON is broken")

    def _unwrapped(self, start: bytes) -> Document | Reject:
        """Return the reject of such an object when no array of records was found in it."""
        if len(start) > RECORD_LIMIT:
            detail = f"an object {ABOVE_LIMIT}"
            return reject(self._origin.document_uri, Reason.TOO_LARGE, detail, start, self._place())
        return record_of(start, self._origin, self._place())

    def _members(self, values: JsonValues, depth: int) -> Generator[Document | Reject, None, bool]:
        """Yield the records in the arrays of an object; return whether its end was reached soundly."""
        values.peek()
        values.take()
        while (first := values.peek()) not in ("}", ""):
            if first == ",":
                values.take()
                continue
            key = _key(values.value()) if first == '"' else None
            if key is None or values.peek() != ":":
                return False
            values.take()
            yield from self._member(key, values, depth)
        values.take()
        return True

    def _member(self, key: str, values: JsonValues, depth: int) -> Rows:
        first = values.peek()
        if first == "[" and key in LISTS:
            yield from self._elements(values)
        elif first == "{" and key in HOLDERS and depth > 1:
            yield from self._members(values, depth - 1)
        else:
            values.value()

    def _place(self) -> str:
        self._count += 1
        return f"item {self._count}"

    def _rest(self, values: JsonValues, detail: str) -> Reject:
        """Take all that is left and return its reject: where one thing ends and the next begins is lost."""
        left = read_whole(values, PAYLOAD_LIMIT)
        return reject(
            self._origin.document_uri, Reason.MALFORMED, detail, left.content, self._place(), sha256=left.sha256
        )


def wrapped_records(value: dict[Any, Any], depth: int = DEPTH) -> list[Any] | None:
    """Return the array of records that an object wraps, or null.

    >>> wrapped_records({"status": "ok", "response": {"docs": [{"text": "a"}]}})
    [{'text': 'a'}]
    """
    for key, inner in value.items():
        if normal(str(key)) in LISTS and isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            return inner
    holders = [inner for key, inner in value.items() if normal(str(key)) in HOLDERS and isinstance(inner, dict)]
    found = (wrapped_records(inner, depth - 1) for inner in holders) if depth > 1 else iter(())
    return next((records for records in found if records is not None), None)


def _wrapped(value: dict[Any, Any], names: Mapping[str, str]) -> list[Any] | None:
    return wrapped_records(value) or _by_key(value, names)


def _by_key(value: dict[Any, Any], names: Mapping[str, str]) -> list[Any] | None:
    """Return the records of an object that has them by their ids (Event Registry, data frames); null for another."""
    records = list(value.values())
    whole = all(isinstance(record, dict) for record in records)
    return records if whole and any(is_record(record, names) for record in records) else None


def _key(value: Value) -> str:
    try:
        return normal(str(parsed(value.content)))
    except (ValueError, RecursionError):
        return ""
