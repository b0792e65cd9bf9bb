"""Where the words of a text stand. All words are known at once, the places of one when it is asked for: few are."""

import re
from collections.abc import Iterator, KeysView, Sequence
from itertools import accumulate

_WORD = re.compile(r"\w+")
_WORDS = re.compile(r"(\w+)")
MOST_SEARCHES = 300
"""Words looked for one by one; then all places are worked out: no cost grows with the square of a text."""


class WordPlaces:
    """Start offsets of every distinct run of word characters, ascending.

    >>> places = WordPlaces("Ulm ist nicht Neu-Ulm, Ulmen")
    >>> places["Ulm"], places.get("Neuulm"), "Ulmen" in places
    ([0, 18], (), True)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int] | None] = dict.fromkeys(_WORD.findall(text))
        self._searches = 0

    def keys(self) -> KeysView[str]:
        """Return all words."""
        return self._places.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __contains__(self, word: str) -> bool:
        return word in self._places

    def __getitem__(self, word: str) -> list[int]:
        places = self._places[word]
        return self._found(word) if places is None else places

    def get(self, word: str, default: Sequence[int] = ()) -> Sequence[int]:
        """Return the places of ``word``, or ``default`` where it is no word of the text."""
        return self[word] if word in self._places else default

    def _found(self, word: str) -> list[int]:
        self._searches += 1
        if self._searches > MOST_SEARCHES:
            self._places.update(_all_places(self._text))
        else:
            self._places[word] = _places_of(word, self._text)
        return self[word]


def _places_of(word: str, text: str) -> list[int]:
    places: list[int] = []
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (_is_inner(text[end : end + 1]) or (start and _is_inner(text[start - 1]))):
            places.append(start)
        start = text.find(word, end)
    return places


def _is_inner(character: str) -> bool:
    return character.isalnum() or character == "_"


def _all_places(text: str) -> dict[str, list[int]]:
    pieces = _WORDS.split(text)  # gaps and words by turns
    starts = list(accumulate(map(len, pieces)))[::2]
    places: dict[str, list[int]] = {word: [] for word in pieces[1::2]}
    for word, start in zip(pieces[1::2], starts, strict=False):
        places[word].append(start)
    return places
