"""What follows from a key alone, made when it is first asked for and kept: bounded, so memory stays flat for days."""

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class MadeOnce(dict[Key, Value]):
    """Values by their keys, each made once while kept; a key that is asked for is there.

    >>> lengths = MadeOnce(len, most=2)
    >>> [lengths["Hafen"], lengths["Kai"], lengths["Mole"]], len(lengths)
    ([5, 3, 4], 1)
    """

    def __init__(self, make: Callable[[Key], Value], most: int) -> None:
        """Make values by ``make``; at ``most`` of them all are forgotten, which costs less than to know the oldest."""
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: Key) -> Value:
        value = self._make(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
