import pytest

from newsmill.pipeline.engines.choice import FLINK, Engine
from newsmill.pipeline.plan import BYTES_PER_PIECE, PIECES_A_WORKER, pieces_for
from newsmill.transforms.sources.listing.input_file import InputFile


def inputs(size: int) -> list[InputFile]:
    return [InputFile("file:///a.jsonl", b"/a.jsonl", size, 0)]


@pytest.mark.parametrize("size", [10, 100 * BYTES_PER_PIECE])
def test_one_process_shares_its_work_with_nobody_whatever_the_size(size: int) -> None:
    assert pieces_for(inputs(size), Engine()) == 1
    assert pieces_for(inputs(size), Engine(workers=3)) == 3 * PIECES_A_WORKER


def test_an_engine_elsewhere_gets_more_pieces_for_more_bytes() -> None:
    assert pieces_for(inputs(10), Engine(FLINK)) == 1
    assert pieces_for(inputs(10), Engine(FLINK, workers=3)) == 3 * PIECES_A_WORKER
    assert pieces_for(inputs(100 * BYTES_PER_PIECE), Engine(FLINK, workers=3)) == 101
