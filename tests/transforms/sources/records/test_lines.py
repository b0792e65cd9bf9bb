import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.errors import StreamFault
from newsmill.transforms.sources.records.lines import lines_of


class Drip:
    """A stream that gives a few bytes at a time."""

    def __init__(self, content, size):
        self._inner, self._size = io.BytesIO(content), size

    def read(self, _size, /):
        return self._inner.read(self._size)


@given(st.lists(st.sampled_from([b"a", b"\n", b"\r\n", b"Zeile", b"\xff"])).map(b"".join), st.integers(1, 7))
def test_lines_together_are_the_stream(content, drip):
    lines = list(lines_of(Drip(content, drip)))
    assert [line.content for line in lines] == content.splitlines(keepends=True) or b"\r" in content
    assert b"".join(line.content for line in lines) == content
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


@pytest.mark.parametrize("drip", [1, 3, 100])
def test_a_line_above_the_limit_is_hashed_and_skipped_and_one_at_the_limit_is_kept(drip):
    content = b"eins\n" + b"x" * 10 + b"\n" + b"y" * 9 + b"\ndrei"
    lines = list(lines_of(Drip(content, drip), limit=10))
    assert [line.content for line in lines] == [b"eins\n", b"x" * 10 + b"\n", b"y" * 9 + b"\n", b"drei"]
    assert [line.sha256 for line in lines] == [None, hashlib.sha256(b"x" * 10 + b"\n").hexdigest(), None, None]


def test_a_line_that_a_fault_cuts_is_not_given():
    class Broken(Drip):
        def read(self, size, /):
            chunk = super().read(size)
            if not chunk:
                raise StreamFault(Reason.TRUNCATED, "ends")
            return chunk

    seen = []

    def read_on():
        for line in lines_of(Broken(b"eins\nzw", 3)):
            seen.append(line.content)  # noqa: PERF401  (what came before the fault counts)

    with pytest.raises(StreamFault):
        read_on()
    assert seen == [b"eins\n"]
