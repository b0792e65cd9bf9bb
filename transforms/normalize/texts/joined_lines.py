"""Lines of plain text that a program broke, at a width or anywhere, are joined to the paragraph they were."""

from collections.abc import Iterator

from newsmill.transforms.normalize.texts.stray_breaks import breaks_within_sentences
from newsmill.transforms.normalize.texts.wrapped import breaks_at_width


def joined_breaks(text: str) -> frozenset[int]:
    r"""Return the numbers of the lines of ``text`` that the next line goes on with.

    >>> prose = "A pier that storms had closed to all\nvisitors for two winters is to be built\nagain. "
    >>> prose += "The council voted for it on a day\nof rain and of wind, as it had promised."
    >>> sorted(joined_breaks(prose))
    [0, 1, 2]
    """
    lines = [line.rstrip() for line in text.split("\n")]
    return breaks_at_width(lines) | breaks_within_sentences(lines)


def stray_breaks(text: str) -> frozenset[int]:
    """Return the numbers of the lines of ``text`` within whose sentence a break stands, at whatever width."""
    return breaks_within_sentences([line.rstrip() for line in text.split("\n")])


def join_lines(lines: list[str], joined: frozenset[int]) -> Iterator[str]:
    """Yield ``lines`` with each line of ``joined`` and the next one made one; the last is never of them."""
    parts: list[str] = []
    for ix, line in enumerate(lines):
        parts.append(line.strip() if parts else line.rstrip())
        if ix not in joined:
            yield _joined(parts)
            parts = []


def _joined(parts: list[str]) -> str:
    """Return the lines of a paragraph as one, the blanks that made them equally long single."""
    return parts[0] if len(parts) == 1 else " ".join(" ".join(parts).split())
