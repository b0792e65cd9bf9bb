"""Signatures of many files as columns: memory-mapped, numbered, and read without copying.

Documents are numbered new ones first, then old ones, either in order of time (day, publication, id), so that a number
depends neither on the order of the files nor on that of their rows. Document numbers never leave a run.
"""

import functools
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from newsmill.transforms.deduplicate.bodies import read_bodies
from newsmill.transforms.deduplicate.packing import LOW_BYTES, Bytes, low_bits, unpack, unpack_at
from newsmill.transforms.deduplicate.shingles import shingle_sets
from newsmill.transforms.deduplicate.tokens import U64, Ints
from newsmill.transforms.ground.snapshot import BaseSnapshot

UNDATED = np.iinfo(np.int64).max
"""Stands for no publication time: behind every real one."""


@dataclass(frozen=True, slots=True)
class SignatureFile:
    """Descriptor of an Arrow IPC file (file format) of ``Signature`` rows; those of the store lack the shingles."""

    path: str
    """Where every worker can read it."""
    new: bool
    """True for the run's own articles; pairs of two stored articles are not compared again."""
    recheck: tuple[str, ...] = ()
    """Ids in this file to be compared as if new: those that had an edge to an article since revised or forgotten."""
    removed: tuple[str, ...] = ()
    """Ids in this file to be left out: forgotten, or revised (an id in a new file hides the old row by itself)."""
    base: str = ""
    """Folder of the snapshot that a stored file belongs to: its articles give their shingles again."""


class Signatures:
    """Columns of all documents of a run, by document number."""

    def __init__(self, batches: Iterable[tuple[pa.RecordBatch, SignatureFile]]) -> None:
        parts = [(batch, file) for batch, file in batches if batch.num_rows]
        places = _places(parts)
        self.batches = [batch for batch, _ in parts]
        self.new: npt.NDArray[np.bool_] = places["new"]
        self.fresh: npt.NDArray[np.bool_] = places["fresh"]
        self._batch: Ints = places["batch"]
        self._row: Ints = places["row"]
        self.ids: npt.NDArray[np.bytes_] = places["id"]
        self.days: Ints = places["day"]
        self.published: Ints = places["published"]
        self.ranks: Ints = places["rank"]
        self._numbers = [np.full(batch.num_rows, -1, np.int64) for batch in self.batches]
        order = np.argsort(self._batch, kind="stable")
        cuts = np.searchsorted(self._batch[order], np.arange(1, len(parts)))
        for numbers, mine in zip(self._numbers, np.split(order, cuts), strict=False):
            numbers[self._row[mine]] = mine
        self._lows = [_binary(batch, "fingerprint_lows") for batch in self.batches]
        self._highs = [_binary(batch, "fingerprint_highs") for batch in self.batches]
        self._fingerprints = [
            _binary(batch, "fingerprints") if "fingerprints" in batch.schema.names else None for batch in self.batches
        ]
        self._shingles = [
            _binary(batch, "shingles") if "shingles" in batch.schema.names else None for batch in self.batches
        ]
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
        columns = [_fixed(batch.column("exact_hash"), 16) for batch in self.batches]
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
        """Return the low 24 bits, at least, of all fingerprints of a batch: they are read in half the time."""
        held = self._fingerprints[batch]
        return self._unpacked(batch, 0, len(self._numbers[batch])) if held else low_bits(self._packed(batch)[1])

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
        return _stretch(self._highs[batch], first, end), _stretch(self._lows[batch], first, end)

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
    return _read(tuple(sorted(files, key=_order)))


@functools.lru_cache(maxsize=2)
def _read(files: tuple[SignatureFile, ...]) -> Signatures:
    return Signatures(
        (reader.get_batch(ix), file)
        for file in files
        for reader in [_open(file.path)]
        for ix in range(reader.num_record_batches)
    )


def write_comparison(folder: str, files: Iterable[SignatureFile]) -> str:
    """Write the list of ``files`` to be compared, in their order, to a new file in ``folder``; return its path."""
    path = Path(folder) / f"comparison-{uuid.uuid4().hex}.json"
    path.write_text(json.dumps([asdict(file) for file in sorted(files, key=_order)]))
    return str(path)


@functools.lru_cache(maxsize=1)
def read_comparison(path: str) -> tuple[SignatureFile, ...]:
    """Return the files that ``write_comparison`` listed."""
    listed = json.loads(Path(path).read_text())
    return tuple(
        SignatureFile(file["path"], file["new"], tuple(file["recheck"]), tuple(file["removed"]), file["base"])
        for file in listed
    )


def _order(file: SignatureFile) -> tuple[str, bool]:
    return file.path, not file.new


def forget_read() -> None:
    """Let go of the files that ``read_signatures`` keeps for its next call."""
    _read.cache_clear()
    read_comparison.cache_clear()


def _open(path: str) -> Any:
    return pa.ipc.open_file(pa.memory_map(path))


def _places(parts: Sequence[tuple[pa.RecordBatch, SignatureFile]]) -> npt.NDArray[np.void]:
    """Where each document stands, in the order of document numbers."""
    if not parts:
        return np.zeros(0, _PLACE)
    places = np.concatenate([_batch_places(ix, batch, file) for ix, (batch, file) in enumerate(parts)])
    superseded = ~places["fresh"] & _among(places["id"], places["id"][places["fresh"]])
    removed = _among(places["id"], _ids(file.removed for _, file in parts)) & ~places["fresh"]
    places["new"] |= _among(places["id"], _ids(file.recheck for _, file in parts))
    places = places[~(superseded | removed)]
    places = places[np.lexsort((places["id"], places["published"], places["day"]))]
    places["rank"] = np.arange(len(places))
    ordered: npt.NDArray[np.void] = np.concatenate([places[places["new"]], places[~places["new"]]])
    return ordered


def _among(ids: npt.NDArray[np.bytes_], few: npt.NDArray[np.bytes_]) -> npt.NDArray[np.bool_]:
    """Tell which of ``ids`` are among ``few``: sorting these alone is sooner done than both, as ``np.isin`` does."""
    if not len(few):
        return np.zeros(len(ids), np.bool_)
    few = np.sort(few)
    found: npt.NDArray[np.bool_] = few[np.minimum(np.searchsorted(few, ids), len(few) - 1)] == ids
    return found


_PLACE = np.dtype(
    [
        *(("id", "S32"), ("day", "i8"), ("published", "i8"), ("fresh", "?"), ("new", "?")),
        *(("batch", "i8"), ("row", "i8"), ("rank", "i8")),
    ]
)


def _batch_places(ix: int, batch: pa.RecordBatch, file: SignatureFile) -> npt.NDArray[np.void]:
    places = np.zeros(batch.num_rows, _PLACE)
    places["id"] = _fixed(batch.column("article_id"), 32).view("S32")
    places["day"] = batch.column("day").to_numpy(zero_copy_only=False)
    published = batch.column("published_at").cast(pa.int64())
    places["published"] = published.fill_null(int(UNDATED)).to_numpy(zero_copy_only=False)
    places["fresh"] = places["new"] = file.new
    places["batch"], places["row"] = ix, np.arange(batch.num_rows)
    return places


def _ids(groups: Iterable[tuple[str, ...]]) -> npt.NDArray[np.bytes_]:
    return np.array(sorted({article_id for group in groups for article_id in group}), "S32")


def _binary(column_of: pa.RecordBatch, name: str) -> tuple[Ints, memoryview]:
    """Offsets and data of a binary or string column, zero-copy but for the offsets."""
    column = column_of.column(name)
    _, offsets, data = column.buffers()
    found = np.frombuffer(offsets, "<i4", len(column) + 1, column.offset * 4).astype(np.int64)
    return found, memoryview(data if data is not None else b"")


def _stretch(column: tuple[Ints, memoryview], first: int, end: int) -> npt.NDArray[np.uint8]:
    """The bytes of some rows of a binary column, one after the other: a view."""
    offsets, data = column
    return np.frombuffer(data, np.uint8, offsets[end] - offsets[first], offsets[first])


def _fixed(column: pa.Array, width: int) -> npt.NDArray[np.void]:
    """A binary or string column of values of ``width`` bytes each.

    Raises:
        ValueError: a value has another length.
    """
    _, offsets, data = column.buffers()
    found = np.frombuffer(offsets, "<i4", len(column) + 1, column.offset * 4)
    if not (np.diff(found) == width).all():
        raise ValueError(f"every value of the column must have {width} bytes")
    return np.frombuffer(data, f"V{width}", len(column), int(found[0]))
