"""Datelines that stand on a line of their own: dates, and how long a text takes to read."""

import re

from newsmill.transforms.normalize.dates.date_lines import has_label, is_line_of_dates, without_star
from newsmill.transforms.normalize.roles.article_lines import TOP, ArticleLines
from newsmill.transforms.normalize.roles.moments import CLOCK, MOMENT
from newsmill.transforms.normalize.roles.rule import rule

_STAMP = (
    r"(?:(?:redaktions)?stand|ausgabe vom|aus der ausgabe vom|veröffentlicht(?:\sam)?|publiziert(?:\sam)?|"
    r"erschienen(?:\sam)?|erstellt(?:\sam)?|"
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
    rf"(?:(?:gestern|heute|today|yesterday)(?:,?\s(?:um\s|at\s)?{CLOCK})?|vor \d{{1,3}} (?:minuten?|stunden?|"
    rf"tag(?:en)?|wochen?)|"
    r"\d{1,3} (?:minutes?|hours?|days?|weeks?) ago)"
)
_LABEL = rf"(?:{_STAMP}\s?[:|–-]?\s{{0,2}})"
_STAMPED = re.compile(
    rf"[(\[]?{_LABEL}(?:{MOMENT}|{_RELATIVE})(?:[\s,|/·•–-]{{1,4}}(?:{_LABEL}?{MOMENT}|"
    rf"{_READ_TIME})){{0,2}}[)\]]?\.?",
    re.IGNORECASE,
)


@rule(
    "dateline",
    trips="Stand: 12.03.2024, 14:05 Uhr",
    spares="Stand: Die Brücke ist seit Montag gesperrt.",
    words=(
        "stand redaktionsstand ausgabe veröffentlicht publiziert erschienen erstellt aktualisiert geändert bearbeitet "
        "aktualisierung änderung update datum date published updated modified posted publication issued"
    ),
    max_chars=140,
)
def time_stamp(article: ArticleLines, ix: int) -> bool:
    """A labelled date: `Stand: …`, `Aktualisiert am …`, `Published …`.

    A star before it refers to nothing where no other line has one; else the line is a footnote and stays.
    """
    text = article.lines[ix].text
    if text[0] == "*":
        text = without_star(text, (line.text for line in article.lines))
    return bool(_STAMPED.fullmatch(text))


_BARE_RELATIVE = re.compile(_RELATIVE, re.IGNORECASE)
_BARE_MOMENT = re.compile(rf"[(\[]?{MOMENT}[)\]]?\.?", re.IGNORECASE)
_MOMENT_WITH_YEAR = re.compile(r"\d{4}|\d{1,2}\.\d{1,2}\.\d{2}\b")


@rule(
    "dateline",
    trips="> 12. März 2024, 14:05 Uhr\nDie Brücke ist gesperrt.\nSie ist alt.\nSie ist lang.",
    spares="> 12. März 2024\nDie Brücke wird gesperrt.\n13. März 2024\nDie Brücke wird geöffnet.",
    max_chars=70,
)
def bare_date(article: ArticleLines, ix: int) -> bool:
    """A date alone among the first five lines or as the last one.

    In a chronicle, where several lines are dates, all stay.
    """
    text = article.lines[ix].text
    if article.near_top(ix, 3) and _BARE_RELATIVE.fullmatch(text):
        return any(character.isdigit() for character in text)
    if not (article.near_top(ix, 5) or article.near_foot(ix, 1)) or (not text[-1:].isalnum() and text[-1] not in ")."):
        return False
    if not _BARE_MOMENT.fullmatch(text) or not _MOMENT_WITH_YEAR.search(text):
        return False
    return sum(1 for line in article.lines if len(line.text) <= 70 and _BARE_MOMENT.fullmatch(line.text)) == 1


_AGO = re.compile(
    rf"{_RELATIVE}|(?:il y a|hace) (?:\d{{1,3}}|une?) \w{{3,8}}|\d{{1,3}} \w{{3,7}} (?:fa|geleden|temu)", re.IGNORECASE
)


@rule(
    "dateline",
    trips="Pubblicato il 12 marzo 2024 alle 14:05 (aggiornato il 13 marzo 2024)\nLa città chiude il ponte vecchio.",
    spares="Il 12 marzo 2024 la città chiude il ponte.",
    max_chars=120,
)
def line_of_dates(article: ArticleLines, ix: int) -> bool:
    """A line at either end that is nothing but dates which say what they are, in any language that dates are read in.

    Where it says nothing it must be the only such line, among the first; `vor 3 Stunden` is one, too.
    """
    text = article.lines[ix].text
    if article.near_top(ix, 5) and _AGO.fullmatch(text):
        return True
    if not (article.near_top(ix) or article.near_foot(ix, 3)) or article.lines[ix].ends or not is_line_of_dates(text):
        return False
    return has_label(text) or (article.near_top(ix, 5) and _is_only_date(article, ix))


def _is_only_date(article: ArticleLines, ix: int) -> bool:
    """Tell whether no other of the first lines is a date: a chronicle has several."""
    return not any(at != ix and is_line_of_dates(line.text) for at, line in enumerate(article.lines[: 4 * TOP]))


_READING = re.compile(rf"{_READ_TIME}\.?|\d{{1,3}} (?:min|sek)\.?", re.IGNORECASE)


@rule(
    "dateline",
    trips="Lesedauer: 3 Minuten",
    spares="Die Lesedauer beträgt 3 Minuten.",
    words="lesezeit lesedauer reading min minute minuten read sek lettura lectura lecture leitura leestijd czytania",
    max_chars=50,
)
def reading_time(article: ArticleLines, ix: int) -> bool:
    """How long the page says the article takes to read."""
    return bool(_READING.fullmatch(article.lines[ix].text))
