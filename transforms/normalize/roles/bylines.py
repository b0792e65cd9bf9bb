"""Bylines and datelines that stand on a line of their own, above or below the text."""

import re

from newsmill.transforms.normalize.dates.date_lines import has_label, is_line_of_dates
from newsmill.transforms.normalize.roles.names import NAME, NAMES, NEWS_AGENCIES, is_from_to
from newsmill.transforms.normalize.roles.page import TOP, Page, key_of
from newsmill.transforms.normalize.roles.rule import rule

_DAY = (
    r"(?:(?:mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?|sa(?:mstag)?|so(?:nntag)?|mon|"
    r"tue|wed|thu|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?\.?,?\s)?"
    r"(?:den\s|am\s|vom\s)?(?:\d{1,2}\.\s?(?:\d{1,2}\.\s?(?:\d{4}|\d{2})?|(?:januar|jänner|februar|märz|april|mai|"
    r"juni|juli|august|september|oktober|november|dezember)(?:\s\d{4})?)|"
    r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]{0,6}\.?,?\s\d{4}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?)"
)
_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:uhr|[ap]\.?m\.?))?(?:\s?\(?(?:mesz|mez|cest|cet|gmt|utc|bst|"
    r"e[sd]?t|p[sd]?t|c[sd]t)\)?)?|\d{1,2}\s?uhr)"
)
_MOMENT = rf"(?:{_DAY}(?:[\s,|·•–-]{{1,4}}(?:um\s|at\s)?{_CLOCK})?|{_CLOCK}(?:[\s,|–-]{{1,4}}(?:on\s|am\s)?{_DAY})?)"
_STAMP = (
    r"(?:stand|ausgabe vom|aus der ausgabe vom|veröffentlicht(?:\sam)?|publiziert(?:\sam)?|erschienen(?:\sam)?|"
    r"erstellt(?:\sam)?|"
    r"(?:zuletzt\s)?(?:aktualisiert|geändert|bearbeitet)(?:\sam|\sum)?|letzte (?:aktualisierung|änderung)|"
    r"update(?:\svom)?|"
    r"aktualisierung|datum|date|published(?:\son|\sat)?|(?:last\s)?(?:updated|modified)(?:\son|\sat)?|"
    r"first published(?:\son|\sat)?|posted(?:\son|\sat)?|publication date|issued(?:\son)?)"
)
_READ_TIME = (
    r"(?:(?:lesezeit|lesedauer|reading time)\s?:?\s?(?:ca\. |etwa |rund )?\d{1,3}\s?(?:min\.?|minuten?|minutes?)|"
    r"\d{1,3}[\s-]?min(?:ute)?n?s?\.? (?:read|lesezeit|lesedauer)|"
    r"\d{1,3} min(?:uti|utos|utes|uten|ut)?\.? (?:di lettura|de lectura|de lecture|de leitura|leestijd|czytania)|"
    r"(?:temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|czas czytania)\s?:?\s?\d{1,3}"
    r"\s?min(?:uti|utos|utes|uten|ut)?\.?)"
)
_RELATIVE = (
    rf"(?:(?:gestern|heute|today|yesterday)(?:,?\s(?:um\s|at\s)?{_CLOCK})?|vor \d{{1,3}} (?:minuten?|stunden?|"
    rf"tag(?:en)?|wochen?)|"
    r"\d{1,3} (?:minutes?|hours?|days?|weeks?) ago)"
)
_LABEL = rf"(?:{_STAMP}\s?[:|–-]?\s{{0,2}})"
_STAMPED = re.compile(
    rf"[(\[]?{_LABEL}(?:{_MOMENT}|{_RELATIVE})(?:[\s,|/·•–-]{{1,4}}(?:{_LABEL}?{_MOMENT}|"
    rf"{_READ_TIME})){{0,2}}[)\]]?\.?",
    re.IGNORECASE,
)
_PLACE = (
    r"[A-ZÀ-ÞĀŁŚŞŠŽČ][\w.'’/-]{1,30}(?:\s(?:am|an der|a\.|im|ob der|del?|la|of|the|"
    r"von)?\s?[A-ZÀ-ÞĀŁŚŞŠŽČ(][\w.'’/)-]{0,30}){0,3}"
)
_WIRES = "dpa afp ap reuters epd kna sid apa sda dapd afx tass upi ots"
_WIRE = rf"(?i:{_WIRES.replace(' ', '|')})"
_SIGNED = rf"\((?:[\w.]{{1,20}}[ /-]){{0,2}}{_WIRE}(?:[ /-][\w.]{{1,20}}){{0,3}}\)|/{_WIRE}"
_DATELINE = re.compile(
    rf"{_PLACE}(?:,\s(?:{_DAY}|[A-Z]\w{{1,20}}\.?))?\s?(?:,\s{_DAY}\s?)?(?:{_SIGNED})\s?[-–—.:]{{0,3}}"
)
_PLACE_DATE = re.compile(rf"{_PLACE}(?:,\s(?i:(?:den\s)?{_DAY})\.?|\.\s(?i:{_DAY},\s{_CLOCK}))")
_READING = re.compile(rf"{_READ_TIME}\.?|\d{{1,3}} (?:min|sek)\.?", re.IGNORECASE)
_TAIL = (
    rf"(?:\s?(?:[,|/·•–-]|on)\s?(?i:{_MOMENT})|\s(?:und|and)\s(?i:{NEWS_AGENCIES})|\s?[,|/]\s?(?i:fotos?|bilder|"
    rf"photos?|"
    rf"pictures?)(?:\s(?:von|by))?:?\s{NAMES}|\s?[,|/·•–-]\s?(?:(?i:{_MOMENT})|[A-ZÄÖÜ][\w.'’/ -]{{1,60}})|"
    rf"\s(?i:{_MOMENT})|\s(?:in|"
    rf"aus)\s[A-ZÄÖÜ][\w.'’/ -]{{1,40}}){{0,3}}"
)
_GENRE = (
    r"(?i:(?:eine?|der|die) (?:\w+ )?(?:kommentar|analyse|gastbeitrag|essay|kolumne|glosse|rezension|reportage|"
    r"interview|porträt|bericht|leitartikel|gastkommentar|kritik|nachruf|protokoll) |"
    r"(?:kommentar|gastkommentar|leitartikel|analyse) (?=von ))"
)
_POST = (
    r"(?i: unser(?:em|er|en) (?:korrespondent(?:in|en)?|reporter(?:in)?|redakteur(?:in)?|mitarbeiter(?:in)?|"
    r"redaktionsmitglied)| our (?:correspondent|reporter))"
)
_BY_LABEL = (
    r"(?i:(?:edited|photographed|illustrated|produced|compiled|photography|illustrations?|graphics?) by|"
    r"(?:bearbeitet|übersetzt|redigiert|protokolliert|fotografiert|illustriert) von|written by|words(?: by)?:|"
    r"words by|story by|text(?: und fotos?)?:|autor(?:in|en)?:|author:|interview:|"
    r"interview von|interview by|protokoll:|"
    r"aufgezeichnet von|aufgezeichnet:|bericht:|analyse:|reportage:|kommentar:|gastbeitrag von|gastkommentar von|"
    r"übersetzung:|"
    r"moderation:|produktion:|regie:|redaktion:|mitarbeit:|unter mitarbeit von|mitarbeiter:|recherche:|"
    r"schnitt:|kamera:)"
)
_BY = re.compile(rf"(?:{_GENRE}?(?i:von:?|by){_POST}?|{_BY_LABEL})\s+(?P<names>{NAMES}){_TAIL}\.?")
_ROLE = re.compile(
    rf"{NAME},?\s(?:\|\s)?(?i:[\w -]{{0,40}}(?:correspondent|editor|reporter|staff writer|korrespondent(?:in)?|"
    rf"redakteur(?:in)?|reporter(?:in)?|autor(?:in)?|columnist|writer|bbc news|ap|afp)(?:[ ,]\w.{{0,40}})?)"
)


@rule(
    "byline",
    trips="Von Mara Beispiel und Jo Lang, Musterstadt",
    spares="Von Montag an gilt die Maskenpflicht",
    words=(
        "von by autor autorin autoren author text interview protokoll aufgezeichnet bericht analyse reportage "
        "kommentar gastbeitrag gastkommentar übersetzung moderation written words story redaktion mitarbeit "
        "mitarbeiter recherche schnitt kamera produktion regie"
    ),
    max_chars=180,
)
def byline(page: Page, ix: int) -> bool:
    """A line that names the authors (`Von …`, `By …`, `Interview: …`) at either end."""
    line = page.lines[ix]
    if not (page.near_top(ix) or page.near_foot(ix)) or line.continues or line.continued:
        return False
    return bool(_BY.fullmatch(line.text)) and not is_from_to(line.text)


@rule(
    "byline",
    trips="Mara Example, Political correspondent",
    spares="Mara Example, a reporter, was hurt on Monday.",
    words="correspondent editor reporter writer korrespondent korrespondentin redakteur redakteurin reporterin autor "
    "autorin columnist bbc ap afp",
    max_chars=100,
)
def name_and_post(page: Page, ix: int) -> bool:
    """A name and its owner's post in the newsroom, among the first lines or as the last one."""
    line = page.lines[ix]
    return (
        (page.near_top(ix, 5) or page.near_foot(ix, 2))
        and not line.ends
        and not line.continued
        and bool(_ROLE.fullmatch(line.text))
    )


_ALONE = (
    "exklusiv exclusive kommentar analyse meinung reportage interview gastbeitrag kolumne leitartikel glosse porträt "
    "eilmeldung opinion analysis comment column feature editorial explainer"
)
_GENRE_ALONE = re.compile(rf"(?:{_ALONE.replace(' ', '|')})\s?[:|]?", re.IGNORECASE)


@rule(
    "byline",
    trips="> Exklusiv\nDie Stadt sperrt die alte Brücke, wie aus einem Brief an den Rat hervorgeht.",
    spares="Die Stadt sperrt die Brücke.\nDer Rat stimmte zu.\nEs war spät.\n> Analyse\nSie kostet viel Geld.",
    words=_ALONE,
    max_chars=30,
)
def genre_alone(page: Page, ix: int) -> bool:
    """The kind of text alone among the first three lines: `Kommentar`, `Exclusive`."""
    return page.near_top(ix, 3) and len(page.lines) > 1 and bool(_GENRE_ALONE.fullmatch(page.lines[ix].text))


@rule("byline", trips="Mara Beispiel", spares="Jo Lang", max_chars=120)
def name_of_author(page: Page, ix: int) -> bool:
    """A line that is nothing but the name of an author whom the document's own metadata names."""
    if not page.authors or not (page.near_top(ix) or page.near_foot(ix)):
        return False
    return key_of(page.lines[ix].text) in {key_of(author) for author in page.authors}


@rule(
    "dateline",
    trips="Stand: 12.03.2024, 14:05 Uhr",
    spares="Stand: Die Brücke ist seit Montag gesperrt.",
    words=(
        "stand ausgabe veröffentlicht publiziert erschienen erstellt aktualisiert geändert bearbeitet aktualisierung "
        "änderung update datum date published updated modified posted publication issued"
    ),
    max_chars=140,
)
def time_stamp(page: Page, ix: int) -> bool:
    """A labelled date: `Stand: …`, `Aktualisiert am …`, `Published …`."""
    line = page.lines[ix]
    return not line.continues and bool(_STAMPED.fullmatch(line.text))


_BARE_RELATIVE = re.compile(_RELATIVE, re.IGNORECASE)
_BARE_MOMENT = re.compile(rf"[(\[]?{_MOMENT}[)\]]?\.?", re.IGNORECASE)
_MOMENT_WITH_YEAR = re.compile(r"\d{4}|\d{1,2}\.\d{1,2}\.\d{2}\b")


@rule(
    "dateline",
    trips="> 12. März 2024, 14:05 Uhr\nDie Brücke ist gesperrt.\nSie ist alt.\nSie ist lang.",
    spares="> 12. März 2024\nDie Brücke wird gesperrt.\n13. März 2024\nDie Brücke wird geöffnet.",
    max_chars=70,
)
def bare_date(page: Page, ix: int) -> bool:
    """A date alone among the first five lines or as the last one.

    In a chronicle, where several lines are dates, all stay.
    """
    text = page.lines[ix].text
    if page.near_top(ix, 3) and _BARE_RELATIVE.fullmatch(text):
        return any(character.isdigit() for character in text)
    if not (page.near_top(ix, 5) or page.near_foot(ix, 1)) or (not text[-1:].isalnum() and text[-1] not in ")."):
        return False
    if not _BARE_MOMENT.fullmatch(text) or not _MOMENT_WITH_YEAR.search(text):
        return False
    return sum(1 for line in page.lines if len(line.text) <= 70 and _BARE_MOMENT.fullmatch(line.text)) == 1


_AGO = re.compile(
    rf"{_RELATIVE}|(?:il y a|hace) (?:\d{{1,3}}|une?) \w{{3,8}}|\d{{1,3}} \w{{3,7}} (?:fa|geleden|temu)", re.IGNORECASE
)


@rule(
    "dateline",
    trips="Pubblicato il 12 marzo 2024 alle 14:05 (aggiornato il 13 marzo 2024)\nLa città chiude il ponte vecchio.",
    spares="Il 12 marzo 2024 la città chiude il ponte.",
    max_chars=120,
)
def line_of_dates(page: Page, ix: int) -> bool:
    """A line at either end that is nothing but dates which say what they are, in any language that dates are read in.

    Where it says nothing it must be the only such line, among the first; `vor 3 Stunden` is one, too.
    """
    text = page.lines[ix].text
    if page.near_top(ix, 5) and _AGO.fullmatch(text):
        return True
    if not (page.near_top(ix) or page.near_foot(ix, 3)) or page.lines[ix].ends or not is_line_of_dates(text):
        return False
    return has_label(text) or (page.near_top(ix, 5) and _is_only_date(page, ix))


def _is_only_date(page: Page, ix: int) -> bool:
    """Tell whether no other of the first lines is a date: a chronicle has several."""
    return not any(at != ix and is_line_of_dates(line.text) for at, line in enumerate(page.lines[: 4 * TOP]))


@rule(
    "dateline",
    trips="Musterstadt (dpa) -",
    spares="Musterstadt (dpa) - Die Brücke ist gesperrt.",
    max_chars=100,
    words=_WIRES,
)
def standing_dateline(page: Page, ix: int) -> bool:
    """Place and agency alone on a line; a dateline that begins a paragraph stays with it."""
    return page.near_top(ix) and bool(_DATELINE.fullmatch(page.lines[ix].text))


@rule(
    "dateline",
    trips="> Musterstadt, 12. März 2024\nDie Brücke ist gesperrt.",
    spares="> Musterstadt, am Tag danach\nDie Brücke ist gesperrt.",
    max_chars=70,
)
def place_and_date(page: Page, ix: int) -> bool:
    """Place and date alone among the first lines."""
    return page.near_top(ix, 5) and bool(_PLACE_DATE.fullmatch(page.lines[ix].text))


@rule(
    "dateline",
    trips="Lesedauer: 3 Minuten",
    spares="Die Lesedauer beträgt 3 Minuten.",
    words="lesezeit lesedauer reading min minute minuten read sek lettura lectura lecture leitura leestijd czytania",
    max_chars=50,
)
def reading_time(page: Page, ix: int) -> bool:
    """How long the page says the article takes to read."""
    return bool(_READING.fullmatch(page.lines[ix].text))
