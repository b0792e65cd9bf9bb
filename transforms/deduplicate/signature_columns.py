"""Signatures of many files as columns: memory-mapped, read by document number and without copying."""

import functools
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from newsmill.transforms.deduplicate.bodies import read_bodies
from newsmill.transforms.deduplicate.column_bytes import binary, fixed_width, stretch
from newsmill.transforms.deduplicate.document_numbers import number_documents
from newsmill.transforms.deduplicate.packing import LOW_BITS, LOW_BYTES, Bytes, low_bits, unpack, unpack_at
from newsmill.transforms.deduplicate.shingles import shingle_sets
from newsmill.transforms.deduplicate.signature_files import SignatureFile, in_order, read_comparison
from newsmill.transforms.deduplicate.tokens import U64, Ints
from newsmill.transforms.ground.snapshot import BaseSnapshot


class Signatures:
    """Columns of all documents of a run, by document number."""

    def __init__(self, batches: Iterable[tuple[pa.RecordBatch, SignatureFile]]) -> None:
        parts = [(batch, file) for batch, file in batches if batch.num_rows]
        places = number_documents(parts)
        self.batches = [batch for batch, _ in parts]
        self.new, self.fresh = places.new, places.fresh
        self._batch, self._row = places.batch, places.row
        self.ids, self.days, self.published, self.ranks = places.ids, places.days, places.published, places.ranks
        self._numbers = self._numbers_by_batch()
        self._lows = [binary(batch.column("fingerprint_lows")) for batch in self.batches]
        self._highs = [binary(batch.column("fingerprint_highs")) for batch in self.batches]
        self._fingerprints = [_held(batch, "fingerprints") for batch in self.batches]
        self._shingles = [_held(batch, "shingles") for batch in self.batches]
        self._bases = [file.base for _, file in parts]
        self._fetched: dict[int, U64] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def integers(self, name: str) -> Ints:
        """Return an integer column by document number."""
        columns = [batch.column(name).to_numpy(zero_copy_only=False) for batch in self.batches]
        found: Ints = self._gather(columns, np.int64)
        return found

    def exact_hashes(self) -> npt.NDArray[np.void]:
        """Return the 16 bytes of the exact hash by document number."""
        columns = [fixed_width(batch.column("exact_hash"), 16) for batch in self.batches]
        found: npt.NDArray[np.void] = self._gather(columns, np.dtype("V16"))
        return found

    def texts(self, name: str, numbers: Ints) -> list[str | None]:
        """Return the values of a string column for some documents."""
        columns = [batch.column(name) for batch in self.batches]
        places = zip(self._batch[numbers].tolist(), self._row[numbers].tolist(), strict=True)
        return [columns[batch][row].as_py() for batch, row in places]

    def shingles(self, number: int) -> U64:
        """Return the shingles of a document; those of a stored one have been fetched."""
        held = self._shingles[self._batch[number]]
        if held is None:
            return self._fetched[int(number)]
        (offsets, data), row = held, self._row[number]
        return np.frombuffer(data, "<u8", (offsets[row + 1] - offsets[row]) >> 3, offsets[row])

    def fetch(self, numbers: Ints) -> None:
        """Make the shingles of those documents that are stored without them; what was fetched before is let go of.

        Raises:
            ValueError: the store lacks an article.
        """
        bare = np.array([held is None for held in self._shingles], np.bool_)
        wanted = np.unique(numbers[bare[self._batch[numbers]]]).tolist() if bare.any() else []
        kept = {number: self._fetched[number] for number in wanted if number in self._fetched}
        missing = np.array([number for number in wanted if number not in kept], np.int64)
        self._fetched = kept | self._made(missing)

    def _made(self, numbers: Ints) -> dict[int, U64]:
        """Return the shingles of some documents, from their bodies; none for one that was signed without."""
        made = dict.fromkeys(numbers.tolist(), np.zeros(0, np.uint64))
        signed = numbers[self.integers("shingle_count")[numbers] > 0]
        bases = np.array([self._bases[batch] for batch in self._batch[signed]], np.str_)
        for base in np.unique(bases).tolist():
            mine = signed[bases == base]
            ids = [article.decode() for article in self.ids[mine].tolist()]
            bodies = read_bodies(BaseSnapshot(base), ids, self.days[mine], self.published[mine])
            made |= {number: found.shingles for number, found in zip(mine.tolist(), shingle_sets(bodies), strict=True)}
        return made

    def fingerprints(self, number: int) -> npt.NDArray[np.uint32]:
        """Return the fingerprints of a document."""
        batch, row = int(self._batch[number]), int(self._row[number])
        return self._unpacked(batch, row, row + 1)

    def numbers_of(self, batch: int) -> Ints:
        """Return the number of each row of a batch; -1 where it is left out."""
        return self._numbers[batch]

    def fingerprints_of(self, batch: int) -> tuple[Ints, npt.NDArray[np.uint32]]:
        """Return all fingerprints of a batch: how many each row has, and the values."""
        return self.counts_of(batch), self._unpacked(batch, 0, len(self._numbers[batch]))

    def low_bits_of(self, batch: int) -> npt.NDArray[np.uint32]:
        """Return the low 24 bits of all fingerprints of a batch: they are read in a fraction of the time."""
        if self._fingerprints[batch] is not None:
            return self._unpacked(batch, 0, len(self._numbers[batch])) & LOW_BITS
        return low_bits(self._packed(batch)[1])

    def fingerprints_at(self, batch: int, places: Ints) -> npt.NDArray[np.uint32]:
        """Return those of all fingerprints of a batch that stand at ``places``."""
        if self._fingerprints[batch] is not None:
            return self._unpacked(batch, 0, len(self._numbers[batch]))[places]
        return unpack_at(*self._packed(batch), self.counts_of(batch), places)

    def counts_of(self, batch: int) -> Ints:
        """Return how many fingerprints each row of a batch has."""
        return np.diff(self._lows[batch][0]) // LOW_BYTES

    def posted(self) -> Ints:
        """Return the number of fingerprints by document number."""
        found: Ints = self._gather([self.counts_of(batch) for batch in range(len(self.batches))], np.int64)
        return found

    def _unpacked(self, batch: int, first: int, end: int) -> npt.NDArray[np.uint32]:
        """Return the fingerprints of some rows of a batch: a view where the run made them."""
        held = self._fingerprints[batch]
        if held is not None:
            offsets, data = held
            return np.frombuffer(data, "<u4", (offsets[end] - offsets[first]) >> 2, offsets[first])
        return unpack(*self._packed(batch, first, end), self.counts_of(batch)[first:end])

    def _packed(self, batch: int, first: int = 0, end: int = -1) -> tuple[Bytes, Bytes]:
        """Return high bits and low bytes of some rows of a batch, by default of all."""
        end = len(self._numbers[batch]) if end < 0 else end
        return stretch(self._highs[batch], first, end), stretch(self._lows[batch], first, end)

    def _numbers_by_batch(self) -> list[Ints]:
        """Return for each batch the numbers of its rows; -1 where one is left out."""
        numbers = [np.full(batch.num_rows, -1, np.int64) for batch in self.batches]
        order = np.argsort(self._batch, kind="stable")
        cuts = np.searchsorted(self._batch[order], np.arange(1, len(numbers)))
        for of_batch, mine in zip(numbers, np.split(order, cuts), strict=False):
            of_batch[self._row[mine]] = mine
        return numbers

    def _gather(self, columns: Sequence[npt.NDArray[np.generic]], dtype: npt.DTypeLike) -> Any:
        if not columns:
            return np.zeros(0, dtype)
        firsts = np.cumsum([0] + [len(column) for column in columns[:-1]])
        return np.concatenate(columns).astype(dtype, copy=False)[firsts[self._batch] + self._row]


def read_signatures(files: Sequence[SignatureFile]) -> Signatures:
    """Map the files into memory and return their documents.

    Raises:
        OSError: a file cannot be read.
        pyarrow.ArrowInvalid: a file is no Arrow IPC file.
    """
    return _read(tuple(in_order(files)))


@functools.lru_cache(maxsize=2)
def _read(files: tuple[SignatureFile, ...]) -> Signatures:
    return Signatures(
        (reader.get_batch(ix), file)
        for file in files
        for reader in [_open(file.path)]
        for ix in range(reader.num_record_batches)
    )


def forget_read() -> None:
    """Let go of the files that ``read_signatures`` keeps for its next call."""
    _read.cache_clear()
    read_comparison.cache_clear()


def _held(batch: pa.RecordBatch, name: str) -> tuple[Ints, memoryview] | None:
    """Return a column that only batches of the run's own articles have."""
    return binary(batch.column(name)) if name in batch.schema.names else None


def _open(path: str) -> Any:
    return pa.ipc.open_file(pa.memory_map(path))
