"""Which of several whole articles a page is about, where it holds more than one.

Endless pages append the next article below the one that was asked for, with the same containers; blogs stack them.
The one it is about is named by the page's own address and by its headline.
"""

from collections import Counter
from itertools import takewhile
from urllib.parse import urlsplit

from lxml import html

from newsmill.transforms.normalize.pages.blocks import HEADINGS
from newsmill.transforms.normalize.pages.page_blocks import Block
from newsmill.transforms.normalize.texts.key import key_of
from newsmill.transforms.normalize.texts.text import Stated

PROSE = 80
"""Characters of the shortest block that counts as a paragraph."""
PARAGRAPHS = 2
"""Paragraphs of a whole article; teasers have one."""
ALIKE = 0.7
"""Share of the shorter headline's words that two headlines must share to be the same."""
_ADDRESS_IN = ("data-url", "data-href", "data-permalink", "data-canonical", "data-article-url", "itemid", "cite")


Group = tuple[html.HtmlElement, ...]


def other_articles(tree: html.HtmlElement, blocks: list[Block], stated: Stated) -> list[html.HtmlElement]:
    """Return the elements that hold whole articles which the page is not about; none where that is not clear."""
    whole = _whole_articles(tree, blocks)
    meant = _meant(whole, stated) if len(whole) > 1 else None
    return [] if meant is None else [element for group in whole if group is not meant for element in group]


def _whole_articles(tree: html.HtmlElement, blocks: list[Block]) -> list[Group]:
    """Return what has a headline and paragraphs of its own below it, side by side, in the page's order."""
    prose: Counter[html.HtmlElement] = Counter()
    above: Counter[html.HtmlElement] = Counter()
    headed: set[html.HtmlElement] = set()
    for block in blocks:
        around = [block.element, *block.element.iterancestors()]
        if block.element.tag == "h1":
            headed.update(around)
        elif len(block.text) >= PROSE and not block.mostly_links:
            prose.update(around)
            above.update(each for each in around if each not in headed)
    whole = [
        group
        for group in _below_headlines(tree)
        if sum(prose[each] for each in group) >= PARAGRAPHS and not above[group[0]]
    ]
    if len(whole) > 1:
        return whole
    articles = [each for each in tree.iter("article") if prose[each] >= PARAGRAPHS and _headline((each,))]
    found = set(articles)
    return [(each,) for each in articles if found.isdisjoint(each.iterancestors("article"))]


def _below_headlines(tree: html.HtmlElement) -> list[Group]:
    """Return for each ``h1`` the largest element that holds no other, or the siblings up to the next."""
    headlines = list(tree.iter("h1"))
    counts = Counter(element for headline in headlines for element in headline.iterancestors())
    found: dict[html.HtmlElement, Group] = {}
    for headline in headlines if len(headlines) > 1 else ():
        largest = headline
        for element in headline.iterancestors():
            if counts[element] > 1:
                break
            largest = element
        flat = largest.tag in ("h1", "header", "hgroup")
        below = takewhile(lambda each: not counts[each] and each.tag != "h1", largest.itersiblings()) if flat else ()
        found[largest] = (largest, *below)
    return list(found.values())


def _meant(whole: list[Group], stated: Stated) -> Group | None:
    """Return the only one with the page's own address, else the first with its title."""
    path = _path(stated.canonical)
    addressed = [group for group in whole if path and any(_is_addressed(each, path) for each in group)]
    if len(addressed) == 1:
        return addressed[0]
    title = set(key_of(stated.title or "").split())
    titled = [group for group in whole if _is_alike(title, set(key_of(_headline(group)).split()))]
    return next(iter(titled), None)


def _is_addressed(element: html.HtmlElement, path: str) -> bool:
    if any(_path(element.get(name)) == path for name in _ADDRESS_IN):
        return True
    return any(_path(link.get("href")) == path for head in element.iter(*HEADINGS) for link in head.iter("a"))


def _is_alike(title: set[str], headline: set[str]) -> bool:
    """Tell whether two headlines share most of their words: pages shorten the one, or add their name to the other."""
    return len(title & headline) >= ALIKE * max(1, min(len(title), len(headline)))


def _headline(group: Group) -> str:
    headings = [heading for tags in (("h1",), ("h2", "h3")) for each in group for heading in each.iter(*tags)]
    return " ".join(headings[0].text_content().split()) if headings else ""


def _path(address: str | None) -> str:
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return ""
    return f"{parts.path.rstrip('/')}?{parts.query}" if parts.path.strip("/") else ""
