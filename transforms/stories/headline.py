"""The headline that stands for a story."""

from collections import Counter
from collections.abc import Sequence

from newsmill.transforms.stories.terms import words

SHORTEST = 4
"""Letters of a word that counts: shorter ones are mostly articles, prepositions and the like."""


def lead_of(titles: Sequence[str | None]) -> int:
    """Return which of the titles of a story, by time, has most in common with the others; the first of equals.

    >>> lead_of(["Endlich!", "Brücke gesperrt", "Rheinbrücke: Brücke bei Neuwied gesperrt", None])
    1
    """
    sets = [{word.lower() for word in words(title or "") if len(word) >= SHORTEST} for title in titles]
    holders = Counter(word for found in sets for word in found)
    shared = [sum(holders[word] - 1 for word in found) / max(len(found), 1) for found in sets]
    return max(range(len(titles)), key=lambda ix: (bool(titles[ix]), shared[ix], -ix))
