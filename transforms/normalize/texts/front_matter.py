"""Front matter: YAML between ``---``, or TOML between ``+++``, at the top of a Markdown text."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from newsmill.transforms.normalize.dates.stated_date import StatedDate
from newsmill.transforms.normalize.texts.text import Stated

FRONT_MATTER_CHARS = 20_000
"""Front matter longer than this is none."""
MAX_DEPTH = 10
"""Front matter nested deeper than this is none."""
_MAX_ITEMS = 1000
"""Items of a list that are read."""

_FRONT = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>.{0,20000}?)\n(?P=fence)[ \t]*(?:\n|$)", re.DOTALL)
_NULL = "tag:yaml.org,2002:null"
_PLAIN_FIELD = re.compile(r"^([A-Za-z_][\w-]{0,40})[ \t]*[:=](.*)$", re.MULTILINE)


class _Loader(yaml.SafeLoader):
    """YAML without aliases and without depth. Only composed, never constructed: scalars stay as they are written."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Compose a node.

        Raises:
            yaml.YAMLError: it is an alias, or nested too deeply.
        """
        if self.check_event(yaml.AliasEvent) or self.depth > MAX_DEPTH:
            raise yaml.YAMLError("an alias, or nested too deeply")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def read_front_matter(text: str) -> tuple[Stated, str]:
    """Return what the front matter says of the article, and the text below it; without one nothing, and the text."""
    matched = _FRONT.match(text[: FRONT_MATTER_CHARS + 100])
    fields = _fields(matched["fence"], matched["matter"]) if matched else {}
    if not matched or not fields:
        return Stated(), text
    title, authors = _first(fields, "title", "titel"), _all(fields, "author", "authors", "autor")
    return Stated(
        title=title,
        title_source="meta" if title else None,
        authors=authors,
        authors_source="meta" if authors else None,
        published=_dates(fields, "date", "published", "pubdate", "datum"),
        updated=_dates(fields, "updated", "lastmod", "modified"),
        language=_first(fields, "lang", "language"),
        canonical=_first(fields, "canonical", "canonical_url", "url", "link"),
        summary=_first(fields, "description", "summary"),
        categories=_all(fields, "categories", "tags"),
    ), text[matched.end() :]


def _fields(fence: str, matter: str) -> Mapping[str, Any]:
    try:
        read = tomllib.loads(matter) if fence == "+++" else _value(yaml.compose(matter, _Loader))
    except (yaml.YAMLError, ValueError, RecursionError):
        # People write ``title: Bridge: closed``, which is no YAML.
        read = {name: value.strip().strip("\"'") for name, value in _PLAIN_FIELD.findall(matter)}
    return {name.lower(): value for name, value in read.items()} if isinstance(read, dict) else {}


def _value(node: yaml.Node | None) -> Any:
    """Return a node as lists, mappings and strings, null as null. Keys that are no scalars are left out."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return node.value if isinstance(node, yaml.ScalarNode) and node.tag != _NULL else None


def _first(fields: Mapping[str, Any], *names: str) -> str | None:
    """Return the text of the first of these fields that has one."""
    return next((text for name in names for text in _texts(fields.get(name))), None)


def _dates(fields: Mapping[str, Any], *names: str) -> tuple[StatedDate, ...]:
    return tuple(StatedDate(text, "meta") for name in names for text in _texts(fields.get(name)))


def _all(fields: Mapping[str, Any], *names: str) -> tuple[str, ...]:
    """Return the texts of the first of these fields that has some; plain text is split at commas."""
    for name in names:
        value = fields.get(name)
        found = value.split(",") if isinstance(value, str) else list(_texts(value))
        texts = tuple(text.strip() for text in found[:_MAX_ITEMS] if text.strip())
        if texts:
            return texts
    return ()


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of a value: of a list those of its items, of a mapping its name."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        yield from _texts(value.get("name"))
    elif isinstance(value, dt.date | dt.time):
        yield value.isoformat()
    elif value is not None and str(value).strip():
        yield " ".join(str(value).split())
