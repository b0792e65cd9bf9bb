"""Articles that came, changed or went, to the stories that are told anew: patches of ``articles`` and of the state."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import STORY_VECTORS
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.partitions import by_partition, day_name, month_of_day
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array, no_rows, read_file
from newsmill.transforms.stories.columns import Vectors, read_vectors
from newsmill.transforms.stories.days import Archive, Labels, tell_stories
from newsmill.transforms.stories.grouping import MEASURES


def story_rows(base: BaseSnapshot, staged: Iterable[str], gone: Iterable[str] = ()) -> list[TableRows]:
    """Return the patches that follow from the staged ``StoryVector`` files and from the articles that leave the store.

    Args:
        base: the store.
        staged: paths of this run's vectors; a vector takes the place of the stored one of the same article.
        gone: ids of articles that leave the store.
    """
    schema = STORY_VECTORS.schema
    new = pa.concat_tables([no_rows(schema), *(read_file(path).cast(schema) for path in sorted(staged))])
    left = pa.chunked_array([*new.column("article_id").chunks, pa.array(sorted(gone), pa.string())], pa.string())
    stock = _Stock(base, new, left.combine_chunks())
    own = new.column("article_id").to_pylist()
    stories = {article.encode(): article.encode() for article in own}
    for language in sorted(MEASURES):
        changed = stock.changed_days(language)
        if changed:
            stories |= tell_stories(stock.archive(language), changed)
    return list(_patches(stories, stock, set(own)))


@dataclass
class _Stock:
    """Stored and new vectors together."""

    base: BaseSnapshot
    new: pa.Table
    """Vectors of this run."""
    left_out: pa.Array
    """Ids whose stored vectors count no more."""
    before: Labels = field(default_factory=dict)
    """Stories of the articles read so far, as they are stored."""
    days: dict[bytes, int] = field(default_factory=dict)
    """Days of the articles read so far."""

    def __post_init__(self) -> None:
        self._remember(self.new)
        # Cut by day once: a run may have the vectors of many days in many pieces.
        self.new = self.new.combine_chunks().sort_by([("language", "ascending"), ("day", "ascending")])
        keys = zip(*(self.new.column(name).to_pylist() for name in ("language", "day")), strict=True)
        self._bounds: dict[tuple[str | None, int | None], tuple[int, int]] = {}
        for at, key in enumerate(keys):
            start, _ = self._bounds.get(key, (at, 0))
            self._bounds[key] = (start, at + 1)
        known = self.base.known(id_array(self.left_out), ["day"]).column("day").combine_chunks()
        partitions = day_name(pc.unique(pc.drop_null(known)).cast(pa.int32())).to_pylist()
        parts = [self.base.read(STORY_VECTORS, day, ["article_id", "day", "language"]) for day in partitions]
        none = no_rows(pa.schema([STORY_VECTORS.schema.field(name) for name in ("article_id", "day", "language")]))
        stored = pa.concat_tables([none, *parts])
        self.replaced = stored.filter(pc.is_in(stored.column("article_id"), value_set=self.left_out))

    def changed_days(self, language: str) -> list[int]:
        """Return the days on which articles of ``language`` came, changed or went; one without terms stands alone."""
        told = self.new.filter(pc.greater(pc.binary_length(self.new.column("numbers")), 0))
        parts = [rows.filter(pc.equal(rows.column("language"), language)) for rows in (told, self.replaced)]
        return sorted({day for part in parts for day in part.column("day").to_pylist()})

    def archive(self, language: str) -> Archive:
        """Return the articles of ``language`` as they are now."""
        stored = [int(np.datetime64(day, "D").astype(int)) for day in self.base.partitions(STORY_VECTORS)]
        days = sorted({*stored, *self.changed_days(language)})
        return Archive(language, tuple(days), lambda day: self._read(language, day))

    def _read(self, language: str, day: int) -> tuple[Vectors, Labels]:
        stored = self.base.read(STORY_VECTORS, day_name(pa.array([day], pa.int32()))[0].as_py())
        stored = stored.filter(pc.invert(pc.is_in(stored.column("article_id"), value_set=self.left_out)))
        stored = stored.filter(pc.equal(stored.column("language"), language))
        labels = self._remember(stored)
        start, end = self._bounds.get((language, day), (0, 0))
        return read_vectors(pa.concat_tables([stored, self.new.slice(start, end - start)])), labels

    def _remember(self, rows: pa.Table) -> Labels:
        ids, stories = (rows.column(name).cast(pa.binary()).to_pylist() for name in ("article_id", "story_id"))
        labels: Labels = dict(zip(ids, stories, strict=True))
        self.before |= labels
        self.days |= dict(zip(ids, rows.column("day").to_pylist(), strict=True))
        return labels


def _patches(stories: Labels, stock: _Stock, own: set[str]) -> Iterator[TableRows]:
    """Yield the stories of new articles, and of others where they changed, for the articles and the state."""
    told = [
        (article.decode(), story.decode(), stock.days[article])
        for article, story in sorted(stories.items())
        if article.decode() in own or stock.before[article] != story
    ]
    if not told:
        return
    ids, names, days = zip(*told, strict=True)
    patch = pa.table({"article_id": pa.array(ids), "story_id": pa.array(names)})
    numbers = pa.array(days, pa.int32())
    yield from by_partition(ARTICLES, patch, month_of_day(numbers), "patch")
    yield from by_partition(STORY_VECTORS, patch, day_name(numbers), "patch")
