"""Bylines that stand on a line of their own, above or below the text."""

import re

from newsmill.transforms.normalize.byline_words import GENRE, PICTURES
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.moments import MOMENT
from newsmill.transforms.normalize.roles.names import NAME, NAMES, NEWS_AGENCIES, is_from_to
from newsmill.transforms.normalize.roles.posts import POST, POST_WORDS
from newsmill.transforms.normalize.roles.rule import rule
from newsmill.transforms.normalize.texts.key import key_of

_TAIL = (
    rf"(?:\s?(?:[,|/·•–-]|on)\s?(?i:{MOMENT})|\s(?:und|and)\s(?i:{NEWS_AGENCIES})|\s?[,|/]\s?(?i:{PICTURES})"
    rf"(?:\s(?:von|by))?:?\s{NAMES}|\s?[,|/·•–-]\s?(?:(?i:{MOMENT})|[A-ZÄÖÜ][\w.'’/ -]{{1,60}})|"
    rf"\s(?i:{MOMENT})|\s(?:in|"
    rf"aus)\s[A-ZÄÖÜ][\w.'’/ -]{{1,40}}){{0,3}}"
)
_GENRE = (
    rf"(?i:(?:eine?|der|die) (?:\w+ )?{GENRE} |"
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
_ROLE = re.compile(rf"{NAME},?\s(?:\|\s)?(?i:[\w -]{{0,40}}(?:{POST}|bbc news|ap|afp)(?:[ ,]\w.{{0,40}})?)")


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
def byline(article: ArticleLines, ix: int) -> bool:
    """A line that names the authors (`Von …`, `By …`, `Interview: …`) at either end."""
    line = article.lines[ix]
    if not (article.near_top(ix) or article.near_foot(ix)):
        return False
    return bool(_BY.fullmatch(line.text)) and not is_from_to(line.text)


@rule(
    "byline",
    trips="Mara Example, Political correspondent",
    spares="Mara Example, a reporter, was hurt on Monday.",
    words=f"{POST_WORDS} bbc ap afp",
    max_chars=100,
)
def name_and_post(article: ArticleLines, ix: int) -> bool:
    """A name and its owner's post in the newsroom, among the first lines or as the last one."""
    line = article.lines[ix]
    return (article.near_top(ix, 5) or article.near_foot(ix, 2)) and not line.ends and bool(_ROLE.fullmatch(line.text))


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
def genre_alone(article: ArticleLines, ix: int) -> bool:
    """The kind of text alone among the first three lines: `Kommentar`, `Exclusive`."""
    return article.near_top(ix, 3) and len(article.lines) > 1 and bool(_GENRE_ALONE.fullmatch(article.lines[ix].text))


@rule("byline", trips="Mara Beispiel", spares="Jo Lang", max_chars=120)
def name_of_author(article: ArticleLines, ix: int) -> bool:
    """A line that is nothing but the name of an author whom the document's own metadata names."""
    if not article.authors or not (article.near_top(ix) or article.near_foot(ix)):
        return False
    return key_of(article.lines[ix].text) in {key_of(author) for author in article.authors}
