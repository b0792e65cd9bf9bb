"""Articles met again under an address that later rules write in another way: they have the id they were stored by."""

import functools
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.state import ADDRESSES
from newsmill.transforms.ground.snapshot import BaseSnapshot


@dataclass(frozen=True)
class KeepIds:
    """A step from ``Article`` to ``Article`` that gives back the ids of ``base``."""

    base: BaseSnapshot

    def __call__(self, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, None]:
        """Replace the ids that are aliases."""
        if not self.base.partitions(ADDRESSES):
            return batch, None
        aliases, ids = _aliases(self.base)
        ix = batch.schema.get_field_index("article_id")
        own = batch.column(ix)
        kept = pc.coalesce(ids.take(pc.index_in(own, value_set=aliases)), own)
        return batch.set_column(ix, batch.schema.field(ix), kept), None


def stored_id(base: BaseSnapshot, article_id: str) -> str:
    """Return the id under which an article is stored that ``article_id`` is an alias of; else ``article_id`` itself."""
    aliases, ids = _aliases(base)
    at = pc.index_in(pa.array([article_id]), value_set=aliases)[0].as_py()
    return article_id if at is None else str(ids[at].as_py())


@functools.lru_cache(maxsize=2)
def _aliases(base: BaseSnapshot) -> tuple[pa.Array, pa.Array]:
    """Return the aliases and their articles as 32 hex characters."""
    rows = base.read(ADDRESSES, "")
    hexed = ([value.hex() for value in column.to_pylist()] for column in rows.columns)
    aliases, ids = (pa.array(column, pa.string()) for column in hexed)
    return aliases, ids
