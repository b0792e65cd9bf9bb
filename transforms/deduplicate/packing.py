"""Fingerprints as the store keeps them: 25 bits each for ascending 32-bit hashes, the code of Elias and Fano.

The three low bytes of each lie one after the other. The high bytes of an article's fingerprints are a row of bits: the
bit at ``high byte + position`` is set, where the position counts the article's fingerprints from 0.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.tokens import Ints

Bytes = npt.NDArray[np.uint8]
U32 = npt.NDArray[np.uint32]

LOW_BYTES = 3
LOW_BITS = np.uint32((1 << 8 * LOW_BYTES) - 1)
_HIGHS = 256
_BITS = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1)
_ONES: Ints = _BITS.sum(axis=1, dtype=np.int64)
"""How many bits of a byte are set."""
_NTH: Ints = np.argsort(1 - _BITS.astype(np.int8), axis=1, kind="stable")
"""Where in a byte the first bit that is set stands, the second and so on."""


class Packed(NamedTuple):
    """The fingerprints of one article."""

    highs: bytes
    """Bits, the first in the highest bit of the first byte; none when there are no fingerprints."""
    lows: bytes
    """Three bytes each, the lowest first."""


def pack(values: U32) -> Packed:
    r"""Return distinct ascending values packed.

    >>> packed = pack(np.array([1, 0x02000000, 0x02000003], np.uint32))
    >>> len(packed.highs), packed.lows
    (33, b'\x01\x00\x00\x00\x00\x00\x03\x00\x00')
    """
    if not len(values):
        return Packed(b"", b"")
    bits = np.zeros(_HIGHS + len(values), np.bool_)
    bits[(values >> np.uint32(24)) + np.arange(len(values), dtype=np.uint32)] = True
    lows = values.astype("<u4", copy=False).view(np.uint8).reshape(-1, 4)[:, :LOW_BYTES]
    return Packed(np.packbits(bits).tobytes(), lows.tobytes())


def unpack(highs: Bytes, lows: Bytes, counts: Ints) -> U32:
    """Return the values of many articles, whose packed forms lie one after the other; ``counts`` of each article."""
    values = low_bits(lows)
    values |= _high_bytes(highs, counts) << np.uint32(24)
    return values


def unpack_at(highs: Bytes, lows: Bytes, counts: Ints, places: Ints) -> U32:
    """Return those of ``unpack``'s values that stand at ``places``: of few the high bytes are told sooner by search."""
    starts = np.cumsum(_widths(counts)) - _widths(counts)
    before = np.cumsum(counts) - counts
    owners = np.searchsorted(before + counts, places, "right")
    # Each fingerprint has one bit that is set, so that those set before a byte number the fingerprints before it.
    ones = np.cumsum(_ONES[highs])
    at = np.searchsorted(ones, places, "right")
    bits = _NTH[highs[at], places - ones[at] + _ONES[highs[at]]]
    high = (at - starts[owners] // 8) * 8 + bits - (places - before[owners])
    values = low_bits(lows.reshape(-1, LOW_BYTES)[places].ravel())
    values |= high.astype(np.uint32) << np.uint32(24)
    return values


def low_bits(lows: Bytes) -> U32:
    """Return the low 24 bits of the values that have these low bytes."""
    values = np.zeros(len(lows) // LOW_BYTES, np.uint32)
    # A word is read at each place, which ends in the next value's first byte; behind the last one there is none.
    words: U32 = np.ndarray(max(len(values) - 1, 0), "<u4", lows, strides=(LOW_BYTES,))
    np.bitwise_and(words, LOW_BITS, out=values[:-1])
    values[-1:] = int.from_bytes(lows[-LOW_BYTES:].tobytes(), "little")
    return values


def _widths(counts: Ints) -> Ints:
    """Bits of each article, of which the last ones fill a byte."""
    return np.where(counts > 0, (_HIGHS + counts + 7) // 8 * 8, 0)


def _high_bytes(highs: Bytes, counts: Ints) -> U32:
    # Where the bits of each article begin, less the fingerprints before it: what is left of a place is the high byte.
    before = np.cumsum(_widths(counts)) - _widths(counts) - (np.cumsum(counts) - counts)
    places = np.flatnonzero(np.unpackbits(highs))
    places -= np.arange(len(places))
    places -= np.repeat(before, counts)
    return places.astype(np.uint32)
