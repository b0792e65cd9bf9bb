"""JSON-LD of a page: the article's node among all that a page carries. Bounded, and never trusted to be well-formed."""

import json
from collections.abc import Iterator
from typing import Any

from lxml import html

MAX_CHARS = 2_000_000
"""Characters of one script; more is a data dump, not metadata."""
MAX_NODES = 500
"""Nodes looked at per page."""
NESTING = 20
"""Levels looked into for the strings of a value; what lies deeper is none."""
ARTICLE_TYPES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "blogposting", "liveblogposting",
    "socialmediaposting", "techarticle", "report", "satiricalarticle", "advertisercontentarticle",
    "scholarlyarticle", "review",
})  # fmt: skip
"""schema.org types, in lower case, that describe an article."""


def article_node(tree: html.HtmlElement) -> dict[str, Any]:
    """Return the page's article node, the one with the most fields when there are several; empty when there is none."""
    nodes = [node for node in _nodes(tree) if _types(node) & ARTICLE_TYPES]
    return max(nodes, key=len, default={})


def _nodes(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    seen = 0
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        stack = [_loaded(script.text or "")]
        while stack and seen < MAX_NODES:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(reversed(item))
            elif isinstance(item, dict):
                seen += 1
                yield item
                stack.extend(
                    item[key]
                    for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
                    if isinstance(item.get(key), (list, dict))
                )


def _loaded(script: str) -> Any:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if not text or len(text) > MAX_CHARS:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: dict[str, Any]) -> set[str]:
    return {word.rpartition("/")[2].lower() for word in strings(node.get("@type"))}


def strings(value: Any, nesting: int = NESTING) -> list[str]:
    """Return the strings of a JSON-LD value: itself, its items, or the names of its nodes, ``nesting`` levels deep.

    >>> strings([{"@type": "Person", "name": "Mara Example"}, "Jo Long"])
    ['Mara Example', 'Jo Long']
    """
    if isinstance(value, str):
        return [value] if value.strip() else []
    if nesting and isinstance(value, list):
        return [text for item in value[:50] if not isinstance(item, list) for text in strings(item, nesting - 1)]
    if nesting and isinstance(value, dict):
        return (
            strings(value.get("name") or value.get("url") or value.get("@id"), nesting - 1)
            if not isinstance(value.get("name"), dict)
            else []
        )
    return []


def first(value: Any) -> str | None:
    """Return the first string of a JSON-LD value, or null."""
    return next(iter(strings(value)), None)


def free_to_read(value: Any) -> bool | None:
    """Return ``isAccessibleForFree`` as a truth value.

    Pages write it as a boolean, ``"False"`` or ``"http://schema.org/False"``.
    """
    if isinstance(value, bool):
        return value
    word = value.rpartition("/")[2].strip().lower() if isinstance(value, str) else ""
    return {"true": True, "false": False, "yes": True, "no": False}.get(word)
