"""Boxes of a page that stand beside or within its text: forms for newsletters, and the article after it.

They are told by what they are made of (a field for a mail address) or by what the page calls them, never hold the
page's headline, and stand beside a text that is longer.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lxml import html

from newsmill.transforms.normalize.pages.blocks import HEADINGS
from newsmill.transforms.normalize.pages.element_names import names_of
from newsmill.transforms.normalize.pages.page_blocks import Block
from newsmill.transforms.normalize.roles.appeals import CALL, DELIVERY, OFFER, OWN, REPORTED

BOX_CHARS = 600
"""Characters of a box that asks for a mail address."""
SENTENCE = 80
"""Characters from which a paragraph is prose: in such a box it promotes something."""
ARTICLE_CHARS = 300
"""Characters of paragraphs that the page must have outside of such boxes."""
FIELDS = 40
"""Fields for mail addresses of a page that are looked at."""
_MAIL = re.compile(r"e-?mail|courriel|correo|newsletter", re.IGNORECASE)
_FIELD_NAMES = ("type", "name", "placeholder", "id", "aria-label")
_SIGN_UP = frozenset({"newsletter", "newsletters", "signup", "subscribe", "nieuwsbrief", "infolettre"})
_NEXT = frozenset({"next", "upnext", "nextup", "nextarticle", "nextstory"})
"""What pages call the article that follows on the same page."""
_NEVER = frozenset({"html", "body", "main", "article", "head"})
_ENDS = re.compile(r"[.!?…][\"“”»«’)]*$")


class _Sizes:
    """How much of a page's text each of its elements holds."""

    def __init__(self, blocks: list[Block]) -> None:
        self.chars: Counter[html.HtmlElement] = Counter()
        self.prose: Counter[html.HtmlElement] = Counter()
        """Characters of paragraphs."""
        self.foreign: set[html.HtmlElement] = set()
        """Elements with a paragraph that promotes nothing."""
        for block in blocks:
            around = (block.element, *block.element.iterancestors())
            prose = len(block.text) >= SENTENCE and not block.mostly_links
            self.chars.update(dict.fromkeys(around, len(block.text)))
            if prose:
                self.prose.update(dict.fromkeys(around, len(block.text)))
            if prose and _ENDS.search(block.text[-4:]) and not _promotes(block.text):
                self.foreign.update(around)


def boxes(tree: html.HtmlElement, blocks: list[Block]) -> list[html.HtmlElement]:
    """Return the boxes of a page; none where it has no text beside them."""
    sizes = _Sizes(blocks)
    held = _held_by_headline(tree)
    found = [*_sign_ups(tree, sizes, held), *_next_articles(tree, sizes, held)]
    outside = sizes.prose[tree] - sum(sizes.prose[each] for each in _outermost(found))
    return found if outside >= ARTICLE_CHARS else []


def _promotes(text: str) -> bool:
    lowered = text.lower()
    calls = any(pattern.search(lowered) for pattern in (CALL, OWN, DELIVERY, OFFER, _MAIL))
    return calls and not REPORTED.search(lowered)


def _held_by_headline(tree: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """Return the headlines and all that is around them."""
    return frozenset(each for headline in tree.iter("h1") for each in (headline, *headline.iterancestors()))


def _sign_ups(tree: html.HtmlElement, sizes: _Sizes, held: frozenset[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    """Yield the boxes around fields for a mail address, and those that are called after a newsletter."""
    fields = (each for each in tree.iter("input") if _is_field(each))
    for field in islice(fields, FIELDS):
        box = None
        for element in field.iterancestors():
            if not _may_be_box(element, sizes, held):
                break
            box = element
        if box is not None:
            yield box
    for element in tree.iter("div", "section", "aside", "form", "p"):
        if _may_be_box(element, sizes, held) and not _SIGN_UP.isdisjoint(names_of(element)):
            yield element


def _is_field(field: html.HtmlElement) -> bool:
    """Tell whether a field is for a mail address, or for a vote."""
    return field.get("type") == "radio" or any(_MAIL.search(field.get(name) or "") for name in _FIELD_NAMES)


def _may_be_box(element: html.HtmlElement, sizes: _Sizes, held: frozenset[html.HtmlElement]) -> bool:
    fits = sizes.chars[element] <= BOX_CHARS and element not in sizes.foreign
    return fits and element.tag not in _NEVER and element not in held


def _next_articles(
    tree: html.HtmlElement, sizes: _Sizes, held: frozenset[html.HtmlElement]
) -> Iterator[html.HtmlElement]:
    """Yield elements that are called the next article and have a heading and paragraphs."""
    for element in tree.iter("section", "div", "article") if held else ():
        if element in held or sizes.prose[element] < 2 * SENTENCE or _NEXT.isdisjoint(names_of(element)):
            continue
        if next(element.iter(*HEADINGS), None) is not None:
            yield element


def _outermost(elements: list[html.HtmlElement]) -> list[html.HtmlElement]:
    chosen = set(elements)
    return [element for element in chosen if chosen.isdisjoint(element.iterancestors())]
