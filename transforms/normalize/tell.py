"""The lines of one text told apart: title, body, and what is neither, by the rules of today.

Used twice: for a document as it is read, and for a stored article whose lines are put together again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from newsmill.schemas.rows.article import LanguageArticle, RemovedLine
from newsmill.transforms.normalize.agencies import agencies_again
from newsmill.transforms.normalize.roles import Verdict, assign_roles
from newsmill.transforms.normalize.roles.article_lines import ArticleLines, article_lines
from newsmill.transforms.normalize.texts.layout import pack, restore
from newsmill.transforms.normalize.texts.lines import TextLines
from newsmill.transforms.normalize.texts.text import PAGES
from newsmill.transforms.normalize.texts.title import (
    find_title,
    holds_title_and_kicker,
    lines_of_title,
    title_over_lines,
)
from newsmill.transforms.normalize.texts.unicode import collapsed

TITLE_REPEATED = "title_repeated"
"""The rule that takes out a line which says the record's title again."""
HEADLINE = "headline_of_page"
"""The rule that takes out the page's headline above the text, where the page states its title in other words."""
NEAR_TOP = 3
"""Lines at the start of a text among which the page's headline stands."""

_CALLING = frozenset({"promo", "consent", "paywall"})
"""Roles of lines that call on the reader: a text of nothing else is the head of a newsletter, a wall, a box."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the lines of a text are: every line exactly once, in title, body or removed lines."""

    title: str | None
    """The title given, else the line that is the title."""
    body: str
    """Subhead and body lines, joined by newlines."""
    word_count: int
    """Words of the body."""
    removed_lines: tuple[RemovedLine, ...]
    """The lines that are neither."""
    layout: bytes
    """See ``Article.layout``."""


def tell_lines(text: TextLines, title: str | None, authors: tuple[str, ...], *, blocks: bool = False) -> Told:
    """Tell the lines of ``text`` apart; ``title`` is the one that came beside it, null when there is none.

    ``blocks``: they are those of a page's markup.
    """
    lines = text.lines
    article = article_lines(
        lines, text.spaced, title, authors, text.linked, text.marked | text.headlines, blocks=blocks
    )
    verdicts = dict(assign_roles(article))
    title_ix = None
    if title is None:
        title_ix = find_title(text, article, verdicts)
        title = lines[title_ix] if title_ix is not None else None
    if title:
        verdicts.update(_title_again(article, title, title_ix))
        verdicts.update(_headline(text, title_ix))
    removed = tuple(RemovedLine(ix, verdict.role, verdict.rule, lines[ix]) for ix, verdict in sorted(verdicts.items()))
    body = [line for ix, line in enumerate(lines) if ix not in verdicts and ix != title_ix]
    words = collapsed(" ".join(body)).count(" ") + 1 if body else 0
    return Told(title, "\n".join(body), words, removed, pack(text, title_ix))


def is_headline(told: Told) -> bool:
    """Tell whether a text without a body is a headline alone: there is one, and no line calls on the reader."""
    return bool(told.title) and not any(line.role in _CALLING for line in told.removed_lines)


def tell_again(article: LanguageArticle) -> LanguageArticle:
    """Return a stored article with its lines told apart anew; the score of its language is null where the body changed.

    One that would be no article any more stays as it is: articles leave the store by a takedown only.
    """
    text, title = restore(article)
    told = tell_lines(text, title, article.authors, blocks=article.extractor in PAGES)
    if not told.body and not is_headline(told):
        return article
    agencies, agency_evidence = agencies_again(article, told.body, told.removed_lines)
    return replace(
        article,
        agencies=agencies,
        agency_evidence=agency_evidence,
        title=told.title,
        title_source=article.title_source if told.title else None,
        body=told.body,
        word_count=told.word_count,
        removed_lines=told.removed_lines,
        layout=told.layout,
        language_score=article.language_score if told.body == article.body else None,
    )


def _title_again(article: ArticleLines, title: str, title_ix: int | None) -> Mapping[int, Verdict]:
    """Return the lines that repeat the title: the first is the title itself when the record brought it."""
    again = [ix for ix in lines_of_title(article, title) if ix != title_ix]
    if not again and title_ix is None:
        again = [ix for ix, line in enumerate(article.lines[:NEAR_TOP]) if holds_title_and_kicker(line, title)][:1]
        again = again or title_over_lines(article, title, NEAR_TOP)
    return {ix: Verdict("title" if title_ix is None and ix == again[0] else "repeated", TITLE_REPEATED) for ix in again}


def _headline(text: TextLines, title_ix: int | None) -> Mapping[int, Verdict]:
    """Return the page's headline above the text, unless it is the title itself."""
    above = [ix for ix in sorted(text.headlines) if ix != title_ix][:1]
    return {ix: Verdict("title", HEADLINE) for ix in above if ix < NEAR_TOP}
