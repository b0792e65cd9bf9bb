"""Long texts in pieces that a model takes: cut between lines, else between words, else anywhere."""

import re
from collections.abc import Iterator
from typing import NamedTuple

PIECE_LIMIT = 100_000
"""Code points that a model gets at once. spaCy refuses 1,000,000 and states 1 GB of memory per 100,000."""

RUN_LIMIT = 32
"""Characters in a row, neither letters nor digits nor white space, that a model gets. spaCy takes them off a word one
by one and looks at the whole rest each time: 1,000 slashes cost 0.27 s, 32 cost a third of a millisecond."""
WORD_LIMIT = 1_000
"""Characters between two white spaces that a model gets: what is longer is no name, and the time that spaCy takes to
split it grows with its square (40,000 characters of addresses took 5.7 s)."""
_UNREADABLE = re.compile(rf"(?:(?!\s)[\W_]){{{RUN_LIMIT + 1},}}|(?<!\S)\S{{{WORD_LIMIT + 1},}}")


class Piece(NamedTuple):
    """A stretch of a text."""

    offset: int
    """Where it begins in the text, code points."""
    text: str
    """The stretch."""


def pieces(text: str, limit: int = PIECE_LIMIT) -> Iterator[Piece]:
    r"""Yield ``text`` in pieces of at most ``limit`` code points, which joined are ``text`` again.

    >>> [piece.text for piece in pieces("one\ntwo three", 6)]
    ['one\n', 'two ', 'three']
    """
    start = 0
    while len(text) - start > limit:
        end = max(text.rfind("\n", start, start + limit), text.rfind("\r", start, start + limit)) + 1
        if end <= start:
            end = text.rfind(" ", start, start + limit) + 1
        if end <= start:
            end = start + limit
        yield Piece(start, text[start:end])
        start = end
    if start < len(text):
        yield Piece(start, text[start:])


def readable(text: str) -> str:
    """Return ``text`` as a model gets it: of the same length, blanks in the place of what is above the limits.

    >>> readable("Ulm " + "=" * 40 + " Bonn").split()
    ['Ulm', 'Bonn']
    """
    if max(map(len, text.split()), default=0) <= RUN_LIMIT:  # the usual text, told ten times as fast
        return text
    return _UNREADABLE.sub(lambda run: " " * len(run[0]), text)
