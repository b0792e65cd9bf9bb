"""What each term of an article weighs among the articles of its days.

The word list tells how rare a term is in general. What everybody writes of for weeks (a war, an epidemic) is rare
there and frequent now; as a topic it holds no story together. So the share of texts that hold a term is estimated from
both: as if ``PRIOR`` texts had been seen that follow the list, and ``EACH`` for an article of the window, ``SEEN`` at
most. Were the window's taken alone, the words of the day's largest story would weigh nothing.
"""

import numpy as np

from newsmill.transforms.stories.columns import Floats, Vectors
from newsmill.transforms.stories.terms import LEAST_RARITY, POWER

PRIOR = 1000
"""Texts that the word list stands for."""
SEEN = 150
"""Texts that the window stands for at most."""
EACH = 1.5
"""Texts that an article of the window stands for."""
SCALE = 4096
"""Length of a vector. Weights are whole numbers, so that sums of products are exact in whatever order they are made."""


def weights(articles: Vectors) -> Floats:
    """Return the weight of each term of ``articles``, a window: whole numbers, each vector of length ``SCALE``."""
    _, place, count = np.unique(articles.numbers, return_inverse=True, return_counts=True)
    texts = max(len(articles), 1)
    seen = min(EACH * texts, SEEN)
    share = (count[place] * (seen / texts) + PRIOR * np.exp(-articles.rarities)) / (seen + PRIOR)
    telling = articles.strengths * np.maximum(0.0, -np.log(share) - LEAST_RARITY) ** POWER
    length = np.sqrt(np.bincount(articles.owners, telling**2, minlength=len(articles)))
    length[length == 0] = 1.0
    found: Floats = np.rint(telling * SCALE / length[articles.owners])
    return found
