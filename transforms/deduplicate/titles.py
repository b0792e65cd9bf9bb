"""Similarity of titles: the Dice coefficient of their distinct words, by the tokenization of the signature."""

from collections.abc import Sequence

import numpy as np

from transforms.deduplicate.tokens import tokenize


def title_similarities(pairs: Sequence[tuple[str | None, str | None]]) -> list[float | None]:
    """Return 2 |A ∩ B| / (|A| + |B|) of the words of each pair of titles, or ``None`` where one has no word.

    >>> title_similarities([("Brand in Halle", "Nach dem Brand in Halle"), (None, "Brand")])
    [0.75, None]
    """
    tokens = tokenize([title or "" for pair in pairs for title in pair])
    words = [set(part.tolist()) for part in np.split(tokens.hashes, tokens.bounds[1:-1])] if pairs else []
    return [_dice(a, b) for a, b in zip(words[0::2], words[1::2], strict=True)]


def _dice(a: set[int], b: set[int]) -> float | None:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else None
