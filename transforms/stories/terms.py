"""The terms of an article: its words, with the beginnings and ends of long ones, each with how much it says."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsmill.transforms.stories.columns import Flags, Floats, Ints
from newsmill.transforms.stories.known_words import Known, known_words, number_of
from newsmill.transforms.stories.word_list import edges

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
TERMS = 120
"""Terms of an article that are kept, the most telling."""

IN_LEAD, FIGURE, NAME = 1, 2, 4
"""Bits of a term's marks. A name is a word that has a capital wherever it stands: in German any noun."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


Terms = npt.NDArray[np.void]
"""Rows of ``TERM``."""
TERM = np.dtype([("number", "<u4"), ("rarity", "<f8"), ("weight", "<f8"), ("strength", "<f8"), ("marks", "u1")])
"""A term of an article: what is ``KNOWN`` of it, and

* ``strength``: how often it stands there, on a logarithmic scale, times the weight of its kind;
* ``marks``: ``IN_LEAD``, ``FIGURE``, ``NAME``; none for beginnings and ends.
"""


def terms(title: str, body: str, language: str) -> Terms:
    """Return the most telling terms of an article in a language that has a word list, by number."""
    counted = _counted(title, body)
    known = known_words(counted.words, language)
    capitals = np.where(known["is_bare"] & (known["own"]["weight"] > 0), counted.times, counted.capitals)
    weights = PLAIN[language] + (1 - PLAIN[language]) * capitals / counted.times
    marks = IN_LEAD * counted.in_lead + np.where(known["has_digit"], FIGURE, NAME * (capitals == counted.times))
    own = _terms(known["own"], weights * (1 + _each(math.log, counted.times)), marks)
    return _most_telling(np.concatenate([own, _edges(known, weights * counted.times, language)]))


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


class _Counted(NamedTuple):
    """The words of an article in lower case, in the order in which they come."""

    words: Iterable[str]
    times: Floats
    """How often each stands there."""
    capitals: Floats
    """How often with a capital."""
    in_lead: Flags
    """Whether in the title or the first sentences."""


def _counted(title: str, body: str) -> _Counted:
    first = words(body[:LEAD])
    head = words(title) or first
    written = [*head * TITLE_TIMES, *words(body[:TEXT])]
    times = Counter([word.lower() for word in written])
    plain = Counter(written)
    lead = {word.lower() for word in (*head, *first)}
    counts, small = np.array([[*times.values()], [plain.get(word, 0) for word in times]], np.float64)
    return _Counted(times, counts, counts - small, np.array([word in lead for word in times], np.bool_))


def _edges(known: Known, amounts: Floats, language: str) -> Terms:
    """Return the beginnings and ends of words that count so much each."""
    parts = known["edges"].ravel()
    # Two may have one number; rarities, all below 16, tell these apart.
    names = parts["number"] + parts["rarity"] / 16
    _, firsts, at = np.unique(names, return_index=True, return_inverse=True)
    sums = np.bincount(at, np.repeat(amounts, 2)).astype(np.float64, copy=False)
    return _terms(parts[firsts], EDGE[language] * _each(math.log1p, sums), 0)


def _terms(known: Known, strengths: Floats, marks: Ints | int) -> Terms:
    """Return those that say something."""
    found = np.empty(len(known), TERM)
    for name in ("number", "rarity", "weight"):
        found[name] = known[name]
    found["strength"], found["marks"] = strengths, marks
    return found[found["weight"] > 0]


def _most_telling(found: Terms) -> Terms:
    by_number = np.argsort(found["number"], kind="stable")
    telling = (found["strength"] * found["weight"])[by_number]
    return found[by_number[np.sort(np.argsort(-telling, kind="stable")[:TERMS])]]


def _each(function: Callable[[float], float], values: Floats) -> Floats:
    """Return what ``function`` of the standard library gives: NumPy's differs in last bits, and vectors are stored."""
    return np.array([*map(function, values.tolist())], np.float64)
