"""Parts of a page that are not the article's and that extraction takes for it: readers' comments, consent boxes.

Both may be longer than the article and stand inside its element, so that measures of text alone prefer them. They are
told by what the page calls them (``id``, ``class``, ``data-*``, ``aria-label``), by the heading above them, or by what
they say, and never hold the page's headline.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, islice, pairwise
from operator import itemgetter

from lxml import html

from newsmill.transforms.normalize.pages.blocks import HEADINGS
from newsmill.transforms.normalize.pages.page_blocks import Block
from newsmill.transforms.normalize.roles.consent import asks_for_consent, speaks_of_consent

CONSENT_SHARE = 0.6
"""Share of a container's characters that must ask for consent, where only its words tell."""
NAMED_SHARE = 0.2
"""The same where it is called after consent, privacy, or a box laid over the page."""
ROW = 3
"""Paragraphs in a row that speak of consent and make a banner without a box."""
SERIES = 3
"""Boxes of one kind that make a list of comments."""
NAME_CHARS = 300
"""Characters of an element's names that are looked at."""
CLIMB = 8
"""Levels that are climbed from a text to the box it stands in."""
_NAMED_BY = ("id", "class", "role", "aria-label", "data-component", "data-testid", "data-module", "data-type")
_PAGE = frozenset({"html", "body", "head"})
_NEVER = frozenset({"html", "body", "main", "article", "head", "p", "a", "span", *HEADINGS})
_BOXES = frozenset({"div", "li", "article"})
_FRAMES = frozenset({"header", "div", "hgroup", "summary", "legend", "p", "strong", "b", "span", *HEADINGS})
"""Elements that may hold nothing but such a heading."""
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
_ONE_COMMENT = re.compile(r"(?:^|[\s_-])(?:comment|kommentar)(?:$|[\s_-](?!author|meta|count))")
_REPLY = re.compile(
    r"(?:antworten|auf .{2,40} antworten|reply(?: to .{2,40})?|répondre|responder|rispondi|beantwoorden)\W{0,2}",
    re.IGNORECASE,
)
"""What the link below a comment says."""
ANSWERED = 2
"""Boxes of one kind side by side with such a link each: comments."""
ARTICLE_CHARS = 300
"""Characters that the page must have outside of them; a page of a forum has not."""
_STATES = frozenset({"has", "open", "no", "with", "enabled", "closed", "allow"})
"""Words that make a name a state of the article: ``has-comments``."""
_COMMENTS_HEADING = re.compile(
    r"(?:alle |die |neue(?:ste)? )?(?:\d{1,5}\s)?(?:leser|nutzer|user)?-?(?:kommentare|comments|lesermeinungen|"
    r"leserstimmen|leserbriefe|reader comments|beiträge der leser|"
    r"join the (?:conversation|discussion)|(?:forum: )?diskutieren sie (?:mit|über diesen (?:artikel|beitrag))|"
    r"commentaires|vos réactions|réactions|laisser un commentaire|comentarios|deja un comentario|comentários|"
    r"deixe um comentário|commenti|lascia un commento|reacties|geef een reactie|"
    r"schreiben sie einen kommentar|schreibe einen kommentar|kommentar (?:schreiben|verfassen)|leave a (?:reply|"
    r"comment)|"
    r"(?:one|\d{1,5}) (?:comments?|kommentare?|responses?|antworten|"
    r"thoughts?|commentaires?|comentarios?|comentários?|commenti|reacties)"
    r"(?: (?:to|on|zu|auf):? .{0,120})?)"
    r"(?: zu(?:m|r)? (?:diesem |dem )?artikel)?\s?[(\[:]?\s?\d{0,5}\s?[)\]]?|"
    r"(?:diskussion|discussion|forum|debatte) [(\[]\d{1,5}(?: (?:beiträge|kommentare|comments|posts|replies))?[)\]]",
    re.IGNORECASE,
)
_MAY_HEAD_COMMENTS = re.compile(
    r"(?:diskussion|discussion|reactions|reaktionen|ihre meinung|responses?|what do you think\?|have your say|"
    r"was (?:denken|meinen) sie\?)",
    re.IGNORECASE,
)
"""Headings of comments that are those of parts of articles, too: boxes of one kind must stand below."""
_TITLED = frozenset({*HEADINGS, "p", "div", "summary", "legend", "strong", "b", "span"})
"""Elements that may be a heading of comments."""
_CONSENT = re.compile(
    r"(?:consent\w*|gdpr|dsgvo|ccpa|cookies?\w*|onetrust|cmp\w*|usercentrics|didomi|cybotcookie\w*|trustarc|truste|"
    r"evidon|borlabs|klaro|iubenda|quantcast|qc|sp|sourcepoint|tcf\w*|einwilligung\w*|osano|termly|complianz|axeptio|"
    r"tarteaucitron|cky|privacy|datenschutz\w*|privatsph\w+|dialog|modal|overlay|banner|popup)"
)


def furniture(tree: html.HtmlElement, blocks: list[Block]) -> list[html.HtmlElement]:
    """Return the elements of a page that hold readers' comments or ask for consent, none inside another."""
    kept = _holders(tree)
    found = [element for element in tree.iter("*") if _names_comments(element)]
    found += [*_series_of_comments(tree), *_answered(tree, blocks), *_unshown(tree)]
    found = [element for element in (*found, *_below_headings(blocks)) if element.tag not in _PAGE]
    speaking = [speaks_of_consent(block.text) for block in blocks]
    if any(speaking):
        found += [element for element in _asking(blocks, speaking) if element.tag not in _PAGE]
        found += _asking_in_a_row(blocks, speaking)
    return _outermost(element for element in found if element not in kept)


def drop(element: html.HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def without_comment_names(tree: html.HtmlElement) -> bool:
    """Take the names of comments off what is left in a page, and tell whether there were any.

    Extraction drops whatever is called so, opinion pieces too (``comment-text``).
    """
    named = [each for each in tree.iter("*") if any(map(_COMMENTS.fullmatch, names_of(each)))]
    for element in named:
        for name in ("id", "class"):
            element.attrib.pop(name, None)
    return bool(named)


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


def _unshown(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield templates, which a page keeps for scripts; those of shadow roots are shown."""
    return (each for each in tree.iter("template") if each.get("shadowrootmode") is None)


def _names_comments(element: html.HtmlElement) -> bool:
    names = names_of(element) if element.tag not in _NEVER else []
    told = {name for name in (*names, *map("".join, pairwise(names))) if _COMMENTS.fullmatch(name)}
    if not told or not _STATES.isdisjoint(names):
        return False
    return bool(told - _WEAK) or _begins_with_comments(element) or _is_series(element)


def _series_of_comments(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield comments that lie side by side in a box which is not called after them."""
    alike: dict[tuple[html.HtmlElement | None, str], list[html.HtmlElement]] = defaultdict(list)
    for element in tree.iter(*_BOXES, "blockquote"):
        names = (element.get("itemprop") or element.get("class") or "").lower()
        if ("comment" in names or "kommentar" in names) and _ONE_COMMENT.search(names):
            alike[element.getparent(), element.tag].append(element)
    for elements in alike.values():
        if len(elements) >= SERIES:
            yield from elements


def _answered(tree: html.HtmlElement, blocks: list[Block]) -> list[html.HtmlElement]:
    """Return boxes of one kind, side by side, that have each a link to answer: comments, whatever they are called."""
    alike: dict[tuple[html.HtmlElement | None, str, str | None], dict[html.HtmlElement, None]] = defaultdict(dict)
    for link in tree.iter("a", "button"):
        if len(link) > 2 or not _REPLY.fullmatch(" ".join(link.text_content()[:80].split())):
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
    return heading is not None and bool(_COMMENTS_HEADING.fullmatch(" ".join(heading.text_content().split())[:200]))


def _below_headings(blocks: list[Block]) -> Iterator[html.HtmlElement]:
    """Yield what stands below a heading such as ``Kommentare (8)``: its siblings, to the end of their parent."""
    for block in blocks:
        if len(block.text) > (200 if block.element.tag in HEADINGS else 60) or block.element.tag not in _TITLED:
            continue
        below = list(_followers(block.element)) if _COMMENTS_HEADING.fullmatch(block.text) else []
        if not below and _MAY_HEAD_COMMENTS.fullmatch(block.text):
            below = _series_in(list(_followers(block.element)))
        if below:
            yield from (block.element, *below)


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


def _asking(blocks: list[Block], speaking: list[bool]) -> Iterator[html.HtmlElement]:
    """Yield the boxes that ask the reader for consent: mostly, or in part where they are called after it."""
    sizes: Counter[html.HtmlElement] = Counter()
    asked: Counter[html.HtmlElement] = Counter()
    asking: set[html.HtmlElement] = set()
    for block, speaks in zip(blocks, speaking, strict=True):
        around = list(islice(block.element.iterancestors(), CLIMB))
        for element in around:
            sizes[element] += len(block.text)
        if speaks:
            asked.update(dict.fromkeys(around, len(block.text)))
            if asks_for_consent(block.text):
                asking.update(around)
    for element in asking:
        chars = asked[element]
        share = NAMED_SHARE if any(map(_CONSENT.fullmatch, names_of(element))) else CONSENT_SHARE
        if chars > share * sizes[element]:
            yield element


def _asking_in_a_row(blocks: list[Block], speaking: list[bool]) -> Iterator[html.HtmlElement]:
    """Yield the paragraphs of a banner that stands in no box: those in a row that speak of consent, one asking."""
    for speaks, run in groupby(zip(speaking, blocks, strict=True), itemgetter(0)):
        row = [block for _, block in run]
        if speaks and len(row) >= ROW and any(asks_for_consent(block.text) for block in row):
            yield from (block.element for block in row if block.element.tag in ("p", "li"))


def _outermost(elements: Iterable[html.HtmlElement]) -> list[html.HtmlElement]:
    chosen = set(elements)
    return [element for element in chosen if chosen.isdisjoint(element.iterancestors())]
