import apache_beam as beam
import pyarrow as pa
from apache_beam.testing.test_pipeline import TestPipeline as BeamPipeline
from apache_beam.testing.util import assert_that, equal_to

from newsmill.transforms.ground import progress
from newsmill.transforms.ground.transform import Advance, Through


def batch(*numbers: int) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"number": numbers})


def above_two(rows: pa.RecordBatch) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    kept = [number for number in rows.column("number").to_pylist() if number > 2]
    return batch(*kept), batch(*(set(rows.column("number").to_pylist()) - set(kept)))


def listed(rows: pa.RecordBatch) -> tuple[list[int], None]:
    return rows.column("number").to_pylist(), None


def test_a_batch_takes_all_steps_and_what_became_empty_goes_no_further() -> None:
    progress.reset()
    with BeamPipeline() as pipeline:
        taken = pipeline | beam.Create([batch(1, 5), batch(2)]) | Through((Advance("read"), above_two, listed))
        assert_that(taken.rows, equal_to([[5]]))
        rejected = taken.failures | beam.FlatMap(lambda rows: rows.column("number").to_pylist())
        assert_that(rejected, equal_to([1, 2]), "failures")
    assert progress.counts()["read"] == 3
