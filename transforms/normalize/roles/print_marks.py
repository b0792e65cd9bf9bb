"""What printing, wires and mail put around a text: numbers of pages, marks of its end, signatures, paths of menus."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.contacts import MAY_HOLD_CONTACT
from newsmill.transforms.normalize.roles.rule import rule

SIGNATURE_LINES = 12
"""Lines of the longest signature."""
SIGNATURE_CHARS = 90
"""Characters of a line of one: longer ones are prose."""

_NUMBER = re.compile(
    r"(?:seite|page) \d{1,3}(?: ?(?:von|of|/) ?\d{1,3})?|[-–—] ?\d{1,3} ?[-–—]|\d{1,3} (?:von|of) \d{1,3}",
    re.IGNORECASE,
)
_END = re.compile(r"(?:[-–—]{1,3} ?|\()?(?:ENDE|Ende|ENDS?)(?: ?[-–—]{1,3}|\))?|#{1,3}|[-–—] ?30 ?[-–—]")
_SIGNATURE = re.compile(r"-- ?|[-_]{5,60}")
NOTEPAD_LINES = 30
"""Lines of the longest notes to newsrooms."""
_NOTEPAD = re.compile(r"#{0,3} ?dpa-(?:Notizblock|Kontakte?)\s?:?")
_PATH = re.compile(
    r"(?:(?:sie (?:sind|befinden sich) hier|you are here)\s?:\s.{2,120}|"
    r"(?:start(?:seite)?|home(?:page)?|news|nachrichten)(?:\s?[>»›/]\s?[^.!?>»›/|]{2,40}){1,6})",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Die Stadt baut am Hafen.\n> Seite 2 von 3",
    spares="Die Stadt baut am Hafen.\n> Seite 2 von 3 fehlte, sagte der Archivar.",
    max_chars=24,
)
def page_number(article: ArticleLines, ix: int) -> bool:
    """The number of a printed page, alone on its line."""
    return ix > 0 and bool(_NUMBER.fullmatch(article.lines[ix].text))


@rule(
    "promo",
    trips="Startseite > Lokales > Musterstadt",
    spares="Nachrichten / Musterstadt bekommt / eine neue Brücke.",
    words="startseite start home homepage news nachrichten hier here",
    max_chars=160,
)
def path_of_menu(article: ArticleLines, ix: int) -> bool:
    """Where in the site the article stands: the path of its menu."""
    return not article.lines[ix].ends and bool(_PATH.fullmatch(article.lines[ix].text))


@rule(
    "agency",
    trips="Die Stadt baut am Hafen.\n> - ENDE -",
    spares="> ENDE\nDie Stadt baut am Hafen.",
    max_chars=12,
    neighbours=True,
)
def mark_of_end(article: ArticleLines, ix: int) -> bool:
    """The mark with which a wire or a press office ends its text, with nothing of the text below it."""
    below = range(ix + 1, len(article.lines))
    return ix > 0 and bool(_END.fullmatch(article.lines[ix].text)) and all(article.role(each) for each in below)


@rule(
    "byline",
    trips="Die Stadt baut am Hafen.\n> --\n> Hafenblatt, Lokales\n> Tel. 01234 5678",
    spares="> --\n> Am Abend schloss der Hafen.\n> Alle gingen heim.",
    max_chars=SIGNATURE_CHARS + 10,
)
def signature_block(article: ArticleLines, ix: int) -> bool:
    """A signature of mail, to the end of the text.

    It begins with two hyphens or a rule, has short lines only and says how somebody is reached.
    """
    if article.near_foot(ix, NOTEPAD_LINES) and _notepad(article, ix):
        return True
    if not article.near_foot(ix, SIGNATURE_LINES):
        return False
    above = range(ix, max(0, ix - SIGNATURE_LINES), -1)
    start = next((at for at in above if _SIGNATURE.fullmatch(article.lines[at].text)), 0)
    rest = article.lines[start:]
    if start == 0 or len(rest) > SIGNATURE_LINES or any(len(line.text) > SIGNATURE_CHARS for line in rest[1:]):
        return False
    return any(MAY_HOLD_CONTACT.search(line.text) for line in rest)


def _notepad(article: ArticleLines, ix: int) -> bool:
    """Tell whether a line is of the notes to newsrooms with which a report of dpa ends."""
    if " dpa notizblock " not in article.words and " dpa kontakt" not in article.words:
        return False
    above = range(ix, max(0, ix - NOTEPAD_LINES), -1)
    return any(_NOTEPAD.fullmatch(article.lines[at].text) for at in above)
