"""A text as its non-empty lines: the unit that roles are given to and that the line invariant counts.

For every article: the title line (when taken from the text), the body's lines and the removed lines give back exactly
these lines, whole, never joined or split.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextLines:
    """The non-empty lines of a normalized text, and how they were set."""

    lines: tuple[str, ...]
    """Each line without surrounding white space, in order; its position is its ``line_ix``."""
    spaced: frozenset[int]
    """Positions of the lines that an empty line follows."""
    marked: frozenset[int] = frozenset()
    """Positions of the lines that markup (HTML, Markdown) sets as headings."""
    linked: frozenset[int] = frozenset()
    """Positions of the lines that are nothing but a link to another page."""
    headlines: frozenset[int] = frozenset()
    """Positions of the lines that the page sets as its headline (``h1``)."""


def split_lines(
    text: str,
    marked: frozenset[str] = frozenset(),
    links: frozenset[str] = frozenset(),
    headlines: frozenset[str] = frozenset(),
) -> TextLines:
    r"""Return the non-empty lines of ``text``; headings, linked lines and headlines are given by their text.

    >>> split_lines("Headline\n\nFirst line. \nSecond line.").lines
    ('Headline', 'First line.', 'Second line.')
    """
    lines: list[str] = []
    spaced: set[int] = set()
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            lines.append(line)
        elif lines:
            spaced.add(len(lines) - 1)
    headings = frozenset(ix for ix, line in enumerate(lines) if line in marked) if marked else frozenset()
    linked = frozenset(ix for ix, line in enumerate(lines) if line.lstrip("-•* ") in links) if links else frozenset()
    first = frozenset(ix for ix, line in enumerate(lines) if line in headlines) if headlines else frozenset()
    spaced.discard(len(lines) - 1)
    return TextLines(tuple(lines), frozenset(spaced), headings, linked, first)
