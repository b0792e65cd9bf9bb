import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.deduplicate.packing import pack, unpack, unpack_at

HASHES = st.sets(st.integers(0, 2**32 - 1) | st.sampled_from([0, 1, 2**24 - 1, 2**24, 2**32 - 1]), max_size=60)


@given(st.lists(HASHES, max_size=6), st.integers(1, 9))
def test_packed_values_come_back_whatever_lies_beside_them(articles, step):
    rows = [np.array(sorted(values), np.uint32) for values in articles]
    packed = [pack(row) for row in rows]
    highs = np.frombuffer(b"".join(each.highs for each in packed), np.uint8)
    lows = np.frombuffer(b"".join(each.lows for each in packed), np.uint8)
    counts = np.array([len(row) for row in rows], np.int64)
    found = unpack(highs, lows, counts)
    assert found.tolist() == [value for row in rows for value in row.tolist()]
    places = np.arange(0, len(found), step)
    assert unpack_at(highs, lows, counts, places).tolist() == found[places].tolist()


def test_three_hundred_values_take_a_fifth_less():
    values = np.unique(np.random.default_rng(1).integers(0, 2**32, 300, np.uint32))
    packed = pack(values)
    assert len(packed.highs) + len(packed.lows) < 0.81 * values.nbytes
