"""JSON-LD of a page: the article's node among all that a page carries. Bounded, and never trusted to be well-formed.

A page describes other articles too, often in more detail than its own. Its own is the one that names the page's address
or headline; one that names another address and another headline is not.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

from newsmill.transforms.normalize.pages.jsonld_text import values_of
from newsmill.transforms.normalize.texts.key import key_of
from newsmill.transforms.normalize.urls import canonical_url

MAX_NODES = 2_000
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
_OWN = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
"""Keys below which a page's own article may stand; below all others stand persons, pictures, other articles."""
_AGENTS = ("author", "creator", "publisher")
"""Keys whose values are persons and organizations."""
_PAGE_TYPES = frozenset({"webpage", "itempage"})
"""Types of the page as such: they speak for its article where no node does."""
_LISTED = ("itemListElement", "item")


@dataclass(frozen=True, slots=True)
class PageKeys:
    """What an article's node can be told by."""

    addresses: frozenset[str] = frozenset()
    """The addresses that the page gives as its own."""
    headings: frozenset[str] = frozenset()
    """Keys of its headlines: h1, OpenGraph, the title element."""


@dataclass(frozen=True, slots=True)
class _Node:
    fields: dict[str, Any]
    own: bool
    """It stands where the page's own article may stand."""
    listed: bool
    """It is an item of a list."""


def article_node(tree: html.HtmlElement, keys: PageKeys | None = None) -> dict[str, Any]:
    """Return the page's article node with its references resolved; empty when there is none."""
    nodes = list(_nodes(tree))
    keys = keys or PageKeys()
    fields = _best(nodes, ARTICLE_TYPES, keys) or _best(nodes, _PAGE_TYPES, keys)
    known: dict[str, dict[str, Any]] = {}
    for node in nodes:
        name = node.fields.get("@id")
        if isinstance(name, str) and len(node.fields) > len(known.get(name, ())):
            known[name] = node.fields
    return {key: _resolved(value, known, named=key in _AGENTS) for key, value in fields.items()}


def _best(nodes: list[_Node], types: frozenset[str], keys: PageKeys) -> dict[str, Any]:
    """Return the fields of the node of these types that fits the page best; empty when none may be the page's own."""
    ranked = [(_rank(node, keys), node.fields) for node in nodes if node.own and _types(node.fields) & types]
    kept = [item for item in ranked if item[0][0] >= 0]
    return max(kept, key=lambda item: item[0])[1] if kept else {}


def _nodes(tree: html.HtmlElement) -> Iterator[_Node]:
    """Yield all nodes of the page, those of one level before those below them."""
    queue: deque[tuple[Any, bool, bool]] = deque()
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            queue.extend((value, True, False) for value in values_of(script.text or ""))
    seen = looked = 0
    while queue and seen < MAX_NODES and looked < 50 * MAX_NODES:
        item, own, listed = queue.popleft()
        looked += 1
        if isinstance(item, list):
            queue.extend((value, own, listed) for value in item if isinstance(value, (list, dict)))
        elif isinstance(item, dict):
            seen += 1
            yield _Node(item, own, listed)
            for key, value in item.items():
                if isinstance(value, (list, dict)):
                    queue.append((value, own and key in _OWN, listed or key in _LISTED))


def _rank(node: _Node, keys: PageKeys) -> tuple[int, int, int]:
    """Return how well a node fits the page, the best last; below 0 it is another article's."""
    named = {address for address in map(canonical_url, _addresses(node.fields)) if address}
    headlines = {key_of(text) for key in ("headline", "name") for text in strings(node.fields.get(key))}
    fits = 2 * bool(named & keys.addresses) + 2 * any(_same_headline(text, keys.headings) for text in headlines)
    elsewhere = bool(named) and bool(keys.addresses) and not named & keys.addresses
    if not fits and keys.headings and (node.listed or (elsewhere and headlines)):
        return -1, 0, 0
    return fits, -node.listed, len(node.fields)


def _same_headline(text: str, headings: frozenset[str]) -> bool:
    """Tell whether one of the page's headlines says the same, or says it beside a kicker or the site's name."""
    return bool(text) and any(text == heading or (len(text) > 15 and text in heading) for heading in headings)


def _addresses(fields: dict[str, Any]) -> list[str]:
    page = fields.get("mainEntityOfPage")
    page = [page.get("@id"), page.get("url")] if isinstance(page, dict) else [page]
    values = [fields.get("url"), fields.get("@id"), *page]
    return [value.partition("#")[0] for value in values if isinstance(value, str)]


def _resolved(value: Any, known: dict[str, dict[str, Any]], *, named: bool) -> Any:
    """Return a value with the nodes it refers to by ``@id`` in their places, one level deep.

    Where ``named`` is true a string may be such a reference.
    """
    if isinstance(value, list):
        return [item if isinstance(item, list) else _resolved(item, known, named=named) for item in value]
    if named and isinstance(value, str):
        return known.get(value, value)
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and value["@id"] in known:
        return {**known[value["@id"]], **value}
    return value


def _types(node: dict[str, Any]) -> set[str]:
    return {word.rpartition("/")[2].rpartition(":")[2].lower() for word in strings(node.get("@type"))}


def strings(value: Any, nesting: int = NESTING) -> list[str]:
    """Return the strings of a JSON-LD value: itself, its items, or the names of its nodes, ``nesting`` levels deep.

    >>> strings([{"@type": "Person", "name": "Mara Example"}, "Jo Long"])
    ['Mara Example', 'Jo Long']
    """
    if isinstance(value, str):
        return [value] if value.strip() else []
    if nesting and isinstance(value, list):
        return [text for item in value[:50] for text in strings(item, nesting - 1)]
    if nesting and isinstance(value, dict):
        return _strings_of_node(value, nesting)
    return []


def _strings_of_node(node: dict[str, Any], nesting: int) -> list[str]:
    if isinstance(node.get("name"), dict):
        return strings(node["name"].get("@value"), nesting - 1)
    if isinstance(node.get("@list"), list):
        return strings(node["@list"], nesting - 1)
    parts = [first(node.get(key), nesting - 1) for key in ("givenName", "familyName")]
    named = node.get("name") or node.get("@value") or " ".join(filter(None, parts)) or node.get("url")
    return strings(named, nesting - 1)


def first(value: Any, nesting: int = NESTING) -> str | None:
    """Return the first string of a JSON-LD value, or null."""
    return next(iter(strings(value, nesting)), None)


def free_to_read(value: Any) -> bool | None:
    """Return ``isAccessibleForFree`` as a truth value.

    Pages write it as a boolean, ``"False"`` or ``"http://schema.org/False"``.
    """
    if isinstance(value, bool):
        return value
    word = value.rpartition("/")[2].strip().lower() if isinstance(value, str) else ""
    return {"true": True, "false": False, "yes": True, "no": False}.get(word)
