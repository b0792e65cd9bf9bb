"""Wires the pages behind items of feeds into Beam: one worker a host, several hosts at the same time within a worker.

It loads the client: a run without feeds does without this file.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

import apache_beam as beam
import pyarrow as pa
from apache_beam.typehints.decorators import no_annotations

from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.fetch import PagesLeft
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.batches import batches_of
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.fetch.gate import host_of
from newsmill.transforms.sources.fetch.hosts import host_shard
from newsmill.transforms.sources.fetch.pages import Page, fetch_pages
from newsmill.transforms.sources.fetch.parallel import in_parallel
from newsmill.transforms.sources.transform import PagesRead


@dataclass
class ReadPages(beam.PTransform):
    """Linked pages beside feed texts: takes ``Document`` batches, gives them with pages, and ``Reject`` batches."""

    settings: FetchSettings

    # Beam cannot use a NamedTuple of collections as a hint and would warn at every construction.
    @no_annotations
    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> PagesRead:
        """Wire it."""
        settings = self.settings
        split = beam.FlatMap(split_by_page_host, settings.shards).with_output_types(tuple[int, pa.RecordBatch])
        read = (
            batches
            | "Split by page host" >> split
            | "Group by page host" >> beam.GroupByKey()
            | "Fetch pages" >> beam.ParDo(_FetchPages(settings)).with_outputs("failures", "left", main="rows")
        )
        return PagesRead(read.rows, (read.failures,), (read.left,))


def split_by_page_host(batch: pa.RecordBatch, shards: int) -> list[tuple[int, pa.RecordBatch]]:
    """Split a ``Document`` batch so that all pages of a host come to one worker."""
    rows: dict[int, list[int]] = defaultdict(list)
    for position, url in enumerate(batch.column("url").to_pylist()):
        rows[host_shard(url or "", shards)].append(position)
    return [(shard, batch.take(pa.array(positions))) for shard, positions in sorted(rows.items())]


class _FetchPages(beam.DoFn):
    def __init__(self, settings: FetchSettings) -> None:
        self.settings = settings

    def process(
        self, element: tuple[int, Iterable[pa.RecordBatch]]
    ) -> Iterator[
        pa.RecordBatch
        | beam.pvalue.TaggedOutput[Literal["failures"], pa.RecordBatch]
        | beam.pvalue.TaggedOutput[Literal["left"], PagesLeft]
    ]:
        hosts: dict[str, list[Document]] = defaultdict(list)
        for batch in element[1]:
            for document in from_batch(batch, Document):
                hosts[host_of(document.url or "")].append(document)
        work = partial(fetch_pages, settings=self.settings)
        told = _Told([], Counter())
        pages = in_parallel(list(hosts.values()), work, self.settings.threads)
        yield from batches_of(_documents(pages, told), Document)
        if told.letters:
            yield beam.pvalue.TaggedOutput("failures", to_batch(told.letters, Reject))
        for (feed_url, why), count in sorted(told.left.items()):
            yield beam.pvalue.TaggedOutput("left", PagesLeft(feed_url, why, count))


class _Told(NamedTuple):
    """What is to be told of pages beside their documents."""

    letters: list[Reject]
    left: Counter[tuple[str, str]]
    """Pages left, by feed and reason."""


def _documents(pages: Iterable[Page], told: _Told) -> Iterator[Document]:
    for page in pages:
        if page.reject:
            told.letters.append(page.reject)
        if page.left:
            told.left[page.document.document_uri, page.left] += 1
        yield page.document
