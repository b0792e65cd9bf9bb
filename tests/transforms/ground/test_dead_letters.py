import hashlib

import pytest

from newsmill.schemas.rows.reject import PAYLOAD_LIMIT, Reason
from newsmill.transforms.ground.dead_letters import DETAIL_LIMIT, dead_letter


def letter(detail="no", payload=None, locator=None, **more):
    return dead_letter("normalize", "file:///a", Reason.EMPTY, detail, payload, locator, **more)


@pytest.mark.parametrize(("given", "kept"), [("x" * DETAIL_LIMIT, DETAIL_LIMIT), ("x" * 501, DETAIL_LIMIT), ("", 0)])
def test_a_detail_is_cut_to_what_the_table_keeps(given, kept):
    assert len(letter(given).detail) == kept


def test_what_no_table_can_hold_is_repaired():
    told = letter("Stra\udcdfe", locator="a\ud83d")
    assert (told.detail, told.locator) == ("Straße", "a\N{REPLACEMENT CHARACTER}")


@pytest.mark.parametrize("size", [0, PAYLOAD_LIMIT - 1, PAYLOAD_LIMIT, PAYLOAD_LIMIT + 1, 100_000])
def test_the_payload_is_cut_and_its_hash_is_of_all(size):
    whole = bytes(number % 251 for number in range(size))
    told = letter(payload=whole)
    assert (told.payload, told.payload_sha256) == (whole[:PAYLOAD_LIMIT], hashlib.sha256(whole).hexdigest())
    assert letter(payload=b"begin", sha256="of-all").payload_sha256 == "of-all"


def test_nothing_read_is_no_payload_and_empty_is_an_empty_one():
    nothing, empty = letter(payload=None), letter(payload=b"")
    assert (nothing.payload, empty.payload) == (None, b"")
    assert nothing.payload_sha256 == empty.payload_sha256 == hashlib.sha256(b"").hexdigest()
