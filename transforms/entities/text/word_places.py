"""Where the words of a text stand."""

import re
from itertools import accumulate

_WORDS = re.compile(r"(\w+)")


def word_places(text: str) -> dict[str, list[int]]:
    """Return the start offsets of every distinct run of word characters, ascending, the words in order of appearance.

    >>> word_places("Ulm ist nicht Neu-Ulm")
    {'Ulm': [0, 18], 'ist': [4], 'nicht': [8], 'Neu': [14]}
    """
    pieces = _WORDS.split(text)  # gaps and words by turns
    starts = list(accumulate(map(len, pieces)))[::2]
    places: dict[str, list[int]] = {}
    for word, start in zip(pieces[1::2], starts, strict=False):
        if word in places:
            places[word].append(start)
        else:
            places[word] = [start]
    return places
