"""What a takedown is asked for: articles by name, and all that meet criteria."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.article_names import articles_named, is_forgotten
from newsmill.pipeline.errors import UsageError
from newsmill.schemas.table import Table
from newsmill.schemas.tables import ARTICLES, ENTITIES, REJECTS, REMOVED_LINES, REVISIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot

_TEXTS = {
    ARTICLES: ("title", "summary", "body", "url", "canonical_url", "document_uri", "authors", "categories"),
    REVISIONS: ("title", "body"),
    REMOVED_LINES: ("text",),
}
"""Where each table says something of an article in words."""


@dataclass(frozen=True)
class Criteria:
    """What all selected articles have in common; null asks for nothing."""

    source: str | None = None
    """Their source, a domain."""
    before: dt.date | None = None
    """Published before this day (UTC); those without a date of their own are not meant."""
    matching: str | None = None
    """Text that they hold, whatever its case: in any column, revision or removed line."""

    @property
    def is_empty(self) -> bool:
        """Nothing is asked for."""
        return self == Criteria()


@dataclass(frozen=True)
class Selected:
    """What is meant."""

    articles: tuple[str, ...]
    """Ids, sorted."""
    forgotten: tuple[str, ...] = ()
    """Names of articles that have been forgotten before."""
    rejects: tuple[str, ...] = ()
    """Ids of the dead letters that hold the text looked for."""
    revisions: int = 0
    """Revisions that hold it."""
    removed_lines: int = 0
    """Removed lines that hold it."""
    entities: tuple[str, ...] = ()
    """Names of entities that hold it; they go with the articles that mention them."""


def select(base: BaseSnapshot, names: Sequence[str], criteria: Criteria) -> Selected:
    """Return the articles that ``names`` stand for and those that meet all ``criteria``.

    Raises:
        UsageError: a name stands for no article.
    """
    gone = tuple(name for name in names if is_forgotten(base, name))
    named = {article for name in names if name not in gone for article in articles_named(base, name)}
    if criteria.is_empty:
        return Selected(tuple(sorted(named)), gone)
    if criteria.matching is not None and not criteria.matching.strip():
        raise UsageError("--matching needs a text to look for")
    met = _meeting(base, criteria)
    if criteria.matching is None:
        return Selected(tuple(sorted(named | met)), gone)
    text = criteria.matching.strip()
    holding = {table: list(_holding(base, table, text)) for table in _TEXTS}
    met &= {article for articles in holding.values() for article in articles}
    return Selected(
        tuple(sorted(named | met)),
        gone,
        tuple(_rejects_holding(base, text)) if criteria == Criteria(matching=criteria.matching) else (),
        sum(article in met for article in holding[REVISIONS]),
        sum(article in met for article in holding[REMOVED_LINES]),
        tuple(_entities_holding(base, text)),
    )


def _meeting(base: BaseSnapshot, criteria: Criteria) -> set[str]:
    rows = base.read_all(ARTICLES, ["article_id", "source", "published_date"])
    if criteria.source is not None:
        rows = rows.filter(pc.equal(rows.column("source"), criteria.source.strip().lower()))
    if criteria.before is not None:
        earlier = pc.less(rows.column("published_date"), pa.scalar(criteria.before))
        rows = rows.filter(pc.fill_null(earlier, False))
    return set(rows.column("article_id").to_pylist())


def _holding(base: BaseSnapshot, table: Table, text: str) -> Iterator[str]:
    """Yield the article of each row of ``table`` that holds ``text``."""
    for partition in base.partitions(table):
        rows = base.read(table, partition, ["article_id", *_TEXTS[table]])
        hits = [_hits(rows.column(name), text) for name in _TEXTS[table]]
        for article, *found in zip(rows.column("article_id").to_pylist(), *hits, strict=True):
            if any(found):
                yield article


def _hits(column: pa.ChunkedArray, text: str) -> list[bool]:
    if pa.types.is_list(column.type):
        return [any(_holds(each, text) for each in values or ()) for values in column.to_pylist()]
    return [_holds(value, text) for value in column.to_pylist()]


def _holds(value: str | None, text: str) -> bool:
    return value is not None and text.casefold() in value.casefold()


def _rejects_holding(base: BaseSnapshot, text: str) -> Iterator[str]:
    columns = ["reject_id", "document_uri", "locator", "detail", "payload"]
    for row in base.read_all(REJECTS, columns).to_pylist():
        payload = (row["payload"] or b"").decode("utf-8", "replace")
        if any(_holds(value, text) for value in (row["document_uri"], row["locator"], row["detail"], payload)):
            yield row["reject_id"]


def _entities_holding(base: BaseSnapshot, text: str) -> Iterable[str]:
    rows = base.read_all(ENTITIES, ["name", "aliases"]).to_pylist()
    return sorted({row["name"] for row in rows if any(_holds(form, text) for form in (row["name"], *row["aliases"]))})
