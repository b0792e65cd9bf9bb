"""Alias definitions: ``Europäische Zentralbank (EZB)``, ``„Wall Street Journal“ („WSJ“)``, ``..., kurz Atacms``.

A definition is a long form followed by a short one in brackets, or behind ``kurz`` (and its misspelling ``kurt``).
The letters of the short form stand in the long form in order, beginning with its first (Schwartz and Hearst, "A
simple algorithm for identifying abbreviation definitions in biomedical text", 2003). The long form is the mention
that ends there or the capitalised words that hold the letters, whichever is longer. Both then name one entity, under
the long form's name, and so does the short form wherever it stands in the article, in any case (``ATACMS``,
``Atacms``).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsmill.transforms.entities.found import RULE, Entity, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.entity_keys import name_key
from newsmill.transforms.entities.overlaps import overlay
from newsmill.transforms.entities.text.article_text import ArticleText

_QUOTE = r"[\"„“”»«‚‘’]?"
_SHORT = rf"{_QUOTE}(?P<short>[^\W\d_a-zäöüß][\w./&-]{{1,11}}){_QUOTE}"
# What a pattern begins with is searched for at once, so what stands before it is asked behind it.
_BRACKET = re.compile(rf" \((?<=[^\s(] \()(?P<cue>kurz:? |abgekürzt:? |engl(?:isch|\.):? )?{_SHORT}\)")
_CUES = ("kurz", "kurt", "abgekürzt", "short")
_CUE = re.compile(rf"(?<=[^\s(]),? \(?(?P<cue>{'|'.join(_CUES)})(?: genannt| for)?:? {_SHORT}")
_WORD = re.compile(r"[^\s(),;:„“”»«\"]+")
_LOWER_WORDS = frozenset({
    "für", "und", "der", "die", "das", "des", "dem", "of", "the", "for", "and", "on", "in", "zur", "zum", "von",
    "to", "a", "&", "de",
})  # fmt: skip
_ORGANISATION = re.compile(
    "(?:" + "|".join(sorted(word_list("organisation_heads"), key=len, reverse=True)) + r")(?:e?s|en|e)?\b",
    re.IGNORECASE,
)
_THINGS = tuple(word_list("thing_heads"))
_NO_NAMES = word_list("no_names")


class Definition(NamedTuple):
    """A short form and the long form it stands for, as mentions."""

    long: Found
    short: Found


def find_definitions(article: ArticleText, spans: list[Found]) -> list[Definition]:
    """Return the alias definitions of ``article``; ``spans`` are the mentions known so far, without overlaps."""
    by_end = {span.end: span for span in spans}
    by_start = {span.start: span for span in spans}
    definitions = [
        _definition(article.text, match, by_end, by_start)
        for pattern in ((_BRACKET, _CUE) if any(cue in article.words for cue in _CUES) else (_BRACKET,))
        for match in pattern.finditer(article.text)
    ]
    return [definition for definition in definitions if definition is not None]


def add_defined(spans: list[Found], definitions: list[Definition]) -> list[Found]:
    """Return ``spans`` with the long and short forms of ``definitions`` laid over them."""
    return overlay([span for definition in definitions for span in definition], spans)


def join_aliases(article: ArticleText, spans: list[Found], definitions: list[Definition]) -> list[Found]:
    """Return ``spans`` (with entities), each short form naming the entity of its long form."""
    if not definitions:
        return spans
    entities = {span.start: span.entity for span in spans}
    keys = {name_key(article.text[short.start : short.end]): entities.get(long.start) for long, short in definitions}
    return [_joined(span, keys.get(name_key(article.text[span.start : span.end]))) for span in spans]


def _joined(span: Found, entity: Entity | None) -> Found:
    return span if entity is None else span._replace(label=entity.label, entity=entity)


def _definition(
    text: str, match: re.Match[str], by_end: dict[int, Found], by_start: dict[int, Found]
) -> Definition | None:
    short = match.group("short").rstrip("./&-")
    end = len(text[: match.start()].rstrip('"“”»«’'))
    mention = by_end.get(end)
    start = _long_start(text, end, short)
    if start is None or short in _NO_NAMES or (mention is not None and mention.label in ("PER", "LOC")):
        return None
    if mention is None and match.group("cue") is None and sum(character.isupper() for character in short) < 2:
        return None
    if mention is not None:
        start = min(start, mention.start)
    short_start = match.start("short")
    if mention is None and short_start not in by_start and not _ORGANISATION.search(text, start, end):
        return None
    label = _label(text[start:end], mention, by_start.get(short_start))
    entity = mention.entity if mention is not None and mention.start == start else None
    long = Found(
        start, end, label, mention.model_label if mention else None, mention.method if mention else RULE, entity
    )
    return Definition(long, Found(short_start, short_start + len(short), label, None, RULE))


def _long_start(text: str, end: int, short: str) -> int | None:
    """Return the start of the shortest run of words up to ``end`` that holds the letters of ``short``, or null."""
    letters = [character for character in short.casefold() if character.isalnum()]
    line = max(text.rfind("\n", 0, end) + 1, end - 150)
    words = list(_WORD.finditer(text, line, end))[-min(len(letters) + 5, 2 * len(letters)) :]
    if not words or words[-1].end() != end:
        return None
    for word in reversed(words):
        if not (word.group()[:1].isupper() or word.group() in _LOWER_WORDS):
            return None
        if _holds(text[word.start() : end].casefold(), letters) and word.group()[:1].isupper():
            return word.start()
    return None


def _holds(long: str, letters: list[str]) -> bool:
    rest: Iterator[str] = iter(long)
    return long[:1] == letters[0] and len(long) > 2 * len(letters) - 2 and all(letter in rest for letter in letters)


def _label(long: str, mention: Found | None, short_mention: Found | None) -> str:
    for known in (mention, short_mention):
        if known is not None:
            return known.label
    return "MISC" if long.casefold().rstrip("s").endswith(_THINGS) else "ORG"
