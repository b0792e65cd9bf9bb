"""What of a page did not become a line of the article's text: menus and boxes, and whatever extraction lost."""

import re
from collections.abc import Iterator

from newsmill.transforms.normalize.pages.page_blocks import Block
from newsmill.transforms.normalize.texts.key import key_of
from newsmill.transforms.normalize.texts.unicode import repair

RUN = 5
"""Words in a row that tell a block inside a longer line: extraction joins what line breaks part."""
_WORD = re.compile(r"\w")


def dropped_texts(blocks: list[Block], lines: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """Return the texts of a page's blocks, in its order, that are neither a line, nor part of one, nor the title."""
    kept = {*map(key_of, lines), key_of(title or "")}
    runs = {run for line in lines for run in _runs(line)}
    found: list[str] = []
    for block in blocks:
        text = repair(block.text)
        if _WORD.search(text) and key_of(text) not in kept and not _is_inside(text, runs):
            found.append(text)
    return tuple(found)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = key_of(text).split()
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _is_inside(text: str, runs: set[tuple[str, ...]]) -> bool:
    words = key_of(text).split()
    return len(words) >= RUN and tuple(words[:RUN]) in runs and tuple(words[-RUN:]) in runs
