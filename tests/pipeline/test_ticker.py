import os
import re
import select
import time
from collections.abc import Iterator

import pytest

from newsmill.pipeline import ticker
from newsmill.pipeline.ticker import Pace, Phase, phase_of, progress_line, ticking
from newsmill.transforms.ground import progress

PACE = Pace(took=8.0, since=0.0)


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    progress.reset()
    yield
    progress.reset()


@pytest.mark.parametrize(
    ("counts", "totals", "phase"),
    [
        ({}, {}, ("starting", 0, 0, 0)),
        ({}, {"bytes": 9}, ("starting", 0, 0, 0)),
        ({"read": 2}, {}, ("reading", 0, 0, 2)),
        ({"bytes": 4, "read": 2}, {"bytes": 9, "feeds": 3}, ("reading", 4, 9, 2)),
        ({"feeds": 1}, {"bytes": 0, "feeds": 3}, ("reading", 1, 3, 0)),
        ({"read": 8, "work": 6}, {"bytes": 9}, ("tagging", 0, 6, 0)),
        ({"read": 8, "work": 6, "tagged": 4}, {"bytes": 9}, ("tagging", 4, 6, 4)),
        ({"read": 8, "work": 6, "tagged": 6}, {"bytes": 9}, ("comparing and writing", 0, 0, 6)),
        ({"read": 8, "tagged": 4}, {"read": 8}, ("tagging", 4, 8, 4)),
    ],
)
def test_what_a_run_is_doing_follows_from_its_counts(
    counts: dict[str, int], totals: dict[str, int], phase: tuple[str, int, int, int]
) -> None:
    assert phase_of(counts, totals) == phase


@pytest.mark.parametrize("width", [1, 10, 39, 59, 119, 199])
@pytest.mark.parametrize("name", ["starting", "reading", "comparing and writing"])
def test_line_is_never_wider_than_the_terminal(width: int, name: str) -> None:
    line = progress_line(Phase(name, 10**12, 3 * 10**12, 10**9), PACE, 10**6, width)
    assert len(line) <= width
    assert name.startswith(line[: len(name)])


def test_time_left_counts_down_between_batches_and_never_to_nothing() -> None:
    phase = Phase("tagging", 256, 512, 256)
    lines = [progress_line(phase, Pace(8.0, since), 9.0, 80) for since in (0.0, 3.0, 30.0)]
    assert [re.search(r"(\d+) s left", line)[1] for line in lines] == ["8", "5", "1"]  # type: ignore[index]


def test_no_time_left_is_told_of_a_pace_that_nobody_knows() -> None:
    assert "left" not in progress_line(Phase("reading", 5, 10, 1), Pace(0.9, 0.0), 1.0, 80)
    assert "left" not in progress_line(Phase("tagging", 0, 10, 0), PACE, 9.0, 80)
    assert "left" not in progress_line(Phase("reading", 0, 0, 7), PACE, 9.0, 80)


class Terminal:
    """The end of a pseudo-terminal that a process writes to."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.descriptor

    def write(self, text: str) -> int:
        return os.write(self.descriptor, text.encode())

    def flush(self) -> None:
        pass


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    ends = os.openpty()
    yield ends
    for end in ends:
        os.close(end)


def test_the_line_is_there_at_once(terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = terminal
    monkeypatch.setattr(ticker, "INTERVAL", 3600.0)
    with ticking(Terminal(writer)):  # type: ignore[arg-type]
        assert select.select([reader], [], [], 60)[0]
        assert b"starting" in os.read(reader, 1000)


def test_a_terminal_shows_one_line_that_is_gone_in_the_end(terminal: tuple[int, int]) -> None:
    reader, writer = terminal
    began = time.monotonic()
    with ticking(Terminal(writer)):  # type: ignore[arg-type]
        first = os.read(reader, 1000)
        progress.expect(bytes=100)
        progress.advance("bytes", 50)
        drawn = first
        while b"reading 50 %" not in drawn and time.monotonic() - began < 60:  # it is drawn again and again
            drawn += os.read(reader, 1000)
    os.write(writer, b"end")
    while not drawn.endswith(b"end"):
        drawn += os.read(reader, 10_000)
    assert b"\n" not in drawn
    assert b"starting" in first
    assert b"reading 50 %" in drawn
    assert drawn.endswith(b"\r\x1b[2Kend")


def test_a_pipe_gets_nothing() -> None:
    reader, writer = os.pipe()
    with os.fdopen(writer, "w") as stream, ticking(stream):
        progress.advance("read", 1)
    with os.fdopen(reader) as told:
        assert told.read() == ""
