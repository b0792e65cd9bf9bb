"""The terms of an article: its words, with the beginnings and ends of long ones, each with how much it says."""

import functools
import math
import re
import unicodedata
import zlib
from collections import Counter, defaultdict
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
    found: dict[int, Term] = {}
    edge_counts: dict[tuple[int, float], float] = defaultdict(float)
    for word, count in counts.items():
        weight = plain + (1 - plain) * capitals[word] / count
        (number, rarity), *of_edges = _looked_up(word, language)
        marks = IN_LEAD * (word in lead) + _kind(word, capitals[word] == count)
        found[number] = Term(number, weight * (1 + math.log(count)), rarity, marks)
        for edge in of_edges:
            edge_counts[edge] += weight * count
    for (number, rarity), sum_of_weights in edge_counts.items():
        found.setdefault(number, Term(number, EDGE[language] * math.log1p(sum_of_weights), rarity, 0))
    telling = [term for term in found.values() if term.rarity > LEAST_RARITY]
    telling.sort(key=lambda term: (-term.strength * (term.rarity - LEAST_RARITY) ** POWER, term.number))
    return sorted(telling[:TERMS])


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
    return {_number(term): term for word in lower for term in (word, *edges(word))}


def _counted(title: str, body: str) -> tuple[Counter[str], Counter[str], set[str]]:
    """Words in lower case: how often each stands there, how often with a capital or figure, and those of the lead."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    lead = {word.lower() for word in words(f"{title} {body[:LEAD]}")}
    for text, times in ((title or body[:LEAD], TITLE_TIMES), (body[:TEXT], 1)):
        for word in words(text):
            lower = word.lower()
            counts[lower] += times
            capitals[lower] += times * (not word.islower())
    return counts, capitals, lead


def _kind(word: str, capital: bool) -> int:
    if any(character.isdigit() for character in word):
        return FIGURE
    return NAME if capital else 0


@functools.lru_cache(maxsize=200_000)
def _looked_up(word: str, language: str) -> tuple[tuple[int, float], ...]:
    """Number and rarity of the word and of its edges."""
    listed = word_list(language)
    found = [(_number(word), listed.rarity(word))]
    found += [(_number(edge), listed.edge_rarity(edge)) for edge in edges(word)]
    return tuple(found)


def _number(term: str) -> int:
    return zlib.crc32(term.encode(errors="surrogatepass"))
