import io

import pytest

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.containers.bombs import Allowance, Metered, allowed
from newsmill.transforms.sources.errors import StreamFault

PACKED = 100
FLOOR = 100 * 2**20


@pytest.mark.parametrize(
    ("packed", "unpacked"), [(0, FLOOR), (FLOOR // 200, FLOOR), (FLOOR // 200 + 1, FLOOR + 200), (2**30, 200 * 2**30)]
)
def test_a_file_may_unpack_to_two_hundred_times_its_size_and_a_small_one_to_a_hundred_megabytes(packed, unpacked):
    assert allowed(packed) == unpacked


def test_an_allowance_may_be_spent_whole_and_not_by_a_byte_more():
    allowance = Allowance(PACKED)
    allowance.spend(FLOOR)
    assert not allowance.exhausted
    with pytest.raises(StreamFault) as fault:
        allowance.spend(1)
    assert fault.value.reason == Reason.BOMB
    assert allowance.exhausted


def test_reading_spends_every_allowance():
    nearly_spent, other = Allowance(PACKED), Allowance(PACKED)
    nearly_spent.spend(FLOOR - 3)
    stream = Metered(io.BytesIO(b"abcdef"), other, nearly_spent)
    assert stream.read(3) == b"abc"
    with pytest.raises(StreamFault):
        stream.read(3)


def test_the_end_of_a_stream_costs_nothing():
    allowance = Allowance(PACKED)
    allowance.spend(FLOOR)
    assert Metered(io.BytesIO(b""), allowance).read(10) == b""
