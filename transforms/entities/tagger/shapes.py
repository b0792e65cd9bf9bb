"""Word shapes: how a word is written, apart from which word it is.

``X`` stands for an upper-case letter, ``x`` for a lower-case one, ``d`` for a digit; anything else stands for itself.
Runs are cut, so that the number of shapes stays small.
"""

from functools import lru_cache

LONG_RUN = 3
"""A run of equal marks is cut to this length in the long shape."""


@lru_cache(maxsize=2048)
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
    marks: list[str] = []
    run = 0
    for character in word:
        mark = _mark(character)
        run = run + 1 if marks and marks[-1] == mark else 1
        if run <= longest_run:
            marks.append(mark)
    return "".join(marks)
