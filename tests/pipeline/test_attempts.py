from pathlib import Path

import pyarrow as pa
import pytest

from newsmill.pipeline.attempts import begin
from newsmill.pipeline.results import read_results, write_results
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.recover import recover
from newsmill.schemas.rows.work import Count
from newsmill.schemas.tables import CLUSTERS
from newsmill.transforms.sinks.staging import write_batch

NOTHING = pa.RecordBatch.from_pylist([], CLUSTERS.schema)


def test_every_attempt_has_a_folder_of_its_own(empty: Store) -> None:
    one, other = begin(empty), begin(empty)
    assert one.run_id != other.run_id
    assert {Path(attempt.folder) for attempt in (one, other)} == set(empty.staging.iterdir())
    assert Path(begin(empty, "run-1").folder).name == "run-1"


def test_what_a_killed_attempt_left_cannot_be_taken_for_the_next_nor_disturb_it(empty: Store) -> None:
    killed = begin(empty)
    write_batch(killed.folder, "rows", NOTHING)
    write_results(killed, [Count("new", 1)])
    assert recover(empty) == [f".staging/{killed.run_id}"]
    following = begin(empty)

    # A job that it left on an engine elsewhere goes on.
    with pytest.raises(FileNotFoundError):
        write_batch(killed.folder, "rows", NOTHING)
    with pytest.raises(FileNotFoundError):
        write_results(killed, [Count("new", 2)])

    with pytest.raises(FileNotFoundError):
        read_results(following)
    assert [path.name for path in empty.staging.iterdir()] == [following.run_id]
