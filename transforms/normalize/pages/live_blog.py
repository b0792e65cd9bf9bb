"""A live blog: its lead, then its updates in the order of the page, each with its time and its heading.

Extraction takes the boxes of a live blog for teasers or keeps some of them; so they are read from the page's blocks. A
page is one where it says so (its JSON-LD, its headline, the names of its elements) and has updates: boxes of one kind
side by side, each with a time and a text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from lxml import html

from newsmill.transforms.normalize.pages.element_names import names_of
from newsmill.transforms.normalize.pages.page_blocks import Block

UPDATES = 3
"""Boxes of one kind that make a live blog."""
PROSE = 40
"""Characters of the shortest text of an update."""
LEAD = 60
"""Characters of the shortest paragraph of a lead: above it stand bylines and buttons."""
_SAYS_SO = re.compile(
    r"\b(?:live-?\s?blog|live-?\s?ticker|news-?\s?blog|news-?\s?ticker|ticker|minutenprotokoll|live[: -]updates?|"
    r"as it happened|live coverage)\b",
    re.IGNORECASE,
)
_NAMES = frozenset({"liveblog", "liveticker", "newsblog", "newsticker", "ticker", "live"})
_TIME = re.compile(
    r"(?:(?:heute|gestern|today|yesterday|\w{2,10}[.,]?)?,?\s?(?:\d{1,2}\.\s?(?:\d{1,2}\.|"
    r"\w{3,9})\s?(?:\d{2,4})?,?\s?)?(?:um |at )?"
    r"\d{1,2}[:.]\d{2}(?:\s?(?:uhr|[ap]\.?m\.?|h))?|vor \d{1,3} (?:min|std|minuten?|stunden?)\.?|"
    r"\d{1,3} ?(?:m|h|min|minutes?|hours?) ago)(?:\s?\(?(?:mesz|mez|cest|cet|gmt|bst|utc|e[sd]?t)\)?)?",
    re.IGNORECASE,
)

Kind = tuple[html.HtmlElement, str, str]


def live_lines(tree: html.HtmlElement, blocks: list[Block]) -> list[str] | None:
    """Return the lines of a live blog, null where the page is none. ``blocks`` are the page's, furniture left out."""
    if not blocks or not _is_called_live(tree):
        return None
    updates = _updates(tree, blocks)
    if len(updates) < UPDATES:
        return None
    held = [(block, _box(block, updates)) for block in blocks]
    first = next(ix for ix, (_, box) in enumerate(held) if box is not None)
    lead = [block for block, _ in held[_headline(blocks, first) : first] if _is_lead(block)]
    return [block.text for block in [*lead, *(block for block, box in held if box is not None and _is_said(block))]]


def _is_called_live(tree: html.HtmlElement) -> bool:
    if any(
        "LiveBlogPosting" in (script.text or "") for script in tree.iterfind('.//script[@type="application/ld+json"]')
    ):
        return True
    headings = (" ".join(heading.text_content().split())[:300] for heading in tree.iter("h1", "title"))
    return any(map(_SAYS_SO.search, headings)) or any(
        not _NAMES.isdisjoint(names_of(element))
        for element in tree.iter("main", "article", "section", "div", "ol", "ul")
    )


def _updates(tree: html.HtmlElement, blocks: Iterable[Block]) -> set[html.HtmlElement]:
    """Return the boxes of the kind that holds the most text, of those that have a time and a text each."""
    timed = {element for time in tree.iter("time") for element in time.iterancestors()}
    texts: dict[html.HtmlElement, int] = defaultdict(int)
    for block in blocks:
        around = [block.element, *block.element.iterancestors()]
        if len(block.text) <= 60 and _TIME.fullmatch(block.text.strip(" |·•–-+")):
            timed.update(around)
        if len(block.text) >= PROSE and not block.mostly_links:
            for element in around:
                texts[element] += len(block.text)
    kinds: dict[Kind, list[html.HtmlElement]] = defaultdict(list)
    for element in timed & texts.keys():
        parent = element.getparent()
        if parent is not None:
            kinds[(parent, str(element.tag), element.get("class") or "")].append(element)
    rows = [boxes for boxes in kinds.values() if len(boxes) >= UPDATES]
    return set(max(rows, key=lambda boxes: sum(texts[box] for box in boxes), default=[]))


def _box(block: Block, updates: set[html.HtmlElement]) -> html.HtmlElement | None:
    return next((each for each in (block.element, *block.element.iterancestors()) if each in updates), None)


def _headline(blocks: list[Block], first: int) -> int:
    """Return the position of the headline above the first update; its own where there is none."""
    return next((ix for ix in range(first - 1, -1, -1) if blocks[ix].element.tag == "h1"), first)


def _is_lead(block: Block) -> bool:
    return block.element.tag == "h1" or (len(block.text) >= LEAD and not block.mostly_links)


def _is_said(block: Block) -> bool:
    """Tell whether a block of an update is more than a link; headings may be one."""
    return not block.mostly_links or block.element.tag in ("h2", "h3", "h4", "time")
