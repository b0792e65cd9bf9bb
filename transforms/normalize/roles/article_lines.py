"""What a rule may look at: the lines of one article, with the few features that rules share.

Nothing here looks beyond the article. All patterns are linear; features read bounded prefixes and suffixes only.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from newsmill.transforms.normalize.texts.key import READABLE, words_of

LONG = 1000
"""Characters above which no rule looks at a line: furniture is short, and untrusted lines may have megabytes."""
MAX_CHARS = 500_000
"""Characters of a text above which repetition is not looked for: the search is quadratic in the worst case."""
SPLIT = 40
"""Characters of the shortest block that a sentence is split behind; labels such as `Log in` are shorter."""
WRAPPED = (45, 110)
"""Width of lines of hard-wrapped text, in characters."""
TOP = 8
"""Lines at the start of a text that bylines and datelines stand in."""
FOOT = 6
"""Lines at the end of a text that sign-offs stand in."""

_SENTENCE_END = re.compile(r"[.!?…][\"'“”„»«›‹’‘)\]*]{0,4}$")
OPEN_END = re.compile(
    r"(?:[,;–-]|\b(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|in|im|an|am|auf|aus|bei|mit|nach|"
    r"von|vom|zu|zum|zur|"
    r"für|über|unter|um|dass|wie|als|the|a|an|of|and|or|to|for|with|from|by|at|on|that))$",
    re.IGNORECASE,
)
"""The end of a line that cannot end a sentence: an open mark, an article, a preposition."""
_SENTENCE_BREAK = re.compile(r"[.!?…][\"“”»«)]{0,3}\s+(?=[\"„“»«(]?[A-ZÄÖÜ0-9])")
_BEGUN = re.compile(
    r"[.!?…][\"“”»«)]{0,3} [A-ZÄÖÜ\"„“»«][^.!?…:©/|]{0,90}\b(?!(?:dpa|afp|photo|images|via)\b)[a-zäöüß]{3,}"
    r"[^.!?…:©/|]{0,40}$"
)
_SPEAKER_LABEL = re.compile(r"([A-ZÄÖÜ][\w.-]{0,25}(?: [A-ZÄÖÜ][\w.-]{0,25}){0,2}): (?=\S)")
_NO_SPEAKERS = frozenset({
    "foto", "bild", "quelle", "fotos", "bilder", "photo", "photograph", "image", "credit", "source", "video",
    "podcast", "related", "watch", "listen", "tags", "themen", "topics", "anzeige", "werbung", "advertisement",
    "sponsored", "interview", "kommentar", "stand", "update", "autor", "author", "text", "empfehlung",
    "leseempfehlung", "hintergrund", "read more", "read next", "read also", "see also", "mehr zum thema", "mehr dazu",
    "more", "lesen sie auch", "auch interessant", "siehe auch",
})  # fmt: skip
_LOWER_START = re.compile(r"(?!https?://)[a-zäöüß]")
_SMALL_BYLINE = re.compile(r"(?:von|by|par|por|di|door|da)\s[A-ZÀ-Þ][\w.-]{1,20}\s[^.!?]{2,60}$")


class Line(NamedTuple):
    """One line with its features: an article has dozens, and a tuple is made in a third of a dataclass's time."""

    text: str
    """The line, whole."""
    lower: str
    """The line in lower case; empty for lines that are not readable."""
    tokens: tuple[str, ...]
    """Its words in lower case, ``©`` among them; empty for lines that are not readable."""
    ends: bool
    """It ends like a sentence."""
    continues: bool
    """It goes on with the sentence of the line before: hard-wrapped text, or a sentence split over two lines."""
    continued: bool
    """The next line goes on with its sentence."""

    @property
    def head_like(self) -> bool:
        """It could be a heading: short, no full stop, no open end."""
        return (
            len(self.text) <= 120
            and not self.ends
            and not self.continues
            and not self.continued
            and self.text[-1] not in ":,;"
        )

    @property
    def sentences(self) -> int:
        """How many sentences it seems to have; at least 1."""
        return 1 + len(_SENTENCE_BREAK.findall(self.text[:LONG]))


@dataclass(frozen=True, slots=True)
class ArticleLines:
    """The lines of one article, and what the document says of it."""

    lines: tuple[Line, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    roles: dict[int, str] = field(default_factory=dict)
    """Roles told so far, by line: rules that look at neighbours read it."""
    linked: frozenset[int] = frozenset()
    """Lines that the markup makes nothing but a link."""
    spoken: frozenset[int] = frozenset()
    """Lines of an interview: they begin with a speaker's label that other lines begin with, too."""
    words: str = ""
    """The words of all readable lines, a space around each and a newline between lines; empty for very long texts."""
    again: frozenset[int] = frozenset()
    """Lines with the words of a line before them; none in very long texts."""

    def near_top(self, ix: int, within: int = TOP) -> bool:
        """Tell whether the line stands among the first."""
        return ix < within

    def near_foot(self, ix: int, within: int = FOOT) -> bool:
        """Tell whether the line stands among the last."""
        return ix >= len(self.lines) - within

    def role(self, ix: int) -> str | None:
        """Return the role told of a line so far, null for none and for lines beyond the ends."""
        return self.roles.get(ix)

    def at(self, ix: int) -> Line | None:
        """Return a line, null beyond the ends."""
        return self.lines[ix] if 0 <= ix < len(self.lines) else None


def article_lines(
    texts: tuple[str, ...],
    spaced: frozenset[int] = frozenset(),
    title: str | None = None,
    authors: tuple[str, ...] = (),
    linked: frozenset[int] = frozenset(),
    headings: frozenset[int] = frozenset(),
    *,
    blocks: bool = False,
) -> ArticleLines:
    """Return ``texts`` as the lines of one article, with the features of each.

    No sentence goes on behind ``headings``, nor behind lines that an empty one follows (``spaced``).

    Lines that are ``blocks`` of a page's markup are never hard-wrapped; a sentence may be split over two, though.
    """
    ends = [bool(_SENTENCE_END.search(text[-12:])) for text in texts]
    apart = spaced | headings
    may_go_on = _is_split if blocks else _goes_on
    goes_on = [
        ix not in apart and not ends[ix] and may_go_on(texts[ix], texts[ix + 1]) for ix in range(len(texts) - 1)
    ] + [False]
    lines = tuple(_line(text, ends[ix], ix > 0 and goes_on[ix - 1], goes_on[ix]) for ix, text in enumerate(texts))
    said = [f" {' '.join(line.tokens)} " for line in lines] if sum(map(len, texts)) <= MAX_CHARS else []
    return ArticleLines(
        lines, title, authors, linked=linked, spoken=_spoken(texts), words="\n".join(said), again=_again(said)
    )


def _again(said: list[str]) -> frozenset[int]:
    if len(set(said)) == len(said):
        return frozenset()
    first = {words: ix for ix, words in reversed(list(enumerate(said)))}
    return frozenset(ix for ix, words in enumerate(said) if first[words] < ix)


def _spoken(texts: tuple[str, ...]) -> frozenset[int]:
    labels = {ix: found[1] for ix, text in enumerate(texts) if (found := _SPEAKER_LABEL.match(text))}
    counts = Counter(label for label in labels.values() if label.lower() not in _NO_SPEAKERS)
    return frozenset(ix for ix, label in labels.items() if counts[label] > 1)


def _line(text: str, ends: bool, continues: bool, continued: bool) -> Line:
    lower = text.lower() if len(text) <= READABLE else ""
    return Line(text, lower, words_of(lower), ends, continues, continued)


def _is_split(text: str, following: str) -> bool:
    """Tell whether a sentence is split over two blocks: the second begins small, and is no byline."""
    if len(text) < SPLIT or _SMALL_BYLINE.match(following):
        return False
    return bool(_LOWER_START.match(following) or OPEN_END.search(text[-20:]))


def _goes_on(text: str, following: str) -> bool:
    """Tell whether a line without a sentence end goes on in the next one: hard-wrapped or split."""
    if len(text) < 25:
        return False
    if _LOWER_START.match(following) or OPEN_END.search(text[-20:]):
        return True
    # At the width of hard-wrapped text: a whole sentence, then the beginning of another that is no picture credit.
    wide = WRAPPED[0] <= len(text) <= WRAPPED[1] and len(following) <= WRAPPED[1]
    return wide and bool(_BEGUN.search(text))
