"""Questions to the index: words, or the syntax of FTS5."""

import datetime as dt
import re
import sqlite3
import unicodedata
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.search.index import opened
from newsmill.pipeline.store.layout import Store

OPEN, CLOSE = "\x02", "\x03"
"""Stand around the words found, in titles and snippets."""
_MOST = 2**63 - 1
"""Rows that SQLite can be asked for at most."""
_RANK = "bm25(4.0, 1.0)"
"""A word in the title counts four times one in the body."""
_SNIPPET_WORDS = 24
"""Words of a text that a hit shows."""
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


def begun(wanted: Wanted) -> Wanted | None:
    """Return the same question for words that begin as those asked for; null where it asks for more than bare words.

    >>> begun(Wanted("hafen sperrung")).words
    'hafen* sperrung*'
    """
    if wanted.syntax or '"' in wanted.words or "*" in wanted.words:
        return None
    return replace(wanted, words=" ".join(f"{word}*" for word in wanted.words.split()))


def _is_of_word(sign: str) -> bool:
    """Tell whether the index takes a sign as part of a word."""
    return unicodedata.category(sign)[0] in "LN" or unicodedata.category(sign) == "Co"


_SHOWN = """
select docs.article_id, docs.published_at, docs.source, docs.url, docs.copy,
  highlight(texts, 0, :open, :close), snippet(texts, 1, :open, :close, '…', :words)
"""
_JOINED = "from texts join docs on docs.id = texts.rowid where texts match :expression"


def _found(index: sqlite3.Connection, expression: str, wanted: Wanted) -> Found:
    # The conditions are texts of this file; whatever was typed is a value.
    conditions, given = _conditions(wanted)
    given |= {"expression": expression, "limit": min(wanted.limit, _MOST), "rank": _RANK}
    given |= {"open": OPEN, "close": CLOSE, "words": _SNIPPET_WORDS}
    counted = f"{_JOINED}{conditions}" if conditions else "from texts where texts match :expression"
    total = index.execute(f"select count(*) {counted}", given).fetchone()[0]
    rows = _newest(index, conditions, given) if wanted.newest else _best(index, conditions, given)
    return Found(total, tuple(map(_hit, rows)))


def _best(index: sqlite3.Connection, conditions: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the best articles; FTS5 sorts by rank itself, and makes snippets of those alone that are returned."""
    query = f"{_SHOWN} {_JOINED}{conditions} and rank match :rank order by rank limit :limit"
    return index.execute(query, given).fetchall()


def _newest(index: sqlite3.Connection, conditions: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the newest articles: found first, as sorting by day would make a snippet of every article."""
    order = "order by docs.published_at desc nulls last, docs.article_id limit :limit"
    chosen = index.execute(f"select docs.id {_JOINED}{conditions} {order}", given).fetchall()
    one = f"{_SHOWN} {_JOINED} and texts.rowid = :number"
    return [index.execute(one, given | {"number": number}).fetchone() for (number,) in chosen]


def _conditions(wanted: Wanted) -> tuple[str, dict[str, Any]]:
    given = [
        (" and docs.source = :source", "source", wanted.source),
        (" and docs.published_at >= :from_day", "from_day", wanted.from_day and wanted.from_day.isoformat()),
        (" and substr(docs.published_at, 1, 10) <= :to_day", "to_day", wanted.to_day and wanted.to_day.isoformat()),
    ]
    return "".join(text for text, _, value in given if value), {name: value for _, name, value in given if value}


def _hit(row: tuple[Any, ...]) -> Hit:
    article, published, source, url, copy, title, snippet = row
    time = published and published.replace(" ", "T").replace(".000000", "")
    return Hit(article, time, source, url, bool(copy), title, snippet)
