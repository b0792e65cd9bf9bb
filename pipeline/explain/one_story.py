"""``explain`` of two articles: why they are, or are not, one story."""

import datetime as dt

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.article_names import article_named
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.state import STORY_VECTORS
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.partitions import day_name
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array, no_rows
from newsmill.transforms.stories.columns import read_vectors
from newsmill.transforms.stories.days import SPAN
from newsmill.transforms.stories.explain import Told, explain_story
from newsmill.transforms.stories.vector import primary

_COLUMNS = ["article_id", "story_id", "title", "source", "language", "published_at", "body"]
_UNDATED = dt.datetime.max.replace(tzinfo=dt.UTC)


def story_explanation(store: Store, name: str, other: str) -> str:
    """Return why two articles (ids, unique beginnings of ids, or addresses) are, or are not, one story.

    Raises:
        UsageError: a name stands for no article of the store, or for several.
    """
    base = base_of(store)
    rows = [_told(base, article_named(base, given)) for given in (name, other)]
    first, last = sorted(rows, key=lambda row: (row[0].published_at or _UNDATED, row[0].article_id))
    window = _window(base, last[1], primary(last[0].language))
    return explain_story(first[0], last[0], read_vectors(window))


def _told(base: BaseSnapshot, article_id: str) -> tuple[Told, int]:
    """Return the article and its day."""
    day: int = base.known(id_array(pa.array([article_id])), ["day"]).column("day")[0].as_py()
    month = day_name(pa.array([day], pa.int32()))[0].as_py()[:7]
    rows = base.read(ARTICLES, month, _COLUMNS)
    return Told(**rows.filter(pc.equal(rows.column("article_id"), article_id)).to_pylist()[0]), day


def _window(base: BaseSnapshot, day: int, language: str | None) -> pa.Table:
    days = day_name(pa.array(range(day - SPAN + 1, day + 1), pa.int32())).to_pylist()
    rows = pa.concat_tables([no_rows(STORY_VECTORS.schema), *(base.read(STORY_VECTORS, name) for name in days)])
    return rows.filter(pc.equal(rows.column("language"), pa.scalar(language, pa.string())))
