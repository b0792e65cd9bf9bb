import hashlib
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.sources.records.json_values import JsonValues

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(['"', "\\", '\\"', "{[", "]}"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


class Drip:
    def __init__(self, content, size):
        self._inner, self._size = io.BytesIO(content), size

    def read(self, _size, /):
        return self._inner.read(self._size)


@given(st.lists(JSON), st.integers(1, 9), st.booleans())
def test_values_come_back_however_the_stream_is_cut(values, size, ascii_only):
    content = "\n".join(json.dumps(value, ensure_ascii=ascii_only) for value in values).encode("utf-8", "replace")
    expected = [json.loads(line) for line in content.decode().split("\n") if line]
    stream, got = JsonValues(Drip(content, size)), []
    while stream.peek():
        value = stream.value()
        assert value.whole
        got.append(json.loads(value.content))
    assert got == expected


@given(JSON.map(json.dumps).map(str.encode), st.integers(1, 9), st.integers(0, 20))
def test_a_value_above_the_limit_is_hashed_and_the_next_one_is_whole(content, size, limit):
    stream = JsonValues(Drip(content + b" {}", size), limit=limit)
    value = stream.value()
    expected = None if len(content) <= limit else hashlib.sha256(content).hexdigest()
    assert value.sha256 == expected
    stream.peek()
    assert stream.read(100).startswith(b"{")


def test_a_value_that_the_stream_cuts_is_not_whole():
    assert not JsonValues(io.BytesIO(b'{"a": "b')).value().whole
    assert not JsonValues(io.BytesIO(b'"a\\')).value().whole
    assert JsonValues(io.BytesIO(b"12")).value().whole
