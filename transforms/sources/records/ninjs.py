"""Records of ninjs, the IPTC's news in JSON, as the fields that other records have.

Version 1 spells roles in its names (``headline_main``, ``body_xhtml``), 2 and 3 have lists of values with roles, 3
writes ``versionCreated`` for ``versioncreated``. ``people`` are those an item tells of, not those who wrote it, and
``uri`` is a name, not the address of a page. Source: https://iptc.org/std/ninjs/.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from newsmill.transforms.sources.records.record import by_normal_name

_TOLD_OTHERWISE = frozenset({
    "uri", "guid", "bodies", "authors", "by", "byline", "bylines", "people", "person", "subject", "subjects",
    "firstcreated", "firstpublished", "contentcreated", "versioncreated", "infosource", "infosources",
    "copyrightholder", "pubstatus",
})  # fmt: skip
_WITH_ROLES = ("headline", "body", "description")
_MARKED_UP = ("html", "richtext")
_XML = ("nitf", "application/xml", "text/xml")
"""What the type of a body names that is for programs: taken where there is no other."""
_NO_TEXTS = frozenset({"audio", "event", "graphic", "picture", "planning", "video"})
"""Types of items that are no article unless they have a body."""
_EDITING = frozenset({"editor", "subeditor", "producer"})
"""Roles of people of the newsroom who did not write an item."""
_DATES = ("firstpublished", "firstcreated", "contentcreated", "versioncreated")


def is_ninjs(raw: Mapping[Any, Any]) -> bool:
    """Tell whether a record is one of ninjs: it has a ``uri``, and a version's time or lists of headlines or bodies.

    Superdesk writes ``guid`` for ``uri``; its items have a ``pubstatus``.

    >>> is_ninjs({"uri": "urn:1", "versionCreated": "2026-05-04T07:00:00Z"}), is_ninjs({"uri": "81", "body": "Markt"})
    (True, False)
    """
    fields = by_normal_name(raw)
    listed = any(isinstance(fields.get(name), list) for name in ("headlines", "bodies"))
    named = "uri" in fields or ("guid" in fields and "pubstatus" in fields)
    return named and (listed or "versioncreated" in fields)


def is_no_article(raw: Mapping[Any, Any]) -> bool:
    """Tell whether an item is a picture, an event or the like, and nothing but.

    >>> is_no_article({"uri": "urn:1", "type": "event", "versionCreated": "2026-05-04T07:00:00Z", "title": "Markttag"})
    True
    """
    fields = by_normal_name(raw)
    return str(fields.get("type")).casefold() in _NO_TEXTS and not _best(fields, "body", "bodies")


def ninjs_as_record(raw: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the fields of a ninjs record under the names that every record has; what has no such name stays as it is.

    >>> raw = {"uri": "urn:1", "headlines": [{"value": "Markt"}], "bodies": [{"value": "Der Markt"}], "by": "L. Ort"}
    >>> {name: value for name, value in ninjs_as_record(raw).items() if value}
    {'id': 'urn:1', 'title': 'Markt', 'body': 'Der Markt', 'authors': ['L. Ort']}
    """
    fields = by_normal_name(raw)
    rest = {name: value for name, value in fields.items() if not _is_told_otherwise(name)}
    return rest | {
        "id": fields.get("uri") or fields.get("guid"),
        "title": _best(fields, "headline", "headlines"),
        "body": _best(fields, "body", "bodies"),
        "summary": _best(fields, "description", "descriptions"),
        "authors": _authors(fields),
        "date": next(filter(None, map(fields.get, _DATES)), None),
        "updated": fields.get("versioncreated"),
        "categories": [*_names(fields.get("subject")), *_names(fields.get("subjects"))],
        "source_name": next(_sources(fields), None),
    }


def _authors(fields: Mapping[str, Any]) -> list[Any]:
    told = [text for text in (fields.get("by"), fields.get("byline"), *_texts(fields.get("bylines"))) if text]
    written = [item for item in _items(fields.get("authors")) if item.get("role") not in _EDITING]
    return told or [item["name"] for item in written if item.get("name")]


def _is_told_otherwise(name: str) -> bool:
    return name in _TOLD_OTHERWISE or name.startswith(_WITH_ROLES)


def _best(fields: Mapping[str, Any], single: str, several: str) -> Any:
    """Return the text of a field: one with markup before one without, then the main one, then the first."""
    told = [(name.removeprefix(single), value) for name, value in fields.items() if name.startswith(single)]
    told += [(_role(item), item.get("value")) for item in _items(fields.get(several))]
    texts = [(role, value) for role, value in told if isinstance(value, str) and value.strip()]
    return min(texts, key=lambda text: _rank(text[0]), default=(None, None))[1]


def _rank(role: str) -> tuple[bool, bool, bool]:
    return (
        any(word in role for word in _XML),
        not any(word in role for word in _MARKED_UP),
        role not in ("", "main"),
    )


def _role(item: Mapping[str, Any]) -> str:
    kind = str(item.get("contenttype") or "").casefold()
    role = str(item.get("role") or "").casefold()
    return role + kind if any(word in kind for word in (*_MARKED_UP, *_XML)) else role


def _sources(fields: Mapping[str, Any]) -> Iterator[Any]:
    yield from _names(fields.get("infosource"))
    yield from _names(fields.get("infosources"))
    yield from (
        name for name in (fields.get("source"), fields.get("copyrightholder")) if name and isinstance(name, str)
    )


def _names(value: Any) -> list[Any]:
    return [item["name"] for item in _items(value) if item.get("name")]


def _texts(value: Any) -> list[Any]:
    return [text for item in _items(value) if (text := item.get("value") or item.get("name"))]


def _items(value: Any) -> list[dict[str, Any]]:
    return [by_normal_name(item) for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
