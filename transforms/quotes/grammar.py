"""What the rules know of a language: its closed word classes and its words of speech."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("de", "en")
"""BCP-47 primary subtags that quotations are found in."""

SAY, CALL, WEAK = "say", "call", "weak"
"""Kinds of a verb of speech: it takes a clause; it gives a name; it counts beside a marked quotation alone."""

FINAL = frozenset(".!?…")
"""What a sentence ends with."""
SIGN, STOP, PAIR, BREAK, SPACE = "sign", "stop", "pair", "break", "space"
"""Kinds of a point of a text: a word of speech, a full stop or the like before a blank, a pair of marks, a line break,
white space of another kind."""
SPACES = frozenset(filter(str.isspace, map(chr, range(0x3001)))) - {" ", "\n"}
"""White space beside blanks and line breaks; U+3000 is the last."""

_CLOSED = (
    "determiner", "preposition", "pronoun", "dummy", "relative", "subordinator", "conjunction", "auxiliary", "adverb",
    "subjunctive",
)  # fmt: skip
_SOURCES = {"de": frozenset({"laut", "lt", "zufolge", "nach", "so"}), "en": frozenset({"according"})}


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's words, lower case."""

    language: str
    determiner: frozenset[str]
    second_determiner: frozenset[str]
    """Determiners that stand behind another one."""
    oblique: frozenset[str]
    """Determiners that no subject has."""
    genitive: frozenset[str]
    """Determiners that open a genitive behind its noun."""
    tail: frozenset[str]
    """Prepositions that may belong to a description: ``a spokesman for …``."""
    preposition: frozenset[str]
    pronoun: frozenset[str]
    dummy: frozenset[str]
    """Subjects that stand for nobody: ``es``, ``man``, ``it``."""
    relative: frozenset[str]
    subordinator: frozenset[str]
    conjunction: frozenset[str]
    auxiliary: frozenset[str]
    adverb: frozenset[str]
    somebody: frozenset[str]
    """Words that are a subject of their own: ``one said``, ``sagt jemand``."""
    time: frozenset[str]
    title: frozenset[str]
    konjunktiv: frozenset[str]
    """Finite verbs of reported speech."""
    moods: frozenset[str]
    """Pieces of a text that are these verbs."""
    abbreviation: frozenset[str]
    cues: dict[str, tuple[str, frozenset[str]]]
    """Form of a verb of speech → its kind, and the particles one of which has to follow (none: stands alone)."""
    sources: frozenset[str]
    """Words that may name a source without a verb."""
    triggers: frozenset[str]
    """Words and marks that may be a cue."""
    signs: frozenset[str]
    """Words without one of which no sentence reports speech."""
    points: dict[str, str]
    """Pieces of a text that may end a sentence or say that somebody speaks, and which of these they are."""
    beginning: frozenset[str]
    """Words of the closed classes that may begin a phrase."""
    idle: frozenset[str]
    """Words of the closed classes that begin no phrase."""
    function: frozenset[str]
    """Every word of the closed classes: no part of a name or a description."""


@cache
def grammar_of(language: str | None) -> Grammar | None:
    """Return the grammar of a BCP-47 tag; null when quotations are not found in that language."""
    primary = (language or "").split("-", 1)[0]
    if primary not in LANGUAGES:
        return None
    cues = _cues(primary)
    reporting = {form for form, (kind, _) in cues.items() if kind == SAY} - word_class(primary, "no_clause")
    signs = _SOURCES[primary] | reporting
    function: frozenset[str] = frozenset().union(*(word_class(primary, name) for name in _CLOSED))
    beginning = word_class(primary, "determiner") | word_class(primary, "pronoun") | word_class(primary, "somebody")
    return Grammar(
        language=primary,
        determiner=word_class(primary, "determiner"),
        second_determiner=word_class(primary, "determiner") - word_class(primary, "relative"),
        oblique=word_class(primary, "oblique"),
        genitive=word_class(primary, "genitive"),
        tail=word_class(primary, "tail"),
        preposition=word_class(primary, "preposition"),
        pronoun=word_class(primary, "pronoun"),
        dummy=word_class(primary, "dummy"),
        relative=word_class(primary, "relative"),
        subordinator=word_class(primary, "subordinator"),
        conjunction=word_class(primary, "conjunction"),
        auxiliary=word_class(primary, "auxiliary"),
        adverb=word_class(primary, "adverb"),
        somebody=word_class(primary, "somebody"),
        time=word_class(primary, "time"),
        title=word_class(primary, "title"),
        konjunktiv=word_class(primary, "konjunktiv"),
        moods=_with_blanks(word_class(primary, "konjunktiv")),
        abbreviation=word_class(primary, "abbreviation"),
        cues=cues,
        sources=_SOURCES[primary],
        triggers=_SOURCES[primary].union(cues, ":"),
        signs=signs,
        points=_points(signs),
        beginning=beginning,
        idle=function - beginning,
        function=function,
    )


def _points(signs: frozenset[str]) -> dict[str, str]:
    return {
        **dict.fromkeys(_written(signs), SIGN),
        **{f"{stop} ": STOP for stop in FINAL},
        **dict.fromkeys(_with_blanks(SPACES), SPACE),
        **{"": PAIR, " ": PAIR, "\n": BREAK},
    }


def _written(words: frozenset[str]) -> frozenset[str]:
    """Return the pieces of a text that are ``words``: small, with a capital or in capitals."""
    return _with_blanks({form for word in words for form in (word, word.capitalize(), word.upper())})


def _with_blanks(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word + blank for word in words for blank in ("", " "))


@cache
def word_class(language: str, kind: str) -> frozenset[str]:
    """Return the words of one kind in ``lists/words_LANGUAGE.txt``; none when the language has no such kind."""
    return frozenset(word for name, words in rows(f"words_{language}") if name == kind for word in words)


@cache
def rows(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the rows of ``lists/NAME.txt``: a kind, and the words behind its bar."""
    lines = files(f"{__package__}.lists").joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    parts = (line.partition("|") for line in lines if line and not line.startswith("#"))
    return tuple((kind.strip(), tuple(words.split())) for kind, _, words in parts)


def _cues(language: str) -> dict[str, tuple[str, frozenset[str]]]:
    cues: dict[str, tuple[str, frozenset[str]]] = {}
    for kind, forms in rows(f"cues_{language}"):
        for form in forms:
            verb, _, particle = form.partition("+")
            held_kind, particles = cues.get(verb, (kind, frozenset()))
            # A verb that also stands alone needs no particle, and its first kind holds.
            alone = not particle or (verb in cues and not particles)
            cues[verb] = (held_kind, frozenset() if alone else particles | {particle})
    return cues
