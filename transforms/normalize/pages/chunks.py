"""Articles that a page cuts into several containers of one kind, with advertising between.

Extraction often stops after the first.

When nearly all extracted paragraphs stand in containers of one tag and class, and the page has more containers of
that tag and class beside them, their paragraphs belong to the article too.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from newsmill.transforms.normalize.pages.blocks import HEADINGS
from newsmill.transforms.normalize.texts.key import key_of

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


@dataclass(frozen=True, slots=True)
class _Paragraph:
    key: str
    text: str
    kind: Kind
    container: html.HtmlElement


def with_sibling_chunks(tree: html.HtmlElement, lines: list[str]) -> list[str]:
    """Return ``lines`` with the paragraphs of further containers of their kind, in the page's order, or as they are."""
    known = {key_of(line) for line in lines}
    paragraphs = list(_paragraphs(tree))
    kinds = Counter(each.kind for each in paragraphs if each.key in known)
    if not kinds:
        return lines
    kind, count = kinds.most_common(1)[0]
    prose = sum(1 for line in lines if len(line) > PROSE / 2)
    if count < MIN_PARAGRAPHS or count < SHARE * prose:
        return lines
    ours = [each for each in paragraphs if each.kind == kind]
    last = max(ix for ix, each in enumerate(ours) if each.key in known)
    if any(each.key not in known for each in ours[:last]):
        return lines
    missing = _same_article({each.container for each in ours[: last + 1]}, ours[last + 1 :])
    return lines + missing if _is_article(tree, kind, lines, missing) else lines


def _paragraphs(tree: html.HtmlElement) -> Iterator[_Paragraph]:
    for element in tree.iter("p"):
        parent = element.getparent()
        text = " ".join("".join(element.itertext()).split())
        if text and parent is not None and parent.get("class"):
            yield _Paragraph(key_of(text), text, (str(parent.tag), str(parent.get("class"))), parent)


def _same_article(known: set[html.HtmlElement], further: list[_Paragraph]) -> list[str]:
    """Return the texts of further paragraphs up to the container that belongs to another article.

    Another article stands in an ``article`` element of its own, or below a headline of its own.
    """
    around = {above for container in known for above in container.iterancestors()}
    found: list[str] = []
    own: dict[html.HtmlElement, bool] = dict.fromkeys(known, True)
    for each in further:
        if each.container not in own:
            own[each.container] = _continues(each.container, around)
        if not own[each.container]:
            break
        found.append(each.text)
    return found


def _continues(container: html.HtmlElement, around: set[html.HtmlElement]) -> bool:
    for element in container.iterancestors():
        if element in around:
            return True
        headed = any(sibling.tag in HEADINGS for sibling in element.iterchildren() if sibling is not container)
        if element.tag == "article" or headed:
            return False
    return True


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
