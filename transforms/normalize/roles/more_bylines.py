"""Parts of bylines that are told by the line beside them: a second name, a post, names above the date."""

import re

from newsmill.transforms.normalize.roles.names import NAME, NAMES
from newsmill.transforms.normalize.roles.page import Page
from newsmill.transforms.normalize.roles.rule import rule

_AND = r"(?:[uU]nd|UND|[aA]nd|AND|&|sowie|with|mit)"
_NEXT_NAME = re.compile(rf"{_AND}\s{NAMES}")
_NAMES = re.compile(rf"{NAME}(?:,\s{NAME}){{0,4}},?\s(?:und|and|&)\s{NAME}")
_POST = re.compile(
    r"(?:[\w’'-]{2,30} ){0,4}(?:correspondent|reporter|editor|staff writer|columnist|writer|korrespondent(?:in)?|"
    r"redakteur(?:in)?|reporter(?:in)?|kolumnist(?:in)?|autor(?:in)?|volontär(?:in)?|ressortleiter(?:in)?|"
    r"chefredakteur(?:in)?)(?: (?:für|bei|in|at|for|of) [\w’' -]{2,40})?",
    re.IGNORECASE,
)
_WORDS = (
    "correspondent reporter editor writer columnist korrespondent korrespondentin redakteur redakteurin reporterin "
    "kolumnist kolumnistin autor autorin volontär volontärin ressortleiter ressortleiterin chefredakteur "
    "chefredakteurin"
)


@rule(
    "byline",
    trips="Von Mara Beispiel\n> und Jo Lang\nDie Stadt baut am Hafen.",
    spares="Die Stadt baut am Hafen.\n> und Jo Lang\nDer Rat stimmte am Montag zu.",
    max_chars=120,
    neighbours=True,
)
def second_author(page: Page, ix: int) -> bool:
    """Another author on the line below a byline, behind `und` or another word for it."""
    if page.role(ix - 1) != "byline" or not page.near_top(ix):
        return False
    return bool(_NEXT_NAME.fullmatch(page.lines[ix].text))


@rule(
    "byline",
    trips="By Mara Example\n> Local democracy reporter\nThe council voted on Monday.",
    spares="The council voted on Monday.\n> Local democracy reporter\nIt will vote again.",
    words=_WORDS,
    max_chars=80,
    neighbours=True,
)
def post_below_byline(page: Page, ix: int) -> bool:
    """The post of an author on the line below the byline."""
    line = page.lines[ix]
    return page.role(ix - 1) == "byline" and line.head_like and bool(_POST.fullmatch(line.text))


@rule(
    "byline",
    trips="Mara Example and Jo Lang\n12 March 2024\nThe council voted on Monday.",
    spares="Mara Example and Jo Lang\nThe council voted on Monday.",
    max_chars=120,
    neighbours=True,
)
def authors_above_date(page: Page, ix: int) -> bool:
    """Two names or more right above the date at the head of a text."""
    return page.near_top(ix, 4) and page.role(ix + 1) == "dateline" and bool(_NAMES.fullmatch(page.lines[ix].text))
