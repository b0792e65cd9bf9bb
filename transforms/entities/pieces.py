"""Long texts in pieces that a model takes: cut between lines, else between words, else anywhere."""

from collections.abc import Iterator
from typing import NamedTuple

PIECE_LIMIT = 100_000
"""Code points that a model gets at once. spaCy refuses 1,000,000 and states 1 GB of memory per 100,000."""


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
