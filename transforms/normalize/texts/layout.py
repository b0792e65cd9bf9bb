"""How the lines of a text were set, packed: with title, body and removed lines it gives the text back."""

from collections.abc import Iterable

from newsmill.schemas.rows.article import Article
from newsmill.transforms.normalize.texts.lines import TextLines

SPACED, MARKED, LINKED, TITLE, HEADLINE = 1, 2, 4, 8, 16
"""Bits of a line's byte: an empty line follows; heading by markup; nothing but a link; the title; the page's
headline."""


def pack(text: TextLines, title_ix: int | None) -> bytes:
    """Return one byte for each line of ``text``.

    >>> list(pack(TextLines(("Headline", "Text."), frozenset({0})), 0))
    [9, 0]
    """
    flags = bytearray(len(text.lines))
    title = () if title_ix is None else (title_ix,)
    told = (
        (SPACED, text.spaced), (MARKED, text.marked), (LINKED, text.linked), (TITLE, title), (HEADLINE, text.headlines),
    )  # fmt: skip
    for bit, positions in told:
        for ix in positions:
            flags[ix] |= bit
    return bytes(flags)


def restore(article: Article) -> tuple[TextLines, str | None]:
    """Return the lines of an article's normalized text, and the title that came beside it; null when it has it itself.

    Raises:
        ValueError: title, body, removed lines and layout do not add up.
    """
    layout = article.layout
    removed = {line.line_ix: line.text for line in article.removed_lines}
    own = _positions(layout, TITLE)
    rest = iter(article.body.split("\n") if article.body else ())
    lines = tuple(
        removed[ix] if ix in removed else (article.title or "") if ix in own else next(rest, "")
        for ix in range(len(layout))
    )
    if not all(lines) or next(rest, None) is not None:
        raise ValueError(f"the lines of article {article.article_id} do not add up to its text")
    spaced, marked, linked, headlines = (_positions(layout, bit) for bit in (SPACED, MARKED, LINKED, HEADLINE))
    return TextLines(lines, spaced, marked, linked, headlines), None if own else article.title


def _positions(layout: Iterable[int], bit: int) -> frozenset[int]:
    return frozenset(ix for ix, flags in enumerate(layout) if flags & bit)
