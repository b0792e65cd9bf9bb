"""Word shapes: how a word is written, apart from which word it is.

``X`` stands for an upper-case letter, ``x`` for a lower-case one, ``d`` for a digit; anything else stands for itself.
Runs are cut, so that the number of shapes stays small.
"""

from functools import lru_cache
from itertools import groupby

LONG_RUN = 3
"""A run of equal marks is cut to this length in the long shape."""


class _Marks(dict[int, str]):
    """Mark by code point, for ``str.translate``; those of letters met are kept."""

    def __missing__(self, code: int) -> str:
        self[code] = mark = _mark(chr(code))
        return mark


_MARKS = _Marks()


def _mark(character: str) -> str:
    if character.isupper():
        return "X"
    if character.islower():
        return "x"
    return "d" if character.isdigit() else character


def shape(word: str, longest_run: int = LONG_RUN) -> str:
    """Give the shape of a word with runs cut to ``longest_run``.

    >>> shape("Atacms"), shape("F-16"), shape("2026", 1)
    ('Xxxx', 'X-dd', 'd')
    """
    return _cut(word.translate(_MARKS), longest_run)


def shapes(word: str) -> tuple[str, str]:
    """Give the long shape of a word and the one with runs cut to one mark.

    >>> shapes("Atacms")
    ('Xxxx', 'Xx')
    """
    marks = word.translate(_MARKS)
    return _cut(marks, LONG_RUN), _cut(marks, 1)


@lru_cache(maxsize=4096)
def _cut(marks: str, longest_run: int) -> str:
    return "".join(mark * min(len(list(run)), longest_run) for mark, run in groupby(marks))
