"""What each term of an article weighs among the articles of its days.

The word list tells how rare a term is in general. What everybody writes of for weeks (a war, an epidemic) is rare
there and frequent now; as a topic it holds no story together. So the share of texts that hold a term is estimated from
both: as if ``PRIOR`` texts had been seen that follow the list, and ``EACH`` for an article of the window, ``SEEN`` at
most. Were the window's taken alone, the words of the day's largest story would weigh nothing.
"""

import numpy as np
import numpy.typing as npt

from newsmill.transforms.stories.columns import Floats, Ints, Vectors
from newsmill.transforms.stories.terms import LEAST_RARITY, POWER
from newsmill.transforms.stories.vector import RARITY_STEPS, STRENGTH_STEPS

PRIOR = 1000
"""Texts that the word list stands for."""
SEEN = 150
"""Texts that the window stands for at most."""
EACH = 1.5
"""Texts that an article of the window stands for."""
SCALE = 4096
"""Length of a vector. Weights are whole numbers, so that sums of products are exact in whatever order they are made."""


def weights(articles: Vectors, window: Vectors) -> Floats:
    """Return the weight of each term of ``articles``: whole numbers, each vector of length ``SCALE``.

    ``window`` has the articles whose texts count, these among them.
    """
    texts = max(len(window), 1)
    seen = min(EACH * texts, SEEN)
    held = _articles_with(articles.numbers, window)
    share = (held * (seen / texts) + PRIOR * np.exp(articles.rarities / -RARITY_STEPS)) / (seen + PRIOR)
    rare = np.maximum(0.0, -np.log(share) - LEAST_RARITY) ** POWER
    telling = articles.strengths / STRENGTH_STEPS * rare
    length = np.sqrt(np.bincount(articles.owners, telling**2, minlength=len(articles)))
    length[length == 0] = 1.0
    found: Floats = np.rint(telling * SCALE / length[articles.owners])
    return found


def _articles_with(numbers: npt.NDArray[np.uint32], window: Vectors) -> Ints:
    """Return for each of ``numbers``, all of them in ``window``, how many articles hold the term."""
    # Twice as fast as the places that np.unique gives of all terms, and most of these are not asked for.
    distinct, counts = np.unique(window.numbers, return_counts=True)
    found: Ints = counts[np.searchsorted(distinct, numbers)]
    return found
