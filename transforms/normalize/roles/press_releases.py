"""What authorities and their services set below a press release: whom to ask, and who passed it on."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.contacts import HOLDS_CONTACT
from newsmill.transforms.normalize.roles.rule import rule

FOOT = 16
"""Lines at the end of a text in which the contact of a press office begins."""
CONTACT_CHARS = 160
"""Characters of a line of it."""
_HEADING = re.compile(
    r"(?:(?:bei |für )?(?:rückfragen|nachfragen|presseanfragen|medienanfragen)(?: (?:der|von) (?:medien|"
    r"journalist\w{0,10}|"
    r"presse)(?:vertretern)?)?(?: und interviews)?(?: (?:bitte|wenden sie sich|richten sie)){0,3}(?: an)?|"
    r"(?:presse|medien)-?kontakt|"
    r"kontakt (?:für (?:die )?(?:medien|presse)|zur pressestelle)|"
    r"ansprechpartner(?:in)? (?:für (?:die )?(?:presse|medien))|"
    r"(?:media|press) (?:contacts?|enquiries|inquiries)|contacts? presse|contatti stampa|contacto de prensa)"
    r"\s?(?::.{0,80})?",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    r"original-content von:? .{2,120}, übermittelt durch .{2,60}|(?:diese meldung|weitere meldungen) (?:ist |sind )?"
    r"(?:abrufbar|verfügbar) unter:?.{0,160}",
    re.IGNORECASE,
)


@rule(
    "agency",
    trips="Die Brücke ist wieder offen.\n> Rückfragen bitte an:\n> Polizei Musterstadt\n> Telefon: 0123 4567-890",
    spares="Rückfragen bitte an:\n> Rückfragen an den Bürgermeister blieben am Montag ohne Antwort.\n0123 4567-890",
    max_chars=CONTACT_CHARS,
    neighbours=True,
)
def press_contact(article: ArticleLines, ix: int) -> bool:
    """Whom journalists may ask: a heading that says so near the end, and the lines below it, none of them a sentence.

    One of them must be a number or an address.
    """
    if ix == 0 or not article.near_foot(ix, FOOT):
        return False
    heading = next((at for at in range(ix, max(0, ix - FOOT), -1) if _HEADING.fullmatch(article.lines[at].text)), None)
    if heading is None:
        return False
    below = [
        line
        for at, line in enumerate(article.lines[heading + 1 :], heading + 1)
        if article.role(at) is None or at <= ix
    ]
    if any(line.ends and len(line.tokens) > 6 and not HOLDS_CONTACT.search(line.text) for line in below):
        return False
    return any(HOLDS_CONTACT.search(line.text) for line in article.lines[heading + 1 :])


@rule(
    "agency",
    trips="Original-Content von: Polizei Musterstadt, übermittelt durch news aktuell",
    spares="Original-Content von Rang ist teuer, sagt die Verlegerin.",
    words="original meldung meldungen",
    max_chars=240,
)
def passed_on(article: ArticleLines, ix: int) -> bool:
    """Whose press release it is, and which service passed it on."""
    return bool(_PASSED_ON.fullmatch(article.lines[ix].text))
