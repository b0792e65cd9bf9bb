"""The terms of an article: its words, with the beginnings and ends of long ones, each with how much it says."""

import functools
import math
import re
import unicodedata
import zlib
from collections import defaultdict
from typing import NamedTuple

from newsmill.transforms.stories.word_list import edges, word_list

TEXT = 1500
"""Characters of the body that are read: further down stand background, adverts and trailers."""
LEAD = 200
"""Characters of the body that stand for its first sentences, and for a title that is missing."""
TITLE_TIMES = 2
"""How often a word of the title counts."""
PLAIN = {"de": 0.2, "en": 0.4}
"""Weight of a word without a capital: in English the capitals mark names, in German nouns too."""
EDGE = {"de": 1.0, "en": 0.5}
"""Weight of a beginning or an end: German inflects and compounds more."""
LEAST_RARITY = 1.5
"""Terms that stand in more than e ** -1.5 of the texts (22 %) say nothing."""
POWER = 0.7
"""Exponent of rarity: below 1, so that one very rare word does not outweigh all others."""
TERMS = 120
"""Terms of an article that are kept, the most telling."""

IN_LEAD, FIGURE, NAME = 1, 2, 4
"""Bits of a term's marks. A name is a word that has a capital wherever it stands: in German any noun."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class Term(NamedTuple):
    """One term of an article."""

    number: int
    """CRC-32 of the term."""
    strength: float
    """How often it stands there, on a logarithmic scale, times the weight of its kind."""
    rarity: float
    """Negative logarithm of the share of texts that hold it, by the word list."""
    marks: int
    """``IN_LEAD``, ``FIGURE``, ``NAME``; none for beginnings and ends."""


def terms(title: str, body: str, language: str) -> list[Term]:
    """Return the most telling terms of an article in a language that has a word list, by number."""
    counts, capitals, lead = _counted(title, body)
    plain = PLAIN[language]
    found: list[_Weighed] = []
    of_edges: dict[_Known, float] = defaultdict(float)
    for word, count in counts.items():
        own, edges_of_word = _looked_up(word, language)
        capital = count if own and own.figure and not word.islower() else capitals.get(word, 0)
        weight = plain + (1 - plain) * capital / count
        if own:
            marks = IN_LEAD * (word in lead) + (FIGURE if own.figure else NAME * (capital == count))
            strength = weight * (1 + math.log(count))
            found.append((-strength * own.weight, own.number, strength, own.rarity, marks))
        for edge in edges_of_word:
            of_edges[edge] += weight * count
    scale = EDGE[language]
    for edge, total in of_edges.items():
        strength = scale * math.log1p(total)
        found.append((-strength * edge.weight, edge.number, strength, edge.rarity, 0))
    return sorted(Term(*row[1:]) for row in sorted(found)[:TERMS])


def words(text: str) -> list[str]:
    """Return the words of a text; of compounds with a hyphen the whole and the parts.

    >>> words("Die G-7-Länder tagen")
    ['Die', 'G-7-Länder', 'G', '7', 'Länder', 'tagen']
    """
    found = _WORD.findall(unicodedata.normalize("NFC", text))
    return [part for word in found for part in ([word, *word.split("-")] if "-" in word else [word])]


def names_of(title: str, body: str) -> dict[int, str]:
    """Return the words of an article's terms by their numbers; beginnings and ends with their hyphen."""
    lower = {word.lower() for word in words(f"{title} {body[:TEXT]}")}
    return {number_of(term): term for word in lower for term in (word, *edges(word))}


def _counted(title: str, body: str) -> tuple[dict[str, int], dict[str, int], set[str]]:
    """Words in lower case: how often each stands there, how often with a capital, and those of the lead."""
    counts: dict[str, int] = defaultdict(int)
    capitals: dict[str, int] = defaultdict(int)
    first = words(body[:LEAD])
    head = words(title) or first
    for found, times in ((head, TITLE_TIMES), (words(body[:TEXT]), 1)):
        for word in found:
            lower = word.lower()
            counts[lower] += times
            if lower != word:
                capitals[lower] += times
    return counts, capitals, {word.lower() for word in (*head, *first)}


_Weighed = tuple[float, int, float, float, int]
"""The weight of a term by the list, negative, and the term."""


class _Known(NamedTuple):
    """What is known of a term in a language."""

    number: int
    rarity: float
    weight: float
    """Weight by rarity alone."""
    figure: bool
    """Whether it has a digit in it."""


@functools.lru_cache(maxsize=40_000)
def _looked_up(word: str, language: str) -> tuple[_Known | None, tuple[_Known, ...]]:
    """The word and its edges, those that say something. About 500 bytes each."""
    of_edges = (_edge(edge, language) for edge in edges(word))
    return _known(word, word_list(language).rarity(word)), tuple(edge for edge in of_edges if edge)


@functools.lru_cache(maxsize=40_000)
def _edge(edge: str, language: str) -> _Known | None:
    """A beginning or an end, one for all words that share it. About 400 bytes each."""
    return _known(edge, word_list(language).edge_rarity(edge))


def _known(term: str, rarity: float) -> _Known | None:
    if rarity <= LEAST_RARITY:
        return None
    figure = not term.isalpha() and any(map(str.isdigit, term))
    return _Known(number_of(term), rarity, (rarity - LEAST_RARITY) ** POWER, figure)


def number_of(term: str) -> int:
    """Return the number that stands for a term: its CRC-32."""
    return zlib.crc32(term.encode(errors="surrogatepass"))
