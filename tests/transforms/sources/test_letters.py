import hashlib

import pytest

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.letters import reject


@pytest.mark.parametrize("size", [0, 4095, 4096, 4097, 100_000])
def test_a_dead_letter_keeps_the_first_four_kilobytes_and_the_hash_of_all(size):
    payload = bytes(number % 251 for number in range(size))
    letter = reject("file:///a", Reason.NOT_TEXT, "noise", payload)
    assert letter.payload == payload[:4096]
    assert letter.payload_sha256 == hashlib.sha256(payload).hexdigest()


def test_nothing_that_could_be_read_has_the_hash_of_no_bytes():
    letter = reject("file:///a", Reason.PERMISSION, "may not be read")
    assert (letter.payload, letter.payload_sha256) == (None, hashlib.sha256(b"").hexdigest())


def test_what_was_read_in_part_has_the_hash_it_is_given():
    assert reject("file:///a", Reason.TOO_LARGE, "large", b"start", sha256="ab" * 32).payload_sha256 == "ab" * 32


def test_a_detail_of_any_length_and_of_lone_surrogates_can_be_stored():
    letter = reject("file:///a", Reason.MALFORMED, "x\udcff" * 1000, locator="line \udcff")
    assert len(letter.detail) == 500
    (letter.detail + letter.locator).encode()
