"""What follows from a key alone, made when it is first asked for and kept: bounded, so memory stays flat for days."""

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

LONGEST_WORD = 100
"""Characters of a word that is kept, at most: what is longer is a number, a key or an address, and comes once."""


def is_short(word: str) -> bool:
    """Tell whether a word is no longer than words are."""
    return len(word) <= LONGEST_WORD


class MadeOnce(dict[Key, Value]):
    """Values by their keys, each made once while kept; a key that is asked for is there.

    >>> lengths = MadeOnce(len, most=2)
    >>> [lengths["Hafen"], lengths["Kai"], lengths["Mole"]], len(lengths)
    ([5, 3, 4], 1)
    """

    def __init__(
        self, make: Callable[[Key], Value], most: int, is_kept: Callable[[Key], bool] = lambda key: True
    ) -> None:
        """Make values by ``make``; at ``most`` of them all are forgotten, which costs less than to know the oldest.

        Those whose key is not ``is_kept`` are made each time.
        """
        super().__init__()
        self._make = make
        self._most = most
        self._is_kept = is_kept

    def __missing__(self, key: Key) -> Value:
        value = self._make(key)
        if not self._is_kept(key):
            return value
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
