"""Which line of a text is its title, when the document brings none.

The first line is a title when it is set like one and the text goes on below it; it is a subhead that poses as a title
when every paragraph has such a heading and none stands out; it is body when it ends like a sentence. In doubt it
stays in the body.
"""

import itertools
import statistics
from collections.abc import Container

from newsmill.transforms.normalize.roles.article_lines import LONG, ArticleLines, Line
from newsmill.transforms.normalize.texts.key import key_of
from newsmill.transforms.normalize.texts.lines import TextLines

MAX_CHARS = 200
"""Longer lines are paragraphs."""
STANDS_OUT = 1.6
"""How many times longer than the median subhead a title must be, where every paragraph has a subhead."""
KICKER_CHARS = 50
"""Characters of the longest kicker."""
KICKER_TITLE = 4
"""Words of the shortest title that is looked for behind a kicker: fewer end sentences by chance."""
_SKIPPABLE = 4
"""Lines above the title that may be bylines, dates or buttons."""


def find_title(text: TextLines, article: ArticleLines, removed: Container[int]) -> int | None:
    """Return the position of the title line in ``text``, or null when no line is one."""
    first = next((ix for ix in range(min(len(text.lines), _SKIPPABLE + 1)) if ix not in removed), None)
    if first is None or not _could_be_title(article.lines[first]):
        return None
    rest = [ix for ix in range(first + 1, len(text.lines)) if ix not in removed]
    if not rest:
        return None
    if text.marked:
        return first if first in text.marked else None
    if not any(_is_paragraph(article.lines[ix]) for ix in rest):
        return None
    if _heads_every_paragraph(article, [first, *rest]) and not _stands_out(article, first, rest):
        return None
    following = article.lines[rest[0]]
    return first if first in text.spaced or len(following.text) > len(article.lines[first].text) else None


def lines_of_title(article: ArticleLines, title: str) -> list[int]:
    """Return the lines that say the title again, whatever its case, quotation marks and spaces.

    >>> from newsmill.transforms.normalize.roles.article_lines import article_lines
    >>> lines_of_title(article_lines(("It rained.", "„Rain“ in Harbour Town")), "Rain in Harbour Town")
    [1]
    """
    words = tuple(key_of(title).split())
    longest = min(LONG, 2 * len(title) + 20)
    return [ix for ix, line in enumerate(article.lines) if words and line.tokens == words and len(line.text) <= longest]


def title_over_lines(article: ArticleLines, title: str, most: int) -> list[int]:
    """Return the first lines, ``most`` of them at most and never all, that together say the title again.

    >>> from newsmill.transforms.normalize.roles.article_lines import article_lines
    >>> article = article_lines(("Rain:", "Harbour Town under water", "It rained."))
    >>> title_over_lines(article, "Rain: Harbour Town under water", 3)
    [0, 1]
    """
    words = tuple(key_of(title).split())
    said: tuple[str, ...] = ()
    for ix, line in enumerate(article.lines[: min(most, len(article.lines) - 1)]):
        said += line.tokens
        if said == words:
            return list(range(ix + 1))
        if not line.tokens or words[: len(said)] != said:
            break
    return []


def holds_title_and_kicker(line: Line, title: str) -> bool:
    """Tell whether a line is the title with a short kicker glued before it.

    >>> from newsmill.transforms.normalize.roles.article_lines import article_lines
    >>> line = article_lines(("Harbour Ferry to sail again from Whitsun",)).lines[0]
    >>> holds_title_and_kicker(line, "Ferry to sail again from Whitsun")
    True
    """
    words = tuple(key_of(title).split())
    kicker = line.tokens[: -len(words)]
    if len(words) < KICKER_TITLE or not kicker or line.tokens[-len(words) :] != words:
        return False
    return len(" ".join(kicker)) < KICKER_CHARS


def _could_be_title(line: Line) -> bool:
    if len(line.text) > MAX_CHARS or len(line.tokens) < 2 or line.continued or line.text[-1] in ":,;":
        return False
    return not line.ends or (line.text.rstrip('"“”»«')[-1:] in "?!…" and line.sentences == 1)


def _is_paragraph(line: Line) -> bool:
    return line.ends and len(line.text) > 60


def _heads_every_paragraph(article: ArticleLines, order: list[int]) -> bool:
    """Tell whether headings and paragraphs take turns, with at least two headings."""
    heads = [ix for ix in order if article.lines[ix].head_like]
    paragraphs = len(order) - len(heads)
    alternate = all(
        not article.lines[after].head_like for ix, after in itertools.pairwise(order) if article.lines[ix].head_like
    )
    return len(heads) >= 3 and alternate and len(heads) >= paragraphs


def _stands_out(article: ArticleLines, first: int, rest: list[int]) -> bool:
    subheads = [len(article.lines[ix].text) for ix in rest if article.lines[ix].head_like]
    return bool(subheads) and len(article.lines[first].text) >= STANDS_OUT * statistics.median(subheads)
