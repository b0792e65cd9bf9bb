"""A table from whole numbers to rows that is asked for many numbers at once.

A number is multiplied, its highest bits name a bucket, and what lies in the bucket is compared: some ten nanoseconds a
number, where a binary search by ``numpy.searchsorted`` takes sixty.
"""

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""2**64 divided by the golden ratio, odd (Knuth, The Art of Computer Programming, volume 3, section 6.4)."""
_ROOM = 4
"""Buckets for each number, or up to twice as many."""


class KeyTable:
    """Rows by key; immutable after construction."""

    def __init__(self, keys: Array, rows: Array, none: int) -> None:
        """Keep ``rows`` by ``keys``.

        Args:
            keys: int64 of shape (n,), each at least 0 and there once.
            rows: int64 of shape (n,).
            none: the row of every other key.
        """
        self._none = none
        self._shift = np.uint64(64 - (_ROOM * len(keys) + 1).bit_length())
        buckets = self._buckets(keys)
        order = np.argsort(buckets)
        filled, starts = np.unique(buckets[order], return_index=True)
        self._keys = np.append(keys[order], -1)  # no key: where empty buckets lead
        self._rows = np.append(rows[order], none)
        self._goes_on = np.full(len(self._keys), True)
        """bool: the next key is in the same bucket."""
        self._goes_on[np.append(starts, len(keys)) - 1] = False  # at -1 what empty buckets lead to
        self._starts = np.full(2 ** (64 - int(self._shift)), len(keys), dtype=np.int32)
        self._starts[filled] = starts

    def rows_of(self, keys: Array) -> Array:
        """Return the row of each of ``keys``, int64 of shape (n,)."""
        places = self._starts.take(self._buckets(keys))
        hits = np.flatnonzero(self._keys.take(places) == keys)
        found = np.full(len(keys), self._none, dtype=np.int64)
        found[hits] = self._rows.take(places.take(hits))
        asked = np.flatnonzero(self._goes_on.take(places))
        places = places.take(asked)
        while len(asked):
            places += 1
            hits = self._keys[places] == keys[asked]
            found[asked[hits]] = self._rows[places[hits]]
            more = self._goes_on[places]
            asked, places = asked[more], places[more]
        return found

    def _buckets(self, keys: Array) -> Array:
        return ((keys.view(np.uint64) * _FACTOR) >> self._shift).view(np.int64)
