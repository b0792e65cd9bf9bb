"""A record's fields by their usual names, whatever it is wrapped in."""

from collections.abc import Iterator, Mapping
from typing import Any

from newsmill.transforms.sources.records.literals import literal_of
from newsmill.transforms.sources.records.names import PREFERENCES, normal
from newsmill.transforms.sources.records.values import one_line

WRAPPERS = ("article", "data", "attributes", "record", "doc", "document", "item", "node", "post", "fields")
"""Objects inside a record whose fields count as the record's own, after those, and such objects inside them;
``_source`` is one more."""

NOTES = ("metadata", "meta", "extra", "info", "properties", "attrs", "warcheaders")
"""Objects inside a record that say more of it; they come last, and may be JSON or a printed object in a string, or a
map of Parquet."""


class Record:
    """A record's fields by normal name, its own before those of an object that wraps the article."""

    def __init__(self, raw: Mapping[Any, Any], field_map: Mapping[str, str]) -> None:
        # {"source": {...}} is the publisher, but Elasticsearch's {"_source": {...}} is the article.
        hit = raw.get("_source")
        own = by_normal_name(
            {name: raw[name] for name in raw if name != "_source"} if isinstance(hit, Mapping) else raw
        )
        wrapped = [own.get(name) for name in WRAPPERS]
        deeper = [by_normal_name(each).get(name) for each in wrapped if isinstance(each, Mapping) for name in WRAPPERS]
        inner = [hit, *wrapped, *deeper, *(_noted(own.get(name)) for name in NOTES)]
        self._levels = [own, *(by_normal_name(item) for item in inner if isinstance(item, Mapping))]
        self._raw = raw
        self.field_map = field_map

    def values(self, target: str) -> Iterator[Any]:
        """Yield the values that may fill ``target``: the mapped field alone, or all guessed ones in order."""
        if target in self.field_map:
            yield from _reached(self._raw, self.field_map[target])
            return
        for level in self._levels:
            for name in PREFERENCES[target]:
                if name in level:
                    yield level[name]

    def has(self, target: str) -> bool:
        """Tell whether a field for ``target`` is there, be it empty."""
        return any(True for _ in self.values(target))

    def first(self, target: str, take: Any = one_line) -> Any:
        """Return the first value of ``target`` that ``take`` makes something of, else null."""
        return next((taken for value in self.values(target) if (taken := take(value))), None)

    def every(self, target: str, take: Any = one_line) -> list[str]:
        """Return all texts that ``take`` makes of values of ``target``, each once, in order of preference."""
        return list(dict.fromkeys(text for value in self.values(target) if (text := take(value))))


def by_normal_name(raw: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the fields by their normal names; the first of two that are the same wins."""
    fields: dict[str, Any] = {}
    for name, value in raw.items():
        fields.setdefault(normal(str(name)), value)
    return fields


def _noted(value: Any) -> Any:
    """Return a value, or the object that a string holds as JSON, or the pairs of a map."""
    if isinstance(value, list) and all(isinstance(pair, tuple) and len(pair) == 2 for pair in value):
        return dict(value)
    if not isinstance(value, (str, bytes)):
        return value
    return literal_of(value if isinstance(value, str) else value.decode("utf-8", "replace"))


def _reached(raw: Mapping[Any, Any], path: str) -> Iterator[Any]:
    """Yield the value of a field, whose name or whose steps into objects are ``path``; nothing where it is absent."""
    if path in raw:
        yield raw[path]
        return
    value: Any = raw
    for step in path.split("."):
        if not isinstance(value, Mapping) or step not in value:
            return
        value = value[step]
    yield value
