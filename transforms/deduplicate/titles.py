"""Titles of pairs, by the tokenization of the signature: how alike they are, and whether one word stands for another.

Similarity is the Dice coefficient of their distinct words.
"""

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.tokens import Ints, tokenize

LEAST_FRAME = 0.5
"""Similarity from which titles that differ have a frame in common."""


def title_similarities(titles: Sequence[str | None], a: Ints, b: Ints) -> list[float | None]:
    """Return 2 |A ∩ B| / (|A| + |B|) of the words of ``titles[a[i]]`` and ``titles[b[i]]``; ``None`` without words.

    >>> import numpy as np
    >>> titles = ["Brand in Halle", "Nach dem Brand in Halle", None]
    >>> title_similarities(titles, np.array([0, 0]), np.array([1, 2]))
    [0.75, None]
    """
    words = _distinct_words(titles)
    return [_dice(words[one], words[two]) for one, two in zip(a.tolist(), b.tolist(), strict=True)]


def title_slots(titles: Sequence[str | None], a: Ints, b: Ints) -> npt.NDArray[np.bool_]:
    """Return for each pair whether its titles are alike but for as many words of the one as of the other.

    >>> import numpy as np
    >>> titles = ["Wetter in Halle", "Wetter in Jena", "Das Wetter in Halle"]
    >>> title_slots(titles, np.array([0, 0, 0]), np.array([0, 1, 2])).tolist()
    [False, True, False]
    """
    words = _distinct_words(titles)
    slots = [_swapped(words[one], words[two]) for one, two in zip(a.tolist(), b.tolist(), strict=True)]
    return np.array(slots, np.bool_)


def _distinct_words(titles: Sequence[str | None]) -> list[frozenset[int]]:
    tokens = tokenize([title or "" for title in titles])
    bounds, hashes = tokens.bounds.tolist(), tokens.hashes.tolist()
    return [frozenset(hashes[start:end]) for start, end in itertools.pairwise(bounds)]


def _swapped(a: frozenset[int], b: frozenset[int]) -> bool:
    return len(a) == len(b) > len(a & b) >= LEAST_FRAME * len(a)


def _dice(a: frozenset[int], b: frozenset[int]) -> float | None:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else None
