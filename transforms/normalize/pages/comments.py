"""Readers' comments in a page.

They may be longer than the article and stand inside its element, so that measures of text alone prefer them. They are
told by what the page calls them, by the heading above them, or by the link below each to answer it.
"""

import functools
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise

from lxml import html

from newsmill.transforms.normalize.pages.blocks import HEADINGS, short_line
from newsmill.transforms.normalize.pages.comment_names import (
    COMMENTS,
    COMMENTS_HEADING,
    MAY_HEAD_COMMENTS,
    ONE_COMMENT,
    REPLY,
    STATES,
    WEAK,
)
from newsmill.transforms.normalize.pages.element_names import names_of
from newsmill.transforms.normalize.pages.page_blocks import Block

PROSE = 60
"""Characters of the shortest paragraph."""
TRIED = 100
"""Headings of a page that are looked at: what is below each is walked through."""
NEAR = 20
"""Elements on either side of what may head comments that are compared."""
MOST = 5_000
"""Characters of the longest."""
PARAGRAPHS = 2
"""Paragraphs that stand between the headline and the heading of comments; one of ``ARTICLE_CHARS`` will do."""
SERIES = 3
"""Boxes of one kind that make a list of comments."""
CLIMB = 8
"""Levels that are climbed from a link to answer to the box of its comment."""
ANSWERED = 2
"""Boxes of one kind, side by side, that have a link to answer each: comments."""
ARTICLE_CHARS = 300
"""Characters that the page must have outside of comments told by such links; a page of a forum has not. So many stand
above a heading of comments."""
_NEVER = frozenset({"html", "body", "main", "article", "head", "p", "a", "span", *HEADINGS})
_BOXES = frozenset({"div", "li", "article"})
_FRAMES = frozenset({"header", "div", "hgroup", "summary", "legend", "p", "strong", "b", "span", *HEADINGS})
"""Elements that may hold nothing but a heading of comments."""
_TITLED = frozenset({*HEADINGS, "p", "div", "summary", "legend", "strong", "b", "span"})
"""Elements that may be a heading of comments."""


def comments(tree: html.HtmlElement, blocks: list[Block]) -> list[html.HtmlElement]:
    """Return the elements of a page that hold readers' comments; some may stand inside others."""
    named = (element for element in tree.iter("*") if _names_comments(element))
    return [*named, *_series_of_comments(tree), *_answered(tree, blocks), *_below_headings(blocks)]


def without_comment_names(tree: html.HtmlElement) -> bool:
    """Take the names of comments off what is left in a page, and tell whether there were any.

    Extraction drops whatever is called so, opinion pieces too (``comment-text``).
    """
    named = [each for each in tree.iter("*") if any(map(COMMENTS.fullmatch, names_of(each)))]
    for element in named:
        for name in ("id", "class"):
            element.attrib.pop(name, None)
    return bool(named)


def _names_comments(element: html.HtmlElement) -> bool:
    names = names_of(element) if element.tag not in _NEVER else ()
    told = _comment_names(names)
    if not told or not STATES.isdisjoint(names):
        return False
    return bool(told - WEAK) or _begins_with_comments(element) or _is_series(element)


@functools.lru_cache(maxsize=4096)
def _comment_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for name in (*names, *map("".join, pairwise(names))) if COMMENTS.fullmatch(name))


def _series_of_comments(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield comments that lie side by side in a box which is not called after them."""
    alike: dict[tuple[html.HtmlElement | None, str], list[html.HtmlElement]] = defaultdict(list)
    for element in tree.iter(*_BOXES, "blockquote"):
        names = (element.get("itemprop") or element.get("class") or "").lower()
        if ("comment" in names or "kommentar" in names) and ONE_COMMENT.search(names):
            alike[element.getparent(), element.tag].append(element)
    for elements in alike.values():
        if len(elements) >= SERIES:
            yield from elements


def _answered(tree: html.HtmlElement, blocks: list[Block]) -> list[html.HtmlElement]:
    """Return boxes of one kind, side by side, that have each a link to answer: comments, whatever they are called."""
    alike: dict[tuple[html.HtmlElement | None, str, str | None], dict[html.HtmlElement, None]] = defaultdict(dict)
    for link in tree.iter("a", "button"):
        if len(link) > 2 or not REPLY.fullmatch(" ".join(link.text_content()[:80].split())):
            continue
        for box in islice(link.iterancestors(*_BOXES), CLIMB):
            alike[box.getparent(), box.tag, box.get("class")][box] = None
    rows = [boxes for boxes in alike.values() if len(boxes) >= ANSWERED]
    return _beside_an_article(rows, blocks) if rows else []


def _beside_an_article(rows: list[dict[html.HtmlElement, None]], blocks: list[Block]) -> list[html.HtmlElement]:
    """Return the boxes of the rows of which none has half of the page's text; none where nothing else is a text."""
    sizes: Counter[html.HtmlElement] = Counter()
    boxes = {box for row in rows for box in row}
    outside = 0
    for block in blocks:
        around = boxes.intersection((block.element, *block.element.iterancestors()))
        sizes.update(dict.fromkeys(around, len(block.text)))
        outside += 0 if around else len(block.text)
    most = sum(len(block.text) for block in blocks) / 2
    found = [box for row in rows if all(sizes[each] < most for each in row) for box in row]
    return found if outside >= ARTICLE_CHARS else []


def _is_series(element: html.HtmlElement) -> bool:
    """Tell whether an element holds three or more boxes of one kind, as a list of comments does."""
    kinds = Counter((child.tag, child.get("class")) for child in element if child.tag in _BOXES)
    return max(kinds.values(), default=0) >= SERIES


def _begins_with_comments(element: html.HtmlElement) -> bool:
    heading = next(element.iter(*HEADINGS), None)
    return heading is not None and bool(COMMENTS_HEADING.fullmatch(" ".join(heading.text_content().split())[:200]))


def _below_headings(blocks: list[Block]) -> Iterator[html.HtmlElement]:
    """Yield what stands below a heading such as ``Kommentare (8)``: its siblings, to the end of their parent.

    Above it stands a text: right below the headline such a line says how many comments there are.
    """
    paragraphs = chars = tried = 0
    for block in blocks:
        if block.element.tag == "h1":
            paragraphs = chars = 0
        if len(block.text) >= PROSE and not block.mostly_links:
            paragraphs, chars = paragraphs + 1, chars + len(block.text)
        if not _may_head(block) or tried >= TRIED:
            continue
        tried += 1
        if paragraphs >= PARAGRAPHS or chars >= ARTICLE_CHARS:
            below = _below(block)
        else:
            below = _series_in(_below(block)) if paragraphs and not _is_weak(block) else []
        if below and not (_is_weak(block) and _goes_on(below)):
            yield from (block.element, *below)


def _may_head(block: Block) -> bool:
    most = 200 if block.element.tag in HEADINGS else 60
    if len(block.text) > most or block.element.tag not in _TITLED:
        return False
    return bool(COMMENTS_HEADING.fullmatch(block.text) or MAY_HEAD_COMMENTS.fullmatch(block.text))


def _below(block: Block) -> list[html.HtmlElement]:
    """Return what stands below a heading of comments, of one that may be another only boxes of one kind."""
    below = list(_followers(block.element))
    return below if COMMENTS_HEADING.fullmatch(block.text) else _series_in(below)


def _is_weak(block: Block) -> bool:
    """Tell whether what may head comments may stand between paragraphs of a text as well."""
    return block.element.tag not in HEADINGS or bool(MAY_HEAD_COMMENTS.fullmatch(block.text))


def _goes_on(below: list[html.HtmlElement]) -> bool:
    """Tell whether paragraphs go on in elements of the kind that they have above."""
    before = islice(below[0].itersiblings(preceding=True), NEAR)
    above = Counter(map(_kind, filter(_is_paragraph, before)))
    return any(above[_kind(each)] > 1 for each in below[:NEAR] if _is_paragraph(each))


def _kind(element: html.HtmlElement) -> tuple[object, str | None]:
    return element.tag, element.get("class")


def _is_paragraph(element: html.HtmlElement) -> bool:
    return len(short_line(element, MOST)) >= PROSE


def _series_in(elements: list[html.HtmlElement]) -> list[html.HtmlElement]:
    """Return ``elements`` where they are, or hold, three or more boxes of one kind; else none."""
    kinds = Counter((each.tag, each.get("class")) for each in elements if each.tag in _BOXES)
    return elements if max(kinds.values(), default=0) >= SERIES or any(map(_is_series, elements)) else []


def _followers(heading: html.HtmlElement) -> Iterator[html.HtmlElement]:
    while heading.getnext() is None and heading.getparent() is not None and heading.getparent().tag in _FRAMES:
        heading = heading.getparent()
    for element in heading.itersiblings():
        if element.tag in HEADINGS and (heading.tag not in HEADINGS or element.tag <= heading.tag):
            return
        yield element
