import io

import pytest

from newsmill.transforms.sources.buckets.stream import RangeStream

CONTENT = bytes(range(256)) * 5


def stream(asked: list[int], content: bytes = CONTENT, size: int = len(CONTENT)) -> io.BufferedReader:
    def chunks(offset: int):
        asked.append(offset)
        return (content[at : at + 100] for at in range(offset, len(content), 100))

    return io.BufferedReader(RangeStream(size, chunks), 64)


def test_an_object_is_read_on_in_one_request():
    asked: list[int] = []
    assert stream(asked).read() == CONTENT
    assert asked == [0]


def test_seeking_asks_again_from_there_and_only_when_something_is_read():
    asked: list[int] = []
    reader = stream(asked)
    reader.seek(-10, io.SEEK_END)
    reader.seek(700)
    assert asked == []
    assert (reader.read(5), reader.tell()) == (CONTENT[700:705], 705)
    reader.seek(-10, io.SEEK_END)
    assert reader.read() == CONTENT[-10:]
    assert asked == [700, len(CONTENT) - 10]


def test_an_object_that_ends_early_is_an_error_and_no_short_read():
    with pytest.raises(OSError, match="ends at byte 50 of 1280"):
        stream([], content=CONTENT[:50]).read()


def test_an_empty_object_asks_for_nothing():
    asked: list[int] = []
    assert stream(asked, b"", 0).read() == b""
    assert asked == []
