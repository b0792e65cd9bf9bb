"""Parts of bylines that are told by the lines beside them: a second name, a post, names above the date, a card."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.contacts import IS_CONTACT
from newsmill.transforms.normalize.roles.names import NAME, NAME_LINE, NAMES
from newsmill.transforms.normalize.roles.posts import POST, POST_WORDS
from newsmill.transforms.normalize.roles.rule import rule
from newsmill.transforms.normalize.texts.key import key_of

PARAGRAPH = 60
"""Characters of the shortest paragraph that a name signs."""
_AND = r"(?:[uU]nd|UND|[aA]nd|AND|&|sowie|with|mit)"
_NEXT_NAME = re.compile(rf"{_AND}\s{NAMES}")
_NAMES = re.compile(rf"{NAME}(?:,\s{NAME}){{0,4}},?\s(?:und|and|&)\s{NAME}")
_POST = re.compile(
    rf"(?:[\w’'-]{{2,30}} ){{0,4}}{POST}(?: (?:für|bei|in|at|for|of) [\w’' -]{{2,40}}|"
    r" (?:Lokales|Politik|Sport|Kultur|Wirtschaft|Region|Online))?",
    re.IGNORECASE,
)


@rule(
    "byline",
    trips="Von Mara Beispiel\n> und Jo Lang\nDie Stadt baut am Hafen.",
    spares="Die Stadt baut am Hafen.\n> und Jo Lang\nDer Rat stimmte am Montag zu.",
    max_chars=120,
    neighbours=True,
)
def second_author(article: ArticleLines, ix: int) -> bool:
    """Another author on the line below a byline, behind `und` or another word for it."""
    if article.role(ix - 1) != "byline" or not article.near_top(ix):
        return False
    return bool(_NEXT_NAME.fullmatch(article.lines[ix].text))


@rule(
    "byline",
    trips="By Mara Example\n> Local democracy reporter\nThe council voted on Monday.",
    spares="The council voted on Monday.\n> Local democracy reporter\nIt will vote again.",
    words=POST_WORDS,
    max_chars=80,
    neighbours=True,
)
def post_below_byline(article: ArticleLines, ix: int) -> bool:
    """The post of an author on the line below the byline."""
    line = article.lines[ix]
    return article.role(ix - 1) == "byline" and line.head_like and bool(_POST.fullmatch(line.text))


@rule(
    "byline",
    trips="Mara Example and Jo Lang\n12 March 2024\nThe council voted on Monday.",
    spares="Mara Example and Jo Lang\nThe council voted on Monday.",
    max_chars=120,
    neighbours=True,
)
def authors_above_date(article: ArticleLines, ix: int) -> bool:
    """Two names or more right above the date at the head of a text."""
    return (
        article.near_top(ix, 4)
        and article.role(ix + 1) == "dateline"
        and bool(_NAMES.fullmatch(article.lines[ix].text))
    )


CARD = 4
"""Lines of the longest card."""


@rule(
    "byline",
    trips="Die Stadt baut am Hafen.\n> Mara Beispiel\n> Redakteurin Lokales\n> mara@hafenblatt.example",
    spares="Die Stadt baut am Hafen.\n> Neue Werft\n> Kosten und Termine",
    max_chars=80,
    neighbours=True,
)
def card_of_author(article: ArticleLines, ix: int) -> bool:
    """A name and below it post or address of its owner, as the last lines of a text."""
    return article.near_foot(ix, CARD + 2) and any(
        _is_card(article, start) for start in range(max(1, ix - CARD + 1), ix + 1)
    )


def _is_card(article: ArticleLines, start: int) -> bool:
    """Tell whether a name stands at ``start``, below prose, and all that is below it is its owner's or furniture."""
    if not NAME_LINE.fullmatch(article.lines[start].text) or not article.lines[start - 1].ends:
        return False
    owned = [bool(_POST.fullmatch(line.text) or IS_CONTACT.fullmatch(line.text)) for line in article.lines[start + 1 :]]
    return any(owned) and all(own or article.role(at) for at, own in enumerate(owned, start + 1))


@rule(
    "byline",
    trips=(
        "Der Rat hat am Montag nach langer Beratung den Bau der Brücke beschlossen.\n> Mara Beispiel\n"
        "Die Werft sucht für den Sommer zwanzig Lehrlinge, wie sie am Dienstag mitteilte.\n> Jo Lang"
    ),
    spares=(
        "Der Rat hat am Montag nach langer Beratung den Bau der Brücke beschlossen.\n> Neue Werft\n"
        "Die Werft sucht für den Sommer zwanzig Lehrlinge, wie sie am Dienstag mitteilte."
    ),
    max_chars=60,
)
def signature_of_part(article: ArticleLines, ix: int) -> bool:
    """Who wrote a part of a text of several: a name below each of its parts, the last of them as its last line."""
    last = len(article.lines) - 1
    if not (_signs(article, ix) and _signs(article, last)):
        return False
    return ix != last or any(_signs(article, above) for above in range(ix))


def _signs(article: ArticleLines, ix: int) -> bool:
    """Tell whether a line is a name that the text has nowhere else, below a paragraph."""
    above, line = article.at(ix - 1), article.lines[ix]
    if above is None or not above.ends or len(above.text) < PARAGRAPH or not NAME_LINE.fullmatch(line.text):
        return False
    return len(line.tokens) <= 3 and article.words.count(f" {key_of(line.text)} ") == 1
