"""Pull quotes, the names under them, and lines that the same article has twice."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.names import NAME, NAME_LINE
from newsmill.transforms.normalize.roles.rule import rule
from newsmill.transforms.normalize.texts.key import key_of

QUOTE_WORDS = 6
"""Fewer words repeat by chance, in refrains and in chants."""
SUBHEAD_CHARS = 60
"""A quote up to this length (20 more without a full stop) may be a subhead, and subheads stay, unless a speaker's
line follows."""
QUOTE_CHARS = 400
"""Pull quotes are short; longer repeated passages are a matter for exact repetition."""
WINDOW = 200
"""Lines looked at on either side, so that long documents stay linear."""
REPEATED_CHARS = 90
"""Lines shorter than this may be repeated on purpose: verse, refrains, questions of a quiz."""

_SPEAKER = re.compile(
    rf"[—–-]?\s?(?:{NAME})(?:\s?[,(|–-]\s?[^.!?]{{2,90}})?|"
    rf"[—–-]?\s?[A-ZÄÖÜ][\w.'’-]{{1,30}}(?:\s[A-ZÄÖÜ][\w.'’-]{{1,30}}){{0,3}}\s?[,|(–-]\s?[^.!?]{{2,90}}"
)
_SAID = re.compile(r"[„“»\"]([^„“”»«\"]{10,2000})[“”«\"]")
_OPENING = "„“”\"»«›‹‚‘’'"


@rule(
    "pull_quote",
    trips="> Wir bauen weiter, solange das Geld reicht.\nEva Muster, Bürgermeisterin\nDer Rat stimmte zu.\n"
    "Die Lage ist ernst. „Wir bauen weiter, solange das Geld reicht“, sagte Muster. „Danach sehen wir.“",
    spares="> Wir bauen weiter, solange das Geld reicht.\nEva Muster, Bürgermeisterin\nDer Rat stimmte zu.\n"
    "Die Lage ist ernst. „Wir bauen nicht mehr“, sagte Muster.",
    max_chars=QUOTE_CHARS,
    neighbours=True,
)
def repeated_quote(article: ArticleLines, ix: int) -> bool:
    """A line whose words another, longer line of the same article has, word for word: a quote set large for the eye."""
    line = article.lines[ix]
    if len(line.tokens) < QUOTE_WORDS or article.role(ix + 1) == "caption":
        return False
    spoken = _is_speaker(article, ix + 1)
    quoted = spoken or line.text[0] in _OPENING
    if not spoken and len(line.text) <= (SUBHEAD_CHARS if line.ends else SUBHEAD_CHARS + 20):
        return False
    key = " ".join(line.tokens)
    if article.words.count(f" {key} ") < 2:
        return False
    for other in range(max(0, ix - WINDOW), min(len(article.lines), ix + WINDOW)):
        if other != ix and article.role(other) is None and _holds(article.lines[other].text, key, quoted):
            return True
    return False


def _holds(text: str, key: str, quoted: bool) -> bool:
    """Tell whether a longer line has the words of ``key``.

    Unless it is set as a quote they must stand in quotation marks.
    """
    if len(text) <= len(key) + 10 or f" {key} " not in f" {key_of(text)} ":
        return False
    return quoted or any(f" {key} " in f" {key_of(said[1])} " for said in _SAID.finditer(text))


@rule(
    "attribution",
    trips="Wir bauen weiter, solange das Geld reicht.\n> Eva Muster, Bürgermeisterin\nDer Rat stimmte zu.\n"
    "Die Lage ist ernst. „Wir bauen weiter, solange das Geld reicht“, sagte Muster. „Danach sehen wir.“",
    spares="Der Rat stimmte zu.\n> Eva Muster, Bürgermeisterin\nSie leitet seit zwei Jahren die Verwaltung.",
    max_chars=130,
    neighbours=True,
)
def speaker_of_quote(article: ArticleLines, ix: int) -> bool:
    """The name under a pull quote that was taken out."""
    return article.role(ix - 1) == "pull_quote" and _is_speaker(article, ix)


def _is_speaker(article: ArticleLines, ix: int) -> bool:
    line = article.at(ix)
    if line is None or len(line.text) > 130 or line.ends or line.continued:
        return False
    return bool(_SPEAKER.fullmatch(line.text) or NAME_LINE.fullmatch(line.text))


@rule(
    "repeated",
    trips=(
        "Die Brücke bleibt nach Angaben der Stadt noch bis zum Herbst gesperrt, weil Geld und Stahl fehlen.\nSie "
        "ist alt.\n"
        "> Die Brücke bleibt nach Angaben der Stadt noch bis zum Herbst gesperrt, weil Geld und Stahl fehlen."
    ),
    spares="Und der Regen fällt auf das Dach.\nEs ist kalt.\n> Und der Regen fällt auf das Dach.",
    neighbours=True,
)
def repeated_line(article: ArticleLines, ix: int) -> bool:
    """A paragraph that stood in the article before, word for word; the first one stays.

    Questions and what stands there three times stay: interviews, recipes and lists repeat on purpose.
    """
    line = article.lines[ix]
    if ix not in article.again or len(line.text) < REPEATED_CHARS or not line.ends or line.text[-1] == "?":
        return False
    again = [other for other in range(max(0, ix - WINDOW), ix) if article.lines[other].tokens == line.tokens]
    if all(article.role(other) for other in again):
        return False
    return article.words.count(f" {' '.join(line.tokens)} ") == 2
