"""Two texts compared: line by line, then word by word where lines differ.

The cost is bounded: words are compared only in stretches that are short enough (``MOST_PAIRS``), and what is longer
counts as another text altogether. A word that stands alone between two changes counts as changed: so it reads better.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Kind = Literal["same", "removed", "added"]
MOST_PAIRS = 250_000
"""Words of one stretch times words of the other up to which they are compared: 500 by 500."""
ALONE = 1
"""Words between two changes that count as changed too."""

_TOKEN = re.compile(r"\S+|\n")


@dataclass(frozen=True)
class Edit:
    """A stretch of text."""

    kind: Kind
    text: str
    """Words with one space between them, lines with a line break."""


def edits(before: str, after: str) -> list[Edit]:
    r"""Return how ``before`` becomes ``after``: what is removed stands before what is added in its place.

    >>> [(edit.kind, edit.text) for edit in edits("Der alte Hafen", "Der neue Hafen")]
    [('same', 'Der'), ('removed', 'alte'), ('added', 'neue'), ('same', 'Hafen\n')]
    """
    found = _joined(_by_line(before.split("\n"), after.split("\n")))
    return [Edit(kind, _text(tokens)) for kind, tokens in _joined(_without_islands(found)) if tokens]


Run = tuple[Kind, list[str]]


def _by_line(before: list[str], after: list[str]) -> Iterator[Run]:
    for tag, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        old, new = before[i:j], after[k:m]
        if tag == "equal":
            yield from _line("same", old)
        elif len(old) == len(new):
            for one, other in zip(old, new, strict=True):
                yield from _by_word(_tokens([one]), _tokens([other]))
        else:
            yield from _by_word(_tokens(old), _tokens(new))


def _by_word(before: list[str], after: list[str]) -> Iterator[Run]:
    if len(before) * len(after) > MOST_PAIRS:
        yield ("removed", before)
        yield ("added", after)
        return
    for tag, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            yield ("same", before[i:j])
        else:
            yield ("removed", before[i:j])
            yield ("added", after[k:m])


def _line(kind: Kind, lines: list[str]) -> Iterator[Run]:
    yield (kind, _tokens(lines))


def _tokens(lines: list[str]) -> list[str]:
    """Return the words of lines, each line ended by a line break."""
    return [token for line in lines for token in (*_TOKEN.findall(line), "\n")]


def _joined(runs: Iterator[Run]) -> list[Run]:
    """Join neighbours of one kind; between two runs that are the same, removals come before additions."""
    found: list[Run] = []
    for same, group in groupby((run for run in runs if run[1]), key=lambda run: run[0] == "same"):
        parts = list(group)
        kinds: tuple[Kind, ...] = ("same",) if same else ("removed", "added")
        for kind in kinds:
            tokens = [token for of, listed in parts if of == kind for token in listed]
            if tokens:
                found.append((kind, tokens))
    return found


def _without_islands(runs: list[Run]) -> Iterator[Run]:
    for at, (kind, tokens) in enumerate(runs):
        inside = 0 < at < len(runs) - 1
        if kind == "same" and inside and len(tokens) <= ALONE and "\n" not in tokens:
            yield ("removed", tokens)
            yield ("added", tokens)
        else:
            yield (kind, tokens)


def _text(tokens: list[str]) -> str:
    return " ".join(tokens).replace(" \n ", "\n").replace("\n ", "\n").replace(" \n", "\n")
