import bz2
import gzip
import io
import time
import tracemalloc
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.ground.unpacking import CutShortError, DamagedError, Packing, unpacked

WINDOW = 8 * 2**20
TEXT = b"".join(b"Meldung %d aus dem Rathaus.\n" % number for number in range(20_000))
PACK = {
    Packing.GZIP: gzip.compress,
    Packing.DEFLATE: zlib.compress,
    Packing.BZIP2: bz2.compress,
    Packing.BROTLI: lambda data: brotli.compress(data, quality=1),
    Packing.ZSTD: lambda data: zstandard.ZstdCompressor(write_checksum=True).compress(data),
}
SEVERAL = [Packing.GZIP, Packing.BZIP2, Packing.ZSTD]
SKIPPABLE = b"\x50\x2a\x4d\x18\x04\x00\x00\x00note"


def cut(data, size):
    return [data[start : start + size] for start in range(0, len(data), size)]


def read(packing, pieces, **options):
    """Return what is unpacked and the name of the error behind it."""
    found = io.BytesIO()
    try:
        for piece in unpacked(packing, pieces, **{"window": WINDOW, **options}):
            found.write(piece)
    except (CutShortError, DamagedError) as error:
        return found.getvalue(), type(error).__name__
    return found.getvalue(), None


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("size", [1, 300, 10**7])
def test_whatever_the_pieces_all_bytes_come(packing, size):
    text = TEXT[:40_000]
    assert read(packing, cut(PACK[packing](text), size)) == (text, None)


@pytest.mark.parametrize("packing", PACK)
def test_nothing_packed_is_nothing_and_nothing_unpacked_is_a_member(packing):
    assert read(packing, []) == (b"", None)
    assert read(packing, [b"", b""]) == (b"", None)
    assert read(packing, [PACK[packing](b"")]) == (b"", None)


def test_deflate_is_told_with_and_without_its_wrapper():
    raw = zlib.compress(TEXT)[2:-4]
    assert read(Packing.DEFLATE, cut(raw, 1000)) == (TEXT, None)
    assert read(Packing.DEFLATE, [raw[:1]])[1] == "CutShortError"


@pytest.mark.parametrize("packing", SEVERAL)
@pytest.mark.parametrize("padding", [0, 1, 5000])
@pytest.mark.parametrize("size", [1, 7, 10**6])
def test_members_with_padding_between_and_behind_are_one_stream(packing, padding, size):
    pack = PACK[packing]
    packed = pack(TEXT[:900]) + bytes(padding) + pack(b"") + pack(b"Ende") + bytes(padding)
    assert read(packing, cut(packed, size)) == (TEXT[:900] + b"Ende", None)


def test_a_frame_that_is_to_be_skipped_is_a_member_without_bytes():
    pack = PACK[Packing.ZSTD]
    for packed in (SKIPPABLE + pack(b"a") + SKIPPABLE + pack(b"b"), pack(b"ab") + SKIPPABLE):
        assert read(Packing.ZSTD, [packed]) == (b"ab", None)


@pytest.mark.parametrize("packing", PACK)
def test_what_follows_the_last_member_is_damage_unless_it_may_be_ignored(packing):
    packed = PACK[packing](TEXT)
    assert read(packing, [packed, b"garbage"]) == (TEXT, "DamagedError")
    if packing is not Packing.BROTLI:
        assert read(packing, [packed, b"garbage"], rest_ignored=True) == (TEXT, None)


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("missing", [1, 5, 200])
def test_a_stream_that_ends_too_early_gives_what_there_was(packing, missing):
    out, error = read(packing, [PACK[packing](TEXT)[:-missing]])
    assert error == "CutShortError"
    assert TEXT.startswith(out)


@pytest.mark.parametrize("packing", SEVERAL)
def test_a_damaged_stream_never_passes_as_whole(packing):
    packed = bytearray(PACK[packing](TEXT))
    packed[len(packed) // 2] ^= 0xFF
    assert read(packing, [bytes(packed)])[1] is not None


@pytest.mark.parametrize("packing", PACK)
def test_what_is_not_packed_so_is_damaged(packing):
    assert read(packing, [b"\xff\xfe is no packed data"]) == (b"", "DamagedError")


@given(packing=st.sampled_from(list(PACK)), noise=st.binary(max_size=200))
def test_no_bytes_raise_anything_else(packing, noise):
    read(packing, [noise])
    read(packing, [PACK[packing](b"Rat")[:8] + noise])


def test_a_window_above_the_limit_is_refused():
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=24)
    whole = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    packed = whole.compress(bytes(2**25)) + whole.flush()
    assert read(Packing.ZSTD, [packed], window=2**24) == (bytes(2**25), None)
    assert read(Packing.ZSTD, [packed], window=2**23) == (b"", "DamagedError")


@pytest.mark.parametrize("packing", PACK)
def test_no_step_of_a_bomb_gives_more_than_eight_megabytes(packing):
    bomb = PACK[packing](bytes(40 * 2**20))
    tracemalloc.start()
    longest = max(len(piece) for piece in unpacked(packing, [bomb], window=WINDOW))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert longest <= 8 * 2**20
    assert peak < 20 * 2**20


@pytest.mark.parametrize("packing", SEVERAL)
def test_time_grows_with_the_number_of_tiny_members(packing):
    def seconds(count):
        packed = PACK[packing](b"") * count
        begin = time.process_time()
        assert read(packing, [packed]) == (b"", None)
        return time.process_time() - begin

    seconds(1000)
    # Four times as much; its square would be sixteen.
    assert min(seconds(32_000), seconds(32_000)) < 11 * max(seconds(8_000), 0.02)


def test_what_the_source_raises_is_passed_on():
    def broken():
        yield gzip.compress(TEXT)[:100]
        raise TimeoutError

    with pytest.raises(TimeoutError):
        list(unpacked(Packing.GZIP, broken(), window=WINDOW))
