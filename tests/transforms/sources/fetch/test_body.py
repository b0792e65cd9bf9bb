import gzip
import time
import zlib

import brotli
import pytest
import zstandard

from newsmill.transforms.sources.fetch.body import ACCEPTED, BodyFault, read_body

TEXT = b"Der Gemeinderat hat getagt. " * 20_000
BIG = 10**8


def raw_deflate(data):
    return zlib.compress(data)[2:-4]


PACKED = [
    ("gzip", gzip.compress),
    ("x-gzip", lambda data: gzip.compress(data[:1000]) + gzip.compress(data[1000:])),
    ("deflate", zlib.compress),
    ("deflate", raw_deflate),
    ("br", brotli.compress),
    ("zstd", zstandard.compress),
    ("zstd", lambda data: zstandard.compress(data[:1000]) + zstandard.compress(data[1000:])),
    ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
    ("identity", bytes),
    ("", bytes),
]


BOMBS = [("gzip", gzip.compress), ("br", lambda data: brotli.compress(data, quality=1)), ("zstd", zstandard.compress)]


def chunks(data, size):
    return [data[start : start + size] for start in range(0, len(data), size)]


@pytest.mark.parametrize(("encoding", "pack"), PACKED)
@pytest.mark.parametrize("size", [1, 1000, BIG])
def test_every_offered_encoding_is_unpacked_whatever_the_pieces(encoding, pack, size):
    assert read_body(chunks(pack(TEXT[:50_000]), size), encoding, BIG) == (TEXT[:50_000], None, None)


@pytest.mark.parametrize(("encoding", "pack"), PACKED[:8])
def test_a_packed_body_that_ends_too_early_is_given_as_far_as_it_goes(encoding, pack):
    packed = pack(TEXT)
    body = read_body([packed[: len(packed) // 2 + 1]], encoding, BIG)
    assert body.fault is BodyFault.TRUNCATED
    assert TEXT.startswith(body.data)


@pytest.mark.parametrize(("encoding", "pack"), BOMBS)
def test_a_bomb_is_stopped_at_the_limit(encoding, pack):
    bomb = pack(bytes(200 * 2**20))
    start = time.process_time()
    body = read_body(chunks(bomb, 4096), encoding, 10 * 2**20)
    assert (body.fault, len(body.data)) == (BodyFault.BOMB, 10 * 2**20)
    assert time.process_time() - start < 2


def test_a_plain_body_over_the_limit_is_cut_and_an_equal_one_is_not():
    assert read_body([b"a" * 10], "", 10).fault is None
    assert read_body([b"a" * 11], "", 10)[:2] == (b"a" * 10, BodyFault.TOO_LARGE)


def test_an_endless_body_is_left_at_the_limit():
    def endless():
        while True:
            yield b"x" * 1000

    assert read_body(endless(), "", 10_000).fault is BodyFault.TOO_LARGE


@pytest.mark.parametrize("encoding", ["compress", "gzip, gzip, gzip", "br;q=1"])
def test_encodings_that_were_not_offered_cannot_be_read(encoding):
    assert read_body([b"x"], encoding, BIG).fault is BodyFault.UNREADABLE


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "deflate"])
def test_a_body_that_is_not_what_its_encoding_says_cannot_be_read(encoding):
    assert read_body([b"\xff\xfe no packed data here"], encoding, BIG).fault is BodyFault.UNREADABLE
    assert read_body([], encoding, BIG) == (b"", None, None)


def test_a_gzip_file_without_content_encoding_is_unpacked_within_the_limit():
    assert read_body([gzip.compress(TEXT)], "", BIG).data == TEXT
    assert read_body([gzip.compress(bytes(2**20))], "", 2**18).fault is BodyFault.BOMB


def test_what_is_offered_can_be_read():
    packed = dict(PACKED)
    assert all(read_body([packed[name](TEXT)], name, BIG).data == TEXT for name in ACCEPTED.split(", "))


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("zstd", zstandard.compress)])
def test_nuls_behind_and_between_members_are_padding(encoding, pack):
    padded = pack(TEXT[:1000]) + bytes(700) + pack(TEXT[1000:2000]) + bytes(9)
    assert read_body(chunks(padded, 100), encoding, BIG) == (TEXT[:2000], None, None)


def test_bytes_behind_deflate_are_passed_over_and_behind_gzip_are_not():
    assert read_body([zlib.compress(TEXT) + b"more"], "deflate", BIG) == (TEXT, None, None)
    assert read_body([gzip.compress(TEXT) + b"more"], "gzip", BIG).fault is BodyFault.UNREADABLE
