"""Rows of the revisions table: one for every text an article has had; they move with the article."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.tables import ARTICLES, REVISIONS
from newsmill.transforms.ground.partitions import by_partition
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.tables.flatten import Placed
from newsmill.transforms.tables.revision_changes import Change, Version, change


def revisions(placed: Placed, base: BaseSnapshot, now: dt.datetime, keep_text: bool) -> Iterator[TableRows]:
    """Yield this run's revisions and those that move; seen ``now``; ``keep_text`` stores the texts."""
    found = [list(_revisions_of(article)) for article in _articles(placed, base)]
    rows = [
        dict.fromkeys(REVISIONS.schema.names)
        | {"content_hash": text.content_hash, "first_seen_at": now}
        | (told._asdict() if told else {})
        | {"article_id": article_id, "revision": number}
        | ({"title": text.title, "body": text.body} if keep_text else {})
        for versions in found
        for article_id, number, text, told in versions
    ]
    months = placed.month.take(pa.array([ix for ix, versions in enumerate(found) for _ in versions], pa.int64()))
    yield from by_partition(REVISIONS, pa.Table.from_pylist(rows, REVISIONS.schema), months)
    yield from _moved(placed, base)


class _Article(NamedTuple):
    article_id: str
    revision: int
    """Number of its last revision."""
    before: Version | None
    """The version the store has; null for a new article."""
    versions: list[Version]
    """What this run brings, oldest first."""


def _articles(placed: Placed, base: BaseSnapshot) -> Iterator[_Article]:
    old = _old_versions(placed, base)
    columns = [placed.batch.column(name).to_pylist() for name in ("article_id", "earlier", *Version._fields)]
    for revision, article_id, earlier, *text in zip(placed.revision.to_pylist(), *columns, strict=True):
        versions = [*(_staged(version["path"], version["row"]) for version in earlier), Version(*text)]
        yield _Article(article_id, revision, old.get(article_id), versions)


def _staged(path: str, row: int) -> Version:
    with pa.memory_map(path) as source:
        batch = pa.ipc.open_file(source).get_batch(0).slice(row, 1)
    return Version(*(batch.column(name)[0].as_py() for name in Version._fields))


def _revisions_of(article: _Article) -> Iterator[tuple[str, int, Version, Change | None]]:
    before = article.before
    first = article.revision - len(article.versions) + 1
    for number, text in enumerate(article.versions, start=first):
        yield article.article_id, number, text, None if before is None else change(before, text)
        before = text


def _old_versions(placed: Placed, base: BaseSnapshot) -> dict[str, Version]:
    versions = {}
    for month in pc.drop_null(placed.old_month).unique().to_pylist():
        ids = placed.batch.column("article_id").filter(pc.fill_null(pc.equal(placed.old_month, month), False))
        rows = base.read(ARTICLES, month, ["article_id", *Version._fields])
        for row in rows.filter(pc.is_in(rows.column("article_id"), value_set=ids)).to_pylist():
            versions[row["article_id"]] = Version(*(row[name] for name in Version._fields))
    return versions


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
