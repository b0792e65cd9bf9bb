"""Rows of the revisions table: one for every text an article has had; they move with the article."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.tables import ARTICLES, REVISIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.partitions import by_partition
from newsmill.transforms.tables.flatten import Placed


class _Text(NamedTuple):
    content_hash: str
    title: str | None
    body: str

    @property
    def whole(self) -> str:
        return f"{self.title or ''}\n{self.body}"


def revisions(placed: Placed, base: BaseSnapshot, now: dt.datetime, keep_text: bool) -> Iterator[TableRows]:
    """Yield this run's revisions and those that move; seen ``now``; ``keep_text`` stores the texts."""
    found = [list(_revisions_of(article)) for article in _articles(placed, base)]
    rows = [
        dict.fromkeys(REVISIONS.schema.names)
        | {"content_hash": text.content_hash, "first_seen_at": now, "changed_share": share}
        | {"article_id": article_id, "revision": number}
        | ({"title": text.title, "body": text.body} if keep_text else {})
        for versions in found
        for article_id, number, text, share in versions
    ]
    months = placed.month.take(pa.array([ix for ix, versions in enumerate(found) for _ in versions], pa.int64()))
    yield from by_partition(REVISIONS, pa.Table.from_pylist(rows, REVISIONS.schema), months)
    yield from _moved(placed, base)


def changed_share(old: str, new: str) -> float:
    """Return the share of words that differ between two texts as bags of words, of the longer one, 0 to 1.

    >>> changed_share("a b c d", "a b c e")
    0.25
    """
    before, after = Counter(old.split()), Counter(new.split())
    longer = max(before.total(), after.total())
    return 1 - (before & after).total() / longer if longer else 0.0


class _Article(NamedTuple):
    article_id: str
    revision: int
    """Number of its last revision."""
    before: str | None
    """The text the store has; null for a new article."""
    versions: list[_Text]
    """What this run brings, oldest first."""


def _articles(placed: Placed, base: BaseSnapshot) -> Iterator[_Article]:
    old = _old_texts(placed, base)
    columns = [placed.batch.column(name).to_pylist() for name in ("article_id", "earlier", *_Text._fields)]
    for revision, article_id, earlier, *text in zip(placed.revision.to_pylist(), *columns, strict=True):
        versions = [*(_staged(version["path"], version["row"]) for version in earlier), _Text(*text)]
        yield _Article(article_id, revision, old.get(article_id), versions)


def _staged(path: str, row: int) -> _Text:
    with pa.memory_map(path) as source:
        batch = pa.ipc.open_file(source).get_batch(0).slice(row, 1)
    return _Text(*(batch.column(name)[0].as_py() for name in _Text._fields))


def _revisions_of(article: _Article) -> Iterator[tuple[str, int, _Text, float | None]]:
    before = article.before
    first = article.revision - len(article.versions) + 1
    for number, text in enumerate(article.versions, start=first):
        yield article.article_id, number, text, None if before is None else changed_share(before, text.whole)
        before = text.whole


def _old_texts(placed: Placed, base: BaseSnapshot) -> dict[str, str]:
    texts = {}
    for month in pc.drop_null(placed.old_month).unique().to_pylist():
        ids = placed.batch.column("article_id").filter(pc.fill_null(pc.equal(placed.old_month, month), False))
        rows = base.read(ARTICLES, month, ["article_id", "title", "body"])
        for row in rows.filter(pc.is_in(rows.column("article_id"), value_set=ids)).to_pylist():
            texts[row["article_id"]] = f"{row['title'] or ''}\n{row['body']}"
    return texts


def _moved(placed: Placed, base: BaseSnapshot) -> Iterator[TableRows]:
    moving = pc.fill_null(pc.not_equal(placed.month, placed.old_month), False)
    ids, old_months = placed.batch.column("article_id").filter(moving), placed.old_month.filter(moving)
    new_month = dict(zip(ids.to_pylist(), placed.month.filter(moving).to_pylist(), strict=True))
    for month in old_months.unique().to_pylist():
        old = base.read(REVISIONS, month)
        going = old.filter(pc.is_in(old.column("article_id"), value_set=ids))
        yield from by_partition(
            REVISIONS, going, pa.array([new_month[a] for a in going.column("article_id").to_pylist()])
        )
    yield from by_partition(REVISIONS, pa.table({"article_id": ids}), old_months, "drop")
