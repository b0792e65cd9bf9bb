"""Steps of stories: vectors of each batch, then stories by the vectors of a whole run."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import Changes, StagedSlice
from newsmill.schemas.state import STORY_VECTORS
from newsmill.transforms.ground.partitions import by_partition, day_name
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.stories.assign import story_rows
from newsmill.transforms.stories.vector import vectorize


@dataclass(frozen=True)
class VectorizeArticles:
    """Batches of ``LanguageArticle``, or of rows that extend it, to their story vectors by day."""

    tell: bool = True
    """False lets every article stand alone."""

    def __call__(self, articles: pa.RecordBatch) -> Changes:
        """Compute the vectors; an article on which newsmill fails stands alone."""
        found = vectorize(articles, self.tell)
        days = day_name(pc.cast(found.rows.column("day"), pa.int32()))
        changes = list(by_partition(STORY_VECTORS, pa.Table.from_batches([found.rows]), days))
        return Changes(changes, failures=(found.rejects,) if found.rejects.num_rows else ())


@dataclass(frozen=True)
class TellStories:
    """Staged slices, gathered by table, to the stories that follow from new vectors, as patches."""

    base: BaseSnapshot

    def __call__(self, gathered: tuple[str, Iterable[StagedSlice]]) -> Changes:
        """Tell the stories; slices of other tables change nothing."""
        table, slices = gathered
        if table != STORY_VECTORS.name:
            return Changes([])
        return Changes(story_rows(self.base, {part.path for part in slices if part.operation == "put"}))


@dataclass(frozen=True)
class ForgetStories:
    """Ids of the articles that leave the store to the patches that follow."""

    base: BaseSnapshot

    def __call__(self, article_ids: tuple[str, ...]) -> Changes:
        """Tell the stories without them."""
        return Changes(story_rows(self.base, [], article_ids))
