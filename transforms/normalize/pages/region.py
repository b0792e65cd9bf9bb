"""Which elements of a page belong to its article, by its headline: where dates and bylines may stand.

A header's ticker, teasers, comments and the margins are left out, however near they are.
"""

import itertools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import html

from newsmill.transforms.normalize.pages.blocks import HEADINGS, short_line
from newsmill.transforms.normalize.site_names import is_site
from newsmill.transforms.normalize.texts.key import key_of

LONG = 100
"""Characters from which a paragraph is text and no byline, date or label."""
LONG_PARAGRAPHS = 2
"""Paragraphs of text above a byline, at most: a lead, and one more."""
MAX_ELEMENTS = 5_000
"""Elements of the article that are looked at, from its start; news pages have up to 2,000 of them."""
HEADLINE = 12
"""Characters of a heading that may be the page's headline by the words of its title."""
MAX_HEADINGS = 20
"""Headings of the page that are looked at."""
MAX_CHARS = 200
"""Characters of an element that may be a date or a byline."""
MAX_PARTS = 40
"""Elements within such an element."""
_OUTSIDE = frozenset({"nav", "aside", "form", "figure", "template", "noscript", "select", "script", "style", "dialog"})
"""Elements whose content is never the article's date or byline."""
_LISTS = frozenset({"ul", "ol"})
_FRAMES = frozenset({"header", "footer"})
"""Elements that are the page's outside the article, and the article's inside."""
_MARGIN = re.compile(
    r"(?:^|[\s_-])(?:ticker|teasers?|related|comments?|kommentare?|sidebar|widget|recommend\w{0,10}|recirculation|"
    r"most-?read|meistgelesen|popular|newsletter|breaking|promo|breadcrumbs?|cookie|consent|weather|wetter|events?|"
    r"termine?|kalender|calendar|gallery|caption|archiv|archive|stocks?|more-?news|weitere|outbrain|taboola)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names and ids of what stands beside an article."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An element of the article."""

    element: html.HtmlElement
    at_head: bool
    """It stands at the article's head: by the headline, above or just below the lead."""


def pieces_of(tree: html.HtmlElement, sites: Collection[str] = ()) -> Iterator[Piece]:
    """Yield the elements of a page's article in their order; none where the page does not say where it is.

    A heading that is the name of the publication, one of ``sites``, is no headline.
    """
    heading = _heading(tree, sites)
    region = _region(tree, heading)
    if region is not None:
        yield from _within(region, heading)


def pieces_anywhere(tree: html.HtmlElement) -> Iterator[Piece]:
    """Yield the elements of a page without any heading, which does not say where its article is.

    Of those only times are at its head: any other date there may be that of today, or of an event.
    """
    body = tree.find("body")
    headed = next(tree.iter(*HEADINGS), None) is not None
    for piece in _within(body, None) if body is not None and not headed else ():
        yield Piece(piece.element, piece.at_head and piece.element.tag == "time")


def _within(region: html.HtmlElement, heading: html.HtmlElement | None) -> Iterator[Piece]:
    above = set(heading.iterancestors()) if heading is not None else set()
    left_out: set[html.HtmlElement] = set()
    long = articles = 0
    passed = heading is None
    for element in itertools.islice(region.iter(), MAX_ELEMENTS):
        if not isinstance(element.tag, str) or element is region:
            continue
        passed |= element is heading
        if element.tag == "article" and element not in above:
            articles += 1
        if element.getparent() in left_out or (element not in above and _is_outside(element, region, articles)):
            left_out.add(element)
            continue
        if passed and element.tag in ("p", "div") and long < LONG_PARAGRAPHS:
            long += _own_length(element) >= LONG
        yield Piece(element, long < LONG_PARAGRAPHS)


def line_of(element: html.HtmlElement) -> str:
    """Return the element's text on one line; nothing where it is longer than any date or byline."""
    if next(itertools.islice(element.iter(), MAX_PARTS, None), None) is not None:
        return ""
    return short_line(element, MAX_CHARS, " ")


def rows_of(element: html.HtmlElement) -> list[str]:
    """Return the lines that line breaks cut the element's text into; none where it is longer than any byline."""
    if not line_of(element):
        return []
    rows = [[element.text or ""]]
    for child in element:
        if child.tag == "br":
            rows.append([])
        elif isinstance(child.tag, str):
            rows[-1].append(line_of(child))
        rows[-1].append(child.tail or "")
    return [row for parts in rows if (row := " ".join(" ".join(parts).split()))]


def _heading(tree: html.HtmlElement, sites: Collection[str]) -> html.HtmlElement | None:
    """Return the article's headline: the first h1 in an article or the main part, else the first of the page."""
    first = itertools.islice(tree.iter("h1"), MAX_HEADINGS)
    titles = [element for element in first if not is_site(line_of(element), sites)]
    headings = [element for element in titles if not _is_in(element, "nav", "aside", "footer")]
    inside = (element for element in headings if _is_in(element, "article", "main"))
    return next(inside, headings[0] if headings else _stated_heading(tree))


def _stated_heading(tree: html.HtmlElement) -> html.HtmlElement | None:
    """Return the headline of a page without ``h1``: what is declared one, else a heading with the title's words."""
    declared = next((each for each in tree.iterfind(".//*[@itemprop='headline']") if line_of(each)), None)
    title = tree.find(".//title")
    if declared is not None or title is None:
        return declared
    words = set(key_of(title.text_content()).split())
    for element in itertools.islice(tree.iter("h2", "h3", "h4"), MAX_HEADINGS):
        line = line_of(element)
        if len(line) >= HEADLINE and set(key_of(line).split()) <= words and not _is_in(element, "nav", "aside"):
            return element
    return None


def _is_in(element: html.HtmlElement, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _region(tree: html.HtmlElement, heading: html.HtmlElement | None) -> html.HtmlElement | None:
    if heading is None:
        return next((element for tag in ("article", "main") for element in tree.iter(tag)), None)
    for tag in ("article", "main", "body"):
        found = next(heading.iterancestors(tag), None)
        if found is not None:
            return found
    return None


def _is_outside(element: html.HtmlElement, region: html.HtmlElement, articles: int) -> bool:
    tag = element.tag
    if tag in _OUTSIDE or (tag in _FRAMES and region.tag == "body"):
        return True
    if tag == "article":
        return bool(region.tag == "article" or articles > 1)
    if tag in _LISTS and _has_several_times(element):
        return True
    return bool(_MARGIN.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:500]))


def _has_several_times(items: html.HtmlElement) -> bool:
    """Tell whether two or more items of a list have a time each, and a link: news of others."""
    timed = (item for item in items.iterchildren("li") if item.find(".//time") is not None)
    return sum(item.find(".//a[@href]") is not None for item in itertools.islice(timed, MAX_PARTS)) > 1


def _own_length(element: html.HtmlElement) -> int:
    """Return how many characters of text stand in an element itself, its inline elements included."""
    return len(element.text or "") + sum(
        len(child.tail or "") + len(child.text or "")
        for child in element
        if child.tag in ("a", "em", "b", "i", "strong")
    )
