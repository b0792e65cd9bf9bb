import datetime as dt

import apache_beam as beam
import pytest
from apache_beam import coders
from apache_beam.metrics import MetricsFilter
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.testing.util import assert_that, equal_to

from newsmill.schemas.row import from_batch, schema_of
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.ground.transform import Spread
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.listing.input_file import InputFile, fingerprinted
from newsmill.transforms.sources.listing.inputs import discover
from newsmill.transforms.sources.source_settings import SourceSettings
from newsmill.transforms.sources.transform import BYTES, DOCUMENTS, DROPPED, FILES, NAMESPACE, InputOutcome, ReadInputs

PLAIN = SourceSettings()
FETCHING = FetchSettings(dt.datetime(2026, 4, 30, tzinfo=dt.UTC), "run-1")


def flow(files, check_rows, check_failures, check_inputs):
    with beam.Pipeline(runner=FnApiRunner()) as pipeline:
        read = pipeline | Spread(tuple(files)) | ReadInputs(PLAIN, FETCHING, BaseSnapshot(""), full_text=False)
        assert_that(read.rows, check_rows, label="rows")
        assert_that(read.failures, check_failures, label="failures")
        assert_that(read.inputs, check_inputs, label="inputs")
        assert_that(read.items, equal_to([]), label="items")
    return pipeline.result


def counters(result):
    found = result.metrics().query(MetricsFilter().with_namespace(NAMESPACE))["counters"]
    return {counter.key.metric.name: counter.result for counter in found}


@pytest.fixture
def folder(tmp_path):
    for number in range(100):
        (tmp_path / f"{number:03}.txt").write_text(f"Meldung {number} aus dem Rathaus.")
    (tmp_path / "z.jsonl").write_bytes(b'{"text": "Eins."}\n{"text": "abgebro\n{"text": "Zwei."}\n')
    return tmp_path


def test_files_become_batches_failures_and_outcomes(folder):
    files = [fingerprinted(file) for file in discover([str(folder)], PLAIN).files]
    gone = InputFile("file:///gone.txt", str(folder / "gone.txt").encode(), 1, 1)

    def rows(batches):
        assert all(batch.schema == schema_of(Document) for batch in batches)
        assert all(0 < batch.num_rows <= 64 for batch in batches)
        documents = [row for batch in batches for row in from_batch(batch, Document)]
        assert sorted(row.content for row in documents) == sorted(
            [f"Meldung {number} aus dem Rathaus.".encode() for number in range(100)] + [b"Eins.", b"Zwei."]
        )
        assert len(batches) < 100

    def failures(batches):
        rejects = [row for batch in batches for row in from_batch(batch, Reject)]
        assert sorted((row.reason, row.locator) for row in rejects) == [("malformed", "line 2"), ("vanished", None)]

    def inputs(outcomes):
        assert sorted(outcomes) == sorted(
            [InputOutcome(file.uri, file.size, file.mtime_ns, file.sha256, 1, 0, False) for file in files[:100]]
            + [InputOutcome(files[100].uri, files[100].size, files[100].mtime_ns, files[100].sha256, 2, 1, False)]
            + [InputOutcome("file:///gone.txt", 1, 1, "", 0, 1, True)]
        )

    result = flow([*files, gone], rows, failures, inputs)
    counted = counters(result)
    assert counted[FILES] == 102
    assert counted[DOCUMENTS] == 102
    assert counted[BYTES] > 0
    assert counted[DROPPED + "malformed"] == counted[DROPPED + "vanished"] == 1


def test_content_that_changed_is_transient(folder):
    files = [fingerprinted(file) for file in discover([str(folder / "000.txt")], PLAIN).files]
    (folder / "000.txt").write_text("Nun steht hier etwas anderes.")

    def outcome(outcomes):
        assert [(item.documents, item.rejects, item.transient) for item in outcomes] == [(0, 1, True)]

    flow(files, lambda batches: None, lambda batches: None, outcome)


def test_a_batch_is_full_at_8_mb(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(b"Der Rat tagt.\n" * 250_000)
    files = discover([str(tmp_path)], PLAIN).files

    def rows(batches):
        sizes = [sum(len(row.content) for row in from_batch(batch, Document)) for batch in batches]
        assert sum(sizes) == 5 * 3_500_000
        assert max(sizes) <= 8 * 2**20 + 3_500_000

    flow(files, rows, lambda batches: None, lambda outcomes: None)


def test_outcomes_pass_the_row_coder():
    outcome = InputOutcome("file:///a", 2**40, 2**60, "ab", 1, 2, True)
    coder = coders.registry.get_coder(InputOutcome)
    assert coder.decode(coder.encode(outcome)) == outcome
