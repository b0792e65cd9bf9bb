"""Boxes of a page that ask the reader for consent.

They may be longer than the article and stand around it. They are told by what they say, and the less of it they need
to say the plainer the page calls them after consent, privacy, or a box laid over the page.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter

from lxml import html

from newsmill.transforms.normalize.pages.element_names import names_of
from newsmill.transforms.normalize.pages.page_blocks import Block
from newsmill.transforms.normalize.roles.consent_words import asks_for_consent, speaks_of_consent

CONSENT_SHARE = 0.6
"""Share of a container's characters that must ask for consent, where only its words tell."""
NAMED_SHARE = 0.2
"""The same where it is called after consent, privacy, or a box laid over the page."""
ROW = 3
"""Paragraphs in a row that speak of consent and make a banner without a box."""
CLIMB = 8
"""Levels that are climbed from a text to the box it stands in."""
_CONSENT = re.compile(
    r"(?:consent\w*|gdpr|dsgvo|ccpa|cookies?\w*|onetrust|cmp\w*|usercentrics|didomi|cybotcookie\w*|trustarc|truste|"
    r"evidon|borlabs|klaro|iubenda|quantcast|qc|sp|sourcepoint|tcf\w*|einwilligung\w*|osano|termly|complianz|axeptio|"
    r"tarteaucitron|cky|privacy|datenschutz\w*|privatsph\w+|dialog|modal|overlay|banner|popup)"
)


def consent_boxes(blocks: list[Block]) -> list[html.HtmlElement]:
    """Return the elements of a page that ask for consent; some may stand inside others."""
    speaking = [speaks_of_consent(block.text) for block in blocks]
    return [*_asking(blocks, speaking), *_asking_in_a_row(blocks, speaking)] if any(speaking) else []


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
