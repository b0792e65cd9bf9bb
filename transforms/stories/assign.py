"""Articles that came, changed or went, to the stories that are told anew: patches of ``articles`` and of the state."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import STORY_VECTORS
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.partitions import by_partition, day_name, month_of_day
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array, no_rows, read_file
from newsmill.transforms.stories.columns import Vectors, read_vectors
from newsmill.transforms.stories.days import Archive, Told, tell_stories
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
    rows = {article: (article, day) for article, day in zip(own, new.column("day").to_pylist(), strict=True)}
    for language in sorted(MEASURES):
        changed = stock.changed_days(language)
        for told in tell_stories(stock.archive(language), changed) if changed else ():
            rows |= _changed(told, rows)
    return list(_patches(rows, frozenset(own)))


def _changed(told: Told, own: Container[str]) -> dict[str, tuple[str, int]]:
    """Return story and day of the articles of a day that are in another story than before, or are this run's."""
    differ = told.stories != told.before
    listed = zip(told.articles.tolist(), told.stories.tolist(), differ.tolist(), strict=True)
    return {
        article.decode(): (story.decode(), told.day)
        for article, story, other in listed
        if other or article.decode() in own
    }


@dataclass
class _Stock:
    """Stored and new vectors together."""

    base: BaseSnapshot
    new: pa.Table
    """Vectors of this run."""
    left_out: pa.Array
    """Ids whose stored vectors count no more."""

    def __post_init__(self) -> None:
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

    def _read(self, language: str, day: int) -> Vectors:
        stored = self.base.read(STORY_VECTORS, day_name(pa.array([day], pa.int32()))[0].as_py())
        kept = pc.invert(pc.is_in(stored.column("article_id"), value_set=self.left_out))
        kept = pc.and_(kept, pc.fill_null(pc.equal(stored.column("language"), language), False))
        start, end = self._bounds.get((language, day), (0, 0))
        return read_vectors(pa.concat_tables([_filtered(stored, kept), self.new.slice(start, end - start)]))


def _filtered(rows: pa.Table, kept: pa.ChunkedArray) -> pa.Table:
    return rows if pc.all(kept).as_py() else rows.filter(kept)


def _patches(told: Mapping[str, tuple[str, int]], new: Container[str]) -> Iterator[TableRows]:
    """Yield the stories of new articles, and of others where they changed, for the articles and the state."""
    if not told:
        return
    ids = sorted(told)
    names, days = zip(*(told[article] for article in ids), strict=True)
    patch = pa.table({"article_id": pa.array(ids), "story_id": pa.array(names)})
    numbers = pa.array(days, pa.int32())
    yield from by_partition(ARTICLES, patch, month_of_day(numbers), "patch")
    # The vector of a new article bears the article's own story already, as most stay alone.
    other = [name != article or article not in new for article, name in zip(ids, names, strict=True)]
    yield from by_partition(STORY_VECTORS, patch.filter(other), day_name(numbers.filter(pa.array(other))), "patch")
