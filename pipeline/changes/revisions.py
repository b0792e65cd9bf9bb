"""The revisions of one article, and what changed from each to the next."""

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.article_names import article_named
from newsmill.pipeline.changes.words import Edit, edits
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.table import Table
from newsmill.schemas.tables import ARTICLES, REVISIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot, conformed, no_rows, read_file


@dataclass(frozen=True)
class Step:
    """From one revision to the next."""

    revision: int
    """The later one."""
    first_seen_at: str
    """When newsmill first saw it, RFC 3339."""
    changed_share: float | None
    words_added: int | None
    words_removed: int | None
    title_changed: bool | None
    silent: bool | None
    """The document says nothing of the change."""
    title: list[Edit] | None
    """Null where the text of one of the two is not kept."""
    body: list[Edit] | None
    """Null where the text of one of the two is not kept."""


@dataclass(frozen=True)
class Changes:
    """What became of an article."""

    article_id: str
    source: str
    title: str | None
    """As it is now."""
    revision: int
    """The last one."""
    steps: tuple[Step, ...]
    """From each revision to the next, the first change first."""


def changes(store: Store, name: str, only: int | None = None) -> Changes:
    """Return what changed in the article that ``name`` stands for; ``only`` in the step to that revision.

    Raises:
        UsageError: there is no such article, or no such step.
    """
    if store.current() is None:
        raise UsageError(f"{store.name} has no snapshot yet: there is no article")
    base = base_of(store)
    article_id = article_named(base, name)
    (article,) = _rows(base, ARTICLES, article_id, ["article_id", "source", "title", "body", "revision"])
    rows = sorted(_rows(base, REVISIONS, article_id, REVISIONS.schema.names), key=lambda row: row["revision"])
    # The text of the last revision is that of the article, whether texts are kept or not.
    texts = {row["revision"]: (row["title"], row["body"]) for row in rows if row["body"] is not None}
    texts[article["revision"]] = (article["title"], article["body"])
    steps = [_step(row, texts) for row in rows if row["revision"] > 1 and only in (None, row["revision"])]
    if only is not None and not steps:
        raise UsageError(f"the article has {article['revision']} revisions: --revision is 2 to {article['revision']}")
    return Changes(article_id, article["source"], article["title"], article["revision"], tuple(steps))


def _step(row: dict[str, Any], texts: dict[int, tuple[str | None, str]]) -> Step:
    old, new = texts.get(row["revision"] - 1), texts.get(row["revision"])
    known = None if old is None or new is None else (old, new)
    return Step(
        revision=row["revision"],
        first_seen_at=row["first_seen_at"].isoformat().replace("+00:00", "Z"),
        changed_share=row["changed_share"],
        words_added=row["words_added"],
        words_removed=row["words_removed"],
        title_changed=row["title_changed"],
        silent=row["silent"],
        title=known and edits(known[0][0] or "", known[1][0] or ""),
        body=known and edits(known[0][1], known[1][1]),
    )


def _rows(base: BaseSnapshot, table: Table, article_id: str, columns: list[str]) -> list[dict[str, Any]]:
    """Return the rows of one article; files that do not have it are looked through by id alone."""
    schema = pa.schema([table.schema.field(name) for name in columns])
    found = [no_rows(schema)]
    for partition in base.partitions(table):
        for path in base.files(table, partition):
            hit = pc.equal(read_file(path, ["article_id"]).column(0), article_id)
            if pc.any(hit).as_py():
                found.append(conformed(read_file(path).filter(hit), schema))
    rows: list[dict[str, Any]] = pa.concat_tables(found).to_pylist()
    return rows
