"""Steps of the tables room: what batches of articles, rejects and documents change in the store."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.reject import Reject
from newsmill.schemas.rows.staged import Changes
from newsmill.schemas.rows.work import Count
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.tables.flatten import Placed, flatten, place
from newsmill.transforms.tables.guarded import flattened
from newsmill.transforms.tables.rejects import count_rejects, reject_rows
from newsmill.transforms.tables.revisions import revisions


@dataclass(frozen=True)
class FlattenArticles:
    """``QuotedArticle`` batches into rows of every table they touch.

    An article on which newsmill fails is among the rows, without mentions and quotes.
    """

    base: BaseSnapshot
    run_key: str
    now: dt.datetime
    keep_revisions: bool

    def __call__(self, batch: pa.RecordBatch) -> Changes:
        """Flatten a batch."""
        return changes_of(batch, self._flat)

    def _flat(self, batch: pa.RecordBatch) -> Changes:
        placed = place(batch, self.base)
        rows = [*flatten(placed, self.base, self.run_key), *revisions(placed, self.base, self.now, self.keep_revisions)]
        return Changes(rows, (*count_tagged(batch), *_count_new_items(placed)))


@dataclass(frozen=True)
class FlattenRejects:
    """``Reject`` batches into rows of their table."""

    base: BaseSnapshot
    now: dt.datetime
    retold: frozenset[str] = frozenset()
    """Stages whose rejects in the store go, so that those that hold are told again."""

    def __call__(self, batch: pa.RecordBatch) -> Changes:
        """Flatten a batch."""
        return Changes(list(reject_rows(batch, self.now, self.base, self.retold)), tuple(count_rejects(batch)))


def changes_of(batch: pa.RecordBatch, flat: Callable[[pa.RecordBatch], Changes]) -> Changes:
    """Return what ``flat`` makes of a batch of ``QuotedArticle``, guarded as ``flattened`` does."""
    found = list(flattened(batch, flat))
    made = [each for each in found if isinstance(each, Changes)]
    failures = [each for each in found if isinstance(each, Reject)]
    return Changes(
        [row for changes in made for row in changes.rows],
        tuple(count for changes in made for count in changes.counts),
        (to_batch(failures, Reject),) if failures else (),
    )


def _count_new_items(placed: Placed) -> Iterator[Count]:
    """Yield for each feed how many of its items are new articles."""
    is_new = pc.is_null(placed.known.column("revision").combine_chunks())
    fetched = pc.and_(pc.is_valid(placed.batch.column("fetched_at")), is_new)
    for item in pc.value_counts(placed.batch.column("document_uri").filter(fetched)).to_pylist():
        yield Count(f"feed:{item['values']}", item["counts"])


def count_tagged(batch: pa.RecordBatch) -> Iterator[Count]:
    """Yield the counts of a batch of tagged articles: mentions, dates, languages, and which model tagged which."""
    lists = batch.column("mentions")
    mentions = pc.list_flatten(lists)
    yield Count("mentions", len(mentions))
    if undated := batch.column("published_at").null_count:
        yield Count("undated", undated)
    for item in pc.value_counts(batch.column("language")).to_pylist():
        yield Count(f"language:{item['values'] or 'unknown'}", item["counts"])
    tagged = pa.table(
        {
            "language": batch.column("language").take(pc.list_parent_indices(lists)),
            "model": mentions.field(mentions.type.get_field_index("model")),
        }
    )
    for row in tagged.group_by(["language", "model"]).aggregate([([], "count_all")]).to_pylist():
        yield Count(f"model:{row['language'] or 'unknown'}={row['model']}", row["count_all"])
