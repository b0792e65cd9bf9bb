"""Similarity of titles: the Dice coefficient of their distinct words, by the tokenization of the signature."""

import itertools
from collections.abc import Sequence

from transforms.deduplicate.tokens import Ints, tokenize


def title_similarities(titles: Sequence[str | None], a: Ints, b: Ints) -> list[float | None]:
    """Return 2 |A ∩ B| / (|A| + |B|) of the words of ``titles[a[i]]`` and ``titles[b[i]]``; ``None`` without words.

    >>> import numpy as np
    >>> titles = ["Brand in Halle", "Nach dem Brand in Halle", None]
    >>> title_similarities(titles, np.array([0, 0]), np.array([1, 2]))
    [0.75, None]
    """
    tokens = tokenize([title or "" for title in titles])
    bounds, hashes = tokens.bounds.tolist(), tokens.hashes.tolist()
    words = [frozenset(hashes[start:end]) for start, end in itertools.pairwise(bounds)]
    return [_dice(words[one], words[two]) for one, two in zip(a.tolist(), b.tolist(), strict=True)]


def _dice(a: frozenset[int], b: frozenset[int]) -> float | None:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else None
