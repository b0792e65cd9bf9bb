"""Parts of a page that are not the article's and that extraction takes for it: readers' comments, consent boxes.

Both may be longer than the article and stand inside its element, so that measures of text alone prefer them. They are
told by what the page calls them (``id``, ``class``, ``data-*``, ``aria-label``), by the heading above them, or by what
they say, and never hold the page's headline.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from lxml import html

from newsmill.transforms.normalize.blocks import HEADINGS
from newsmill.transforms.normalize.page_blocks import Block
from newsmill.transforms.normalize.roles.consent import asks_for_consent

CONSENT_SHARE = 0.6
"""Share of a container's characters that must ask for consent, where only its words tell."""
NAMED_SHARE = 0.2
"""The same where it is called after consent, privacy, or a box laid over the page."""
SERIES = 3
"""Boxes of one kind that make a list of comments."""
NAME_CHARS = 300
"""Characters of an element's names that are looked at."""
CLIMB = 8
"""Levels that are climbed from a text to the box it stands in."""
_NAMED_BY = ("id", "class", "role", "aria-label", "data-component", "data-testid", "data-module", "data-type")
_NEVER = frozenset({"html", "body", "main", "article", "head", "p", "a", "span", *HEADINGS})
_SPLIT = re.compile(r"[^A-Za-z0-9äöüß]+|(?<=[a-z])(?=[A-Z])")

_PARTS = r"(?:list(?:e)?|area|section|bereich|feed|wrapper|container|box|block|thread|forum)"
_COMMENTS = re.compile(
    rf"(?:user|reader|leser|nutzer)(?:comments?|kommentare?){_PARTS}?|(?:article|artikel)?(?:comments|"
    rf"kommentare){_PARTS}?|"
    rf"(?:article|artikel)?(?:comment|kommentar){_PARTS}|comment|kommentar|"
    r"leser(?:meinung(?:en)?|stimmen|briefe|debatte|forum)|forum|talkback|disqus|livefyre|spotim|openweb|viafoura|"
    r"hyvor|giscus|utterances|remark42|isso|coral|comentarios|comentários|commentaires|commenti|reacties|diskussion|"
    r"discussion|respond"
)
_WEAK = frozenset({"comment", "kommentar", "forum", "discussion", "diskussion", "respond", "coral", "isso"})
"""Names that opinion pieces, topics and authors bear, too: they need a second sign."""
_STATES = frozenset({"has", "open", "no", "with", "enabled", "closed", "allow"})
"""Words that make a name a state of the article: ``has-comments``."""
_COMMENTS_HEADING = re.compile(
    r"(?:alle |die |neue(?:ste)? )?(?:\d{1,5}\s)?(?:leser|nutzer|user)?-?(?:kommentare|comments|lesermeinungen|"
    r"leserstimmen|diskussion|discussion|reader comments|reactions|reaktionen|beiträge der leser|"
    r"join the (?:conversation|discussion)|diskutieren sie mit|ihre meinung|"
    r"schreiben sie einen kommentar|schreibe einen kommentar|kommentar (?:schreiben|verfassen)|leave a (?:reply|"
    r"comment)|"
    r"responses?|(?:one|\d{1,5}) (?:comments?|kommentare?|responses?|thoughts?)(?: (?:to|on|zu) .{0,120})?)"
    r"(?: zu(?:m|r)? (?:diesem |dem )?artikel)?\s?[(\[:]?\s?\d{0,5}\s?[)\]]?",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:consent\w*|gdpr|dsgvo|ccpa|cookies?\w*|onetrust|cmp\w*|usercentrics|didomi|cybotcookie\w*|trustarc|truste|"
    r"evidon|borlabs|klaro|iubenda|quantcast|qc|sp|sourcepoint|tcf\w*|einwilligung\w*|osano|termly|complianz|axeptio|"
    r"tarteaucitron|cky|privacy|datenschutz\w*|privatsph\w+|dialog|modal|overlay|banner|popup)"
)


def furniture(tree: html.HtmlElement, blocks: list[Block]) -> list[html.HtmlElement]:
    """Return the elements of a page that hold readers' comments or ask for consent, none inside another."""
    kept = _holders(tree)
    found = [element for element in tree.iter("*") if _names_comments(element)]
    found += [*_below_headings(blocks), *_asking(blocks)]
    return _outermost(element for element in found if element not in kept and element.tag not in _NEVER)


def drop(element: html.HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def names_of(element: html.HtmlElement) -> list[str]:
    """Return the words of what the page calls an element, in lower case.

    >>> names_of(html.fromstring('<div id="sp_message" class="userComments"/>'))
    ['sp', 'message', 'user', 'comments']
    """
    names = " ".join(filter(None, (element.get(name) for name in _NAMED_BY)))[:NAME_CHARS]
    return [word.lower() for word in _SPLIT.split(names) if word]


def _holders(tree: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """Return the elements that hold a headline or are declared the article's body: none of them is furniture."""
    anchors = [*tree.iter("h1"), *tree.iterfind('.//*[@itemprop="articleBody"]')]
    held: set[html.HtmlElement] = set()
    for anchor in anchors:
        element = anchor
        while element is not None and element not in held:
            held.add(element)
            element = element.getparent()
    return frozenset(held)


def _names_comments(element: html.HtmlElement) -> bool:
    names = names_of(element) if element.tag not in _NEVER else []
    told = {name for name in (*names, *map("".join, pairwise(names))) if _COMMENTS.fullmatch(name)}
    if not told or not _STATES.isdisjoint(names):
        return False
    return bool(told - _WEAK) or _begins_with_comments(element) or _is_series(element)


def _is_series(element: html.HtmlElement) -> bool:
    """Tell whether an element holds three or more boxes of one kind, as a list of comments does."""
    kinds = Counter((child.tag, child.get("class")) for child in element if child.tag in ("div", "li", "article"))
    return max(kinds.values(), default=0) >= SERIES


def _begins_with_comments(element: html.HtmlElement) -> bool:
    heading = next(element.iter(*HEADINGS), None)
    return heading is not None and bool(_COMMENTS_HEADING.fullmatch(" ".join(heading.text_content().split())[:200]))


def _below_headings(blocks: list[Block]) -> Iterator[html.HtmlElement]:
    """Yield what stands below a heading such as ``Kommentare (8)``: its siblings, to the end of their parent."""
    for block in blocks:
        if block.element.tag in HEADINGS and len(block.text) <= 200 and _COMMENTS_HEADING.fullmatch(block.text):
            yield block.element
            yield from _followers(block.element)


def _followers(heading: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for element in heading.itersiblings():
        if element.tag in HEADINGS and element.tag <= heading.tag:
            return
        yield element


def _asking(blocks: list[Block]) -> Iterator[html.HtmlElement]:
    """Yield the boxes that ask the reader for consent: mostly, or in part where they are called after it."""
    sizes: Counter[html.HtmlElement] = Counter()
    asked: Counter[html.HtmlElement] = Counter()
    for block in blocks:
        asks = len(block.text) if asks_for_consent(block.text) else 0
        for element in islice(block.element.iterancestors(), CLIMB):
            sizes[element] += len(block.text)
            asked[element] += asks
    for element, chars in asked.items():
        share = NAMED_SHARE if any(map(_CONSENT.fullmatch, names_of(element))) else CONSENT_SHARE
        if chars > share * sizes[element]:
            yield element


def _outermost(elements: Iterable[html.HtmlElement]) -> list[html.HtmlElement]:
    chosen = set(elements)
    return [element for element in chosen if chosen.isdisjoint(element.iterancestors())]
