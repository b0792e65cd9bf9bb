"""What formats of the trade have agreed on beyond names of fields: ninjs, and the cut texts of NewsAPI."""

import re
from collections.abc import Mapping
from typing import Any

_CUT = re.compile(r"\s*(?:…|\.{3})?\s*\[\+\d{1,9} chars\]\s*\Z")
_REMOVED = "[Removed]"
_GONE = frozenset({"canceled", "withheld"})


def without_cut_mark(text: str | None) -> tuple[str | None, bool | None]:
    """Return a text without the mark that it was cut at, and true where there was one; else null.

    >>> without_cut_mark("Der Rat tagt am Mo… [+2219 chars]")
    ('Der Rat tagt am Mo', True)
    """
    match = _CUT.search(text, max(0, len(text) - 40)) if text else None
    return (text[: match.start()], True) if text and match else (text, None)


def is_withdrawn(title: str | None, raw: Mapping[Any, Any]) -> bool:
    """Tell whether the source has taken the article back: ``[Removed]`` of NewsAPI, ``pubstatus`` of ninjs."""
    return title == _REMOVED or raw.get("pubstatus") in _GONE


def ninjs_as_record(raw: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Return a record of ninjs 1 to 3 with its lists of headlines, bodies and bylines as single fields, others as is.

    >>> ninjs_as_record({"headlines": [{"role": "main", "value": "Markt"}], "bodies": [{"value": "Der Markt"}]})
    {'title': 'Markt', 'body': 'Der Markt', 'id': None, 'date': None, 'authors': []}
    """
    if not isinstance(raw.get("bodies"), list) and "versioncreated" not in raw:
        return raw
    told: dict[str, Any] = {}
    for field, name in (("headlines", "title"), ("bodies", "body"), ("descriptions", "summary")):
        values = [item["value"] for item in _items(raw.get(field)) if isinstance(item.get("value"), str)]
        if values:
            told[name] = values[0]
    told["id"] = raw.get("uri")
    told["date"] = raw.get("firstcreated") or raw.get("versioncreated")
    told["authors"] = [
        item.get("name") or item.get("value") for item in (*_items(raw.get("people")), *_items(raw.get("bylines")))
    ]
    if isinstance(raw.get("subject"), list) or isinstance(raw.get("subjects"), list):
        told["categories"] = [item.get("name") for item in _items(raw.get("subject") or raw.get("subjects"))]
    return {**{name: value for name, value in raw.items() if name not in ("bodies", "headlines")}, **told}


def _items(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
