"""Articles that a page cuts into several containers of one kind, with advertising between.

Extraction often stops after the first.

When nearly all extracted paragraphs stand in containers of one tag and class, and the page has more containers of
that tag and class
beside them, their paragraphs belong to the article too.
"""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import html

from newsmill.transforms.normalize.roles.page import key_of

SHARE = 0.8
"""Share of the extracted paragraphs that must stand in containers of one kind."""
GAIN = 1.2
"""How many times longer the article must become: small gains are furniture more often than text."""
MIN_PARAGRAPHS = 3
"""Fewer paragraphs do not tell a kind of container."""
MAX_CHUNKS = 40
"""More containers of one kind are a list of comments or teasers."""
PROSE = 120
"""Mean characters of a paragraph of prose; comments, teasers and listings are shorter."""

_FOREIGN = re.compile(
    r"comment|kommentar|related|teaser|footer|sidebar|newsletter|promo|recirc|recommend|listing|card|author|bio\b",
    re.IGNORECASE,
)

Kind = tuple[str, str]


def with_sibling_chunks(tree: html.HtmlElement, lines: list[str]) -> list[str]:
    """Return ``lines`` with the paragraphs of further containers of their kind, in the page's order, or as they are."""
    known = {key_of(line) for line in lines}
    paragraphs = [(key_of(text), text, kind) for text, kind in _paragraphs(tree)]
    kinds = Counter(kind for key, _, kind in paragraphs if key in known)
    if not kinds:
        return lines
    kind, count = kinds.most_common(1)[0]
    prose = sum(1 for line in lines if len(line) > PROSE / 2)
    if count < MIN_PARAGRAPHS or count < SHARE * prose:
        return lines
    missing = [text for key, text, other in paragraphs if other == kind and key not in known]
    if not _is_article(tree, kind, lines, missing):
        return lines
    last = max(ix for ix, (key, _, other) in enumerate(paragraphs) if other == kind and key in known)
    early = {key_of(text) for key, text, other in paragraphs[:last] if other == kind and key not in known}
    return lines if early else lines + missing


def _paragraphs(tree: html.HtmlElement) -> Iterator[tuple[str, Kind]]:
    for element in tree.iter("p"):
        parent = element.getparent()
        text = " ".join("".join(element.itertext()).split())
        if text and parent is not None and parent.get("class"):
            yield text, (str(parent.tag), str(parent.get("class")))


def _is_article(tree: html.HtmlElement, kind: Kind, lines: list[str], missing: list[str]) -> bool:
    gain = sum(map(len, missing))
    if (
        not missing
        or gain < (GAIN - 1) * sum(map(len, lines))
        or gain < PROSE * len(missing)
        or _FOREIGN.search(kind[1])
    ):
        return False
    return 1 < sum(1 for element in tree.iter(kind[0]) if element.get("class") == kind[1]) <= MAX_CHUNKS
