"""Wires stories into Beam: vectors, then stories by vectors."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import apache_beam as beam
import pyarrow as pa

from newsmill.schemas.rows.staged import StagedBatch, TableRows
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.stories.assign import story_rows
from newsmill.transforms.stories.vector import vectorize


class ArticlesVectorized(NamedTuple):
    """What ``VectorizeArticles`` gives."""

    rows: beam.PCollection[pa.RecordBatch]
    """Batches of ``StoryVector``, one for each batch taken."""
    failures: beam.PCollection[pa.RecordBatch]
    """Batches of ``Reject``; their articles stand alone."""


@dataclass
class VectorizeArticles(beam.PTransform):
    """Batches of ``LanguageArticle`` to batches of ``StoryVector``; ``tell`` false lets every article stand alone."""

    tell: bool = True

    def expand(self, articles: beam.PCollection[pa.RecordBatch]) -> ArticlesVectorized:
        """Compute the vectors batch by batch."""
        tell = self.tell
        compute = beam.FlatMap(lambda batch: _vectorized(batch, tell)).with_outputs("failures", main="rows")
        split = articles | "Compute vectors" >> compute
        return ArticlesVectorized(split.rows, split.failures)


def _vectorized(articles: pa.RecordBatch, tell: bool) -> Iterator[Any]:
    found = vectorize(articles, tell)
    yield found.rows
    if found.rejects.num_rows:
        yield beam.pvalue.TaggedOutput("failures", found.rejects)


@dataclass
class TellStories(beam.PTransform):
    """Staged ``StoryVector`` batches of a run to the stories that follow, as patches."""

    base: BaseSnapshot

    def expand(self, staged: beam.PCollection[StagedBatch]) -> beam.PCollection[list[TableRows]]:
        """Wire it: vectors stay in their files, paths alone are gathered."""
        base = self.base
        tell = beam.Map(lambda item: story_rows(base, [batch.path for batch in item[1]]))
        return (
            staged
            | "Key vectors as one" >> beam.WithKeys(0)
            | "Gather vectors" >> beam.GroupByKey()
            | "Tell stories" >> tell.with_output_types(list[TableRows])
        )


@dataclass
class ForgetStories(beam.PTransform):
    """The patches that follow when ``article_ids`` leave the store."""

    base: BaseSnapshot
    article_ids: tuple[str, ...]

    def expand(self, begin: beam.Pipeline) -> beam.PCollection[list[TableRows]]:
        """Wire it."""
        base, gone = self.base, self.article_ids
        tell = beam.Map(lambda _: story_rows(base, [], gone)).with_output_types(list[TableRows])
        return begin | "Once for stories" >> beam.Create([0]) | "Tell stories without" >> tell
