"""``ReadFiles``: files in, batches of documents out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import apache_beam as beam
import pyarrow as pa
from apache_beam import coders
from apache_beam.metrics import Metrics
from apache_beam.transforms.window import GlobalWindow
from apache_beam.typehints.decorators import no_annotations
from apache_beam.utils.timestamp import MIN_TIMESTAMP
from apache_beam.utils.windowed_value import WindowedValue

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.input import InputOutcome
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.batches import Batch
from newsmill.transforms.sources.errors import TRANSIENT
from newsmill.transforms.sources.listing.input_file import InputFile, fingerprinted
from newsmill.transforms.sources.read import read
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

_FAILURES = "failures"
_INPUTS = "inputs"


coders.registry.register_coder(InputFile, coders.RowCoder)
coders.registry.register_coder(InputOutcome, coders.RowCoder)


class FilesRead(NamedTuple):
    """What ``ReadFiles`` gives."""

    rows: beam.PCollection[pa.RecordBatch]
    """Batches of ``Document``, at most 64 documents or 8 MB of content (one document may stand above)."""
    failures: beam.PCollection[pa.RecordBatch]
    """Batches of ``Reject``."""
    inputs: beam.PCollection[InputOutcome]
    """One outcome for every file."""


@dataclass
class ReadFiles(beam.PTransform[beam.PCollection[InputFile], FilesRead]):
    """Read files: takes ``InputFile``, gives batches of ``Document`` and of ``Reject``, and outcomes."""

    settings: SourceSettings

    # Beam cannot use a NamedTuple of collections as a hint and would warn at every construction.
    @no_annotations
    def expand(self, pcoll: beam.PCollection[InputFile]) -> FilesRead:
        """Wire the reading of one file into the flow."""
        read_files = beam.ParDo(_ReadFile(self.settings)).with_outputs(_FAILURES, _INPUTS, main="rows")
        outputs = pcoll | "ReadFile" >> read_files
        return FilesRead(outputs["rows"], outputs[_FAILURES], outputs[_INPUTS])


class _ReadFile(beam.DoFn):
    """Reads file after file; a batch may hold documents of several, a file may fill several batches."""

    def __init__(self, settings: SourceSettings) -> None:
        self._settings = settings

    def start_bundle(self) -> None:
        self._documents = Batch(Document)
        self._rejects = Batch(Reject)

    def process(self, element: InputFile) -> Iterable[Any]:
        _count(FILES)
        file = element if element.sha256 else fingerprinted(element)
        if isinstance(file, Reject):
            yield from self._reject(file)
            yield _outcome(element, 0, 1, transient=True)
            return
        documents = rejects = 0
        transient = False
        for row in read(file, self._settings):
            if isinstance(row, Document):
                yield from self._document(replace(row, position=documents))
                documents += 1
            else:
                rejects += 1
                transient = transient or Reason(row.reason) in TRANSIENT
                yield from self._reject(row)
        yield _outcome(file, documents, rejects, transient)

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


def _outcome(file: InputFile, documents: int, rejects: int, transient: bool) -> Any:
    outcome = InputOutcome(file.uri, file.size, file.mtime_ns, file.sha256, documents, rejects, transient)
    return beam.pvalue.TaggedOutput(_INPUTS, outcome)


def _in_global_window(value: Any) -> WindowedValue:
    return WindowedValue(value, MIN_TIMESTAMP, [GlobalWindow()])


def _count(name: str, by: int = 1) -> None:
    Metrics.counter(NAMESPACE, name).inc(by)
