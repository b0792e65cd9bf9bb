"""``ReadInputs``: files and feeds in, batches of documents out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeAlias

import apache_beam as beam
import pyarrow as pa
from apache_beam import coders
from apache_beam.metrics import Metrics
from apache_beam.transforms.window import GlobalWindow
from apache_beam.typehints.decorators import no_annotations
from apache_beam.utils.timestamp import MIN_TIMESTAMP
from apache_beam.utils.windowed_value import WindowedValue

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.fetch import FeedRequest, FetchReport, PagesLeft
from newsmill.schemas.rows.input import InputOutcome
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.schemas.rows.work import Count
from newsmill.transforms.ground.batches import Batch, batches_of
from newsmill.transforms.ground.queue_uris import is_queue
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sources.errors import TRANSIENT
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.items import unseen
from newsmill.transforms.sources.listing.input_file import InputFile, fingerprinted
from newsmill.transforms.sources.queue.read_messages import read_messages
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.row import Cut
from newsmill.transforms.sources.source_settings import SourceSettings

NAMESPACE = "sources"
"""Namespace of the counters of this room."""

FILES = "files_in"
"""Files opened or tried."""
DOCUMENTS = "documents_out"
"""Documents given to normalize."""
BYTES = "content_bytes_out"
"""Bytes of their content."""
DROPPED = "dropped_"
"""Prefix of the counters of rejects, followed by the reason."""

UNFINISHED = "unfinished"
"""Count of the inputs of which a slice was read that is not their last."""

_ITEMS = "items"
_FAILURES = "failures"
_INPUTS = "inputs"
_TOLD = "told"

coders.registry.register_coder(InputFile, coders.RowCoder)
coders.registry.register_coder(InputOutcome, coders.RowCoder)

Input: TypeAlias = InputFile | tuple[FeedRequest, ...] | pa.RecordBatch
"""A file, be it of messages of a queue, feeds that one worker asks, or ``Reject`` rows of what could not be opened."""


class InputsRead(NamedTuple):
    """What ``ReadInputs`` gives."""

    rows: beam.PCollection[pa.RecordBatch]
    """Batches of ``Document`` from files, at most 64 documents or 8 MB of content (one document may stand above)."""
    items: beam.PCollection[pa.RecordBatch]
    """Batches of ``Document`` from feeds: the items that are new or changed."""
    failures: beam.PCollection[pa.RecordBatch]
    """Batches of ``Reject``."""
    inputs: beam.PCollection[InputOutcome]
    """One outcome for every file; messages have none: their positions are in the plan."""
    told: beam.PCollection[Count | FetchReport]
    """Counts ``read`` and ``unchanged`` (items passed by), and one report for each feed, asked or not."""


class PagesRead(NamedTuple):
    """What ``ReadPages`` gives."""

    rows: beam.PCollection[pa.RecordBatch]
    """``Document`` batches: every document given, with its page where it could be had."""
    failures: tuple[beam.PCollection[pa.RecordBatch], ...]
    """``Reject`` batches, one row for each page that could not; its document is among the rows all the same."""
    left: tuple[beam.PCollection[PagesLeft], ...]
    """Pages not asked for; their documents are among the rows, too."""


@dataclass
class ReadInputs(beam.PTransform):
    """Read files and ask feeds: takes lists of ``Input`` by number, gives batches, outcomes and reports."""

    settings: SourceSettings
    fetching: FetchSettings
    base: BaseSnapshot
    full_text: bool

    # Beam cannot use a NamedTuple of collections as a hint and would warn at every construction.
    @no_annotations
    def expand(self, inputs: beam.PCollection[tuple[int, Iterable[Input]]]) -> InputsRead:
        """Wire it."""
        read = _ReadInputs(self.settings, self.fetching, self.base, self.full_text)
        outputs = inputs | "Read" >> beam.ParDo(read).with_outputs(_ITEMS, _FAILURES, _INPUTS, _TOLD, main="rows")
        return InputsRead(*(outputs[name] for name in ("rows", _ITEMS, _FAILURES, _INPUTS, _TOLD)))


class _ReadInputs(beam.DoFn):
    """Reads input after input; a batch may hold documents of several files, a file may fill several batches."""

    def __init__(self, settings: SourceSettings, fetching: FetchSettings, base: BaseSnapshot, full_text: bool) -> None:
        self._settings = settings
        self._fetching = fetching
        self._base = base
        self._full_text = full_text

    def start_bundle(self) -> None:
        self._documents = Batch(Document)
        self._rejects = Batch(Reject)

    def process(self, element: tuple[int, Iterable[Input]]) -> Iterator[Any]:
        for given in element[1]:
            if isinstance(given, InputFile):
                yield from self._messages(given) if is_queue(given.uri) else self._file(given)
            elif isinstance(given, pa.RecordBatch):
                yield _told(Count("read", given.num_rows))
                yield beam.pvalue.TaggedOutput(_FAILURES, given)
            else:
                yield from self._feeds(given)

    def _messages(self, given: InputFile) -> Iterator[Any]:
        read = 0
        for row in read_messages(given, self._settings):
            if isinstance(row, Count):
                yield _told(row)
            elif not isinstance(row, Cut):
                read += 1
                yield from self._document(row) if isinstance(row, Document) else self._reject(row)
        yield _told(Count("read", read))

    def _file(self, given: InputFile) -> Iterator[Any]:
        _count(FILES)
        file = given if given.sha256 else fingerprinted(given)
        if isinstance(file, Reject):
            yield from self._reject(file)
            yield from _outcome(given, 0, 1, transient=True)
            return
        documents = rejects = 0
        transient = False
        next_offset = None
        for row in read(file, self._settings):
            if isinstance(row, Document):
                yield from self._document(replace(row, position=documents))
                documents += 1
            elif isinstance(row, Count):
                yield _told(row)
            elif isinstance(row, Cut):
                next_offset = row.next_offset
                yield _told(Count(UNFINISHED, 1))
            else:
                rejects += 1
                transient = transient or Reason(row.reason) in TRANSIENT
                yield from self._reject(row)
        yield from _outcome(file, documents, rejects, transient, next_offset)

    def _feeds(self, requests: tuple[FeedRequest, ...]) -> Iterator[Any]:
        from newsmill.transforms.sources.fetch.feed_hosts import fetch_feeds

        for outcome in fetch_feeds(requests, self._fetching):
            yield _told(Count("read", len(outcome.documents) + len(outcome.rejects)))
            placed = (replace(row, position=ix) for ix, row in enumerate(outcome.documents))
            for batch in batches_of(placed, Document):
                new = unseen(batch, self._base, self._full_text)
                yield _told(Count("unchanged", batch.num_rows - new.num_rows))
                if new.num_rows:
                    yield beam.pvalue.TaggedOutput(_ITEMS, new)
            if outcome.rejects:
                yield beam.pvalue.TaggedOutput(_FAILURES, to_batch(outcome.rejects, Reject))
            yield _told(FetchReport(outcome.state, outcome.pace, outcome.fetch, outcome.put_off))

    def finish_bundle(self) -> Iterable[Any]:
        for batch in self._documents.rest():
            yield _in_global_window(batch)
        for batch in self._rejects.rest():
            yield beam.pvalue.TaggedOutput(_FAILURES, _in_global_window(batch))

    def _document(self, row: Document) -> Iterator[pa.RecordBatch]:
        _count(DOCUMENTS)
        _count(BYTES, len(row.content))
        yield from self._documents.add(row)

    def _reject(self, row: Reject) -> Iterator[Any]:
        _count(DROPPED + row.reason)
        for batch in self._rejects.add(row):
            yield beam.pvalue.TaggedOutput(_FAILURES, batch)


def _outcome(
    file: InputFile, documents: int, rejects: int, transient: bool, next_offset: int | None = None
) -> Iterator[Any]:
    outcome = InputOutcome(file.uri, file.size, file.mtime_ns, file.sha256, documents, rejects, transient, next_offset)
    yield beam.pvalue.TaggedOutput(_INPUTS, outcome)
    yield _told(Count("read", documents + rejects))


def _told(report: Count | FetchReport) -> Any:
    return beam.pvalue.TaggedOutput(_TOLD, report)


def _in_global_window(value: Any) -> WindowedValue:
    return WindowedValue(value, MIN_TIMESTAMP, [GlobalWindow()])


def _count(name: str, by: int = 1) -> None:
    Metrics.counter(NAMESPACE, name).inc(by)
