"""Questions to the index: words, or the syntax of FTS5."""

import datetime as dt
import re
import sqlite3
import unicodedata
from contextlib import closing
from dataclasses import dataclass

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.search.index import opened
from newsmill.pipeline.store.layout import Store

OPEN, CLOSE = "\x02", "\x03"
"""Stand around the words found, in titles and snippets."""
_RANK = "bm25(4.0, 1.0)"
"""A word in the title counts four times one in the body."""
_SNIPPET_WORDS = 24
_PART = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True)
class Hit:
    """One article that was found."""

    article_id: str
    published_at: str | None
    """RFC 3339, null when undated."""
    source: str
    url: str | None
    copy: bool
    """It is a duplicate of another article."""
    title: str
    """With marks around the words found."""
    snippet: str
    """The place in the body, with marks around the words found."""


@dataclass(frozen=True)
class Found:
    """What was found."""

    total: int
    """Articles that hold the words."""
    hits: tuple[Hit, ...]
    """The best or newest of them."""


@dataclass(frozen=True)
class Wanted:
    """What is looked for, and how much of it is shown."""

    words: str
    syntax: bool = False
    """The words are FTS5's own syntax (``NEAR``, ``OR``, ``title:``)."""
    source: str | None = None
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    newest: bool = False
    """The newest first, else those that the words are most telling of."""
    limit: int = 20


def search(store: Store, wanted: Wanted) -> Found:
    """Return the articles that hold all the words.

    Raises:
        UsageError: there is no word, or the syntax is wrong.
        RunFailedError: the index cannot be written.
    """
    expression = wanted.words if wanted.syntax else quoted(wanted.words)
    with closing(opened(store)) as index:
        try:
            return _found(index, expression, wanted)
        except sqlite3.OperationalError as error:
            raise UsageError(f"{wanted.words!r} is no question to the index: {error}") from error


def quoted(words: str) -> str:
    """Return words as FTS5 takes them: each has to be there, quoted ones beside each other, `*` ends a beginning.

    Raises:
        UsageError: there is no word.

    >>> quoted('brück* "neue Elbe" C++')
    '"brück" * AND "neue Elbe" AND "C++"'
    """
    parts = []
    for phrase, word in _PART.findall(unicodedata.normalize("NFC", words)):
        text = (phrase or word).replace('"', " ").replace("\0", " ")
        if any(_is_of_word(sign) for sign in text):
            parts.append(f'"{text.rstrip("*")}" *' if word.endswith("*") else f'"{text}"')
    if not parts:
        raise UsageError(f"there is no word in {words!r}: give one with a letter or a digit")
    return " AND ".join(parts)


def _is_of_word(sign: str) -> bool:
    """Tell whether the index takes a sign as part of a word."""
    return unicodedata.category(sign)[0] in "LN" or unicodedata.category(sign) == "Co"


def _found(index: sqlite3.Connection, expression: str, wanted: Wanted) -> Found:
    conditions, values = _conditions(wanted)
    # The conditions are texts of this file; whatever was typed is a value.
    matching = f"from texts join docs on docs.id = texts.rowid where texts match ?{conditions}"
    total = index.execute(f"select count(*) {matching}", (expression, *values)).fetchone()[0]
    order = "docs.published_at desc nulls last, docs.article_id" if wanted.newest else "rank"
    chosen = index.execute(
        f"select docs.id {matching} and rank match ? order by {order} limit ?",
        (expression, *values, _RANK, wanted.limit),
    ).fetchall()
    return Found(total, tuple(_hit(index, expression, number) for (number,) in chosen))


def _conditions(wanted: Wanted) -> tuple[str, list[str]]:
    next_day = wanted.to_day and wanted.to_day + dt.timedelta(days=1)
    given = [
        (" and docs.source = ?", wanted.source),
        (" and docs.published_at >= ?", wanted.from_day and wanted.from_day.isoformat()),
        (" and docs.published_at < ?", next_day and next_day.isoformat()),
    ]
    return "".join(text for text, value in given if value), [value for _, value in given if value]


_HIT = """
select docs.article_id, docs.published_at, docs.source, docs.url, docs.copy,
  highlight(texts, 0, :open, :close), snippet(texts, 1, :open, :close, '…', :words)
from texts join docs on docs.id = texts.rowid
where texts match :expression and texts.rowid = :number
"""


def _hit(index: sqlite3.Connection, expression: str, number: int) -> Hit:
    given = {"open": OPEN, "close": CLOSE, "words": _SNIPPET_WORDS, "expression": expression, "number": number}
    article, published, source, url, copy, title, snippet = index.execute(_HIT, given).fetchone()
    time = published and published.replace(" ", "T").replace(".000000", "")
    return Hit(article, time, source, url, bool(copy), title, snippet)
