"""What each term of an article weighs among the articles of its days.

The word list tells how rare a term is in general. What everybody writes of for weeks (a war, an epidemic) is rare
there and frequent now; as a topic it holds no story together. So the share of texts that hold a term is estimated from
both: as if ``PRIOR`` texts had been seen that follow the list, and ``EACH`` for an article of the window, ``SEEN`` at
most. Were the window's taken alone, the words of the day's largest story would weigh nothing.
"""

from typing import NamedTuple, Self

import numpy as np

from newsmill.transforms.stories.columns import Floats, Ints, Numbers, Vectors
from newsmill.transforms.stories.known_words import LEAST_RARITY, POWER
from newsmill.transforms.stories.vector import RARITY_STEPS, STRENGTH_STEPS

PRIOR = 1000
"""Texts that the word list stands for."""
SEEN = 150
"""Texts that the window stands for at most."""
EACH = 1.5
"""Texts that an article of the window stands for."""
SCALE = 4096
"""Length of a vector. Weights are whole numbers, so that sums of products are exact in whatever order they are made."""
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


class Among(NamedTuple):
    """The articles that count when terms are weighed."""

    texts: int
    """How many these are."""
    holders: Ints
    """How many of them hold each term of the articles asked for."""

    @classmethod
    def of(cls, texts: int, numbers: Numbers, articles: Vectors) -> Self:
        """Count who holds the terms of ``articles``; ``numbers`` are the terms of all that count, in any order."""
        return cls(texts, holders(numbers, articles.numbers))


def weights(articles: Vectors, among: Among | None = None) -> Floats:
    """Return the weight of each term of ``articles``, which are some of those that count; null where these are all.

    Weights are whole numbers, each vector of length ``SCALE``.
    """
    among = among or Among.of(len(articles), articles.numbers, articles)
    owners, strengths, rarities = articles.owners, articles.strengths, articles.rarities
    texts = max(among.texts, 1)
    seen = min(EACH * texts, SEEN)
    share = (among.holders * (seen / texts) + PRIOR * np.exp(rarities / -RARITY_STEPS)) / (seen + PRIOR)
    telling = strengths / STRENGTH_STEPS * np.maximum(0.0, -np.log(share) - LEAST_RARITY) ** POWER
    length = np.sqrt(np.bincount(owners, telling**2, minlength=len(articles)))
    length[length == 0] = 1.0
    found: Floats = np.rint(telling * SCALE / length[owners])
    return found


def holders(numbers: Numbers, wanted: Numbers) -> Ints:
    """Return for each of ``wanted``, which are among ``numbers``, how many of these it is.

    ``numbers`` are the terms of all articles: so many articles hold the term.

    >>> holders(np.array([7, 9, 7, 8], np.uint32), np.array([8, 7, 8], np.uint32)).tolist()
    [1, 2, 1]
    """
    # Only what is wanted is sorted with its position, as one integer, which is several times faster than np.unique
    # with its inverse: of a window that is a quarter.
    keys = np.sort(wanted.astype(np.uint64) << _HALF | np.arange(len(wanted), dtype=np.uint64))
    terms = (keys >> _HALF).astype(np.uint32)
    firsts = np.flatnonzero(np.diff(terms, prepend=~terms[:1]))
    every = np.sort(numbers)
    counts = np.subtract(*(np.searchsorted(every, terms[firsts], side) for side in ("right", "left")))
    found = np.empty(len(keys), np.int64)
    found[(keys & _LOW).astype(np.int64)] = np.repeat(counts, np.diff(firsts, append=len(keys)))
    return found
