"""The manifest: what a snapshot consists of. Holds no clock and no attempt id, so equal content has equal bytes."""

import functools
import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
"""File name inside a snapshot."""

FORMAT = "newsmill-snapshot/1"
"""Version of the manifest's own layout."""


@dataclass(frozen=True, slots=True, order=True)
class ManifestFile:
    """One file of a snapshot."""

    path: str
    """Relative to the snapshot folder, with ``/``."""
    table: str
    """Table or state file it belongs to."""
    partition: str
    """Its partition, empty when the table has none."""
    sha256: str
    """Hash of its bytes, 64 hex."""
    size: int
    """Bytes."""
    rows: int
    """Rows."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A snapshot's table of contents."""

    snapshot: int
    """Its number, from 1."""
    schema_version: str
    """Version of the tables."""
    code_version: str
    """Version of newsmill that wrote it."""
    run_key: str
    """SHA-256 over inputs, configuration, code and schema version."""
    duplicate_algorithm: str
    """Algorithm of the stored signatures and edges."""
    inputs: tuple[tuple[str, str], ...]
    """URI and SHA-256 of each input that this snapshot read first, sorted."""
    files: tuple[ManifestFile, ...]
    """Every file, sorted by path."""
    address_rules: int = 0
    """Version of the rules that made the addresses canonical which ids stand for; 0 in snapshots that kept none."""

    def to_bytes(self) -> bytes:
        """Return the manifest as JSON: keys sorted, one file a line, newline at the end."""
        # Not by dataclasses.asdict, which copies deeply: 0.2 s for the 2,700 files of a million articles.
        content = {"format": FORMAT, **{name: getattr(self, name) for name in _names(type(self))}}
        dump, names = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode, _names(ManifestFile)
        files = ",\n  ".join(dump({name: getattr(file, name) for name in names}) for file in content.pop("files"))
        head = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1)
        return f'{head[:-2]},\n "files": [\n  {files}\n ]\n}}\n'.encode("utf-8", "surrogateescape")

    @classmethod
    def from_bytes(cls, content: bytes) -> "Manifest":
        """Return the manifest of ``to_bytes``.

        Raises:
            ValueError: the bytes are no manifest of this format.
        """
        try:
            data = json.loads(content.decode("utf-8", "surrogateescape"))
        except RecursionError as error:
            raise ValueError("JSON that is nested too deep") from error
        if not isinstance(data, dict) or data.pop("format", None) != FORMAT:
            raise ValueError(f"not a manifest of format {FORMAT}")
        return cls._from_dict(data)

    @classmethod
    def _from_dict(cls, data: dict[str, Any]) -> "Manifest":
        try:
            files = tuple(ManifestFile(**file) for file in data.pop("files"))
            inputs = tuple((uri, digest) for uri, digest in data.pop("inputs"))
            return cls(files=files, inputs=inputs, **data)
        except (KeyError, TypeError) as error:
            raise ValueError(f"manifest lacks or has unknown entries: {error}") from error


def read_manifest(snapshot: Path) -> Manifest:
    """Return the manifest of the snapshot folder ``snapshot``; one that is as it was is not read again.

    Raises:
        OSError: it cannot be read.
        ValueError: it is damaged.
    """
    path = snapshot / MANIFEST
    status = path.stat()
    return _read(str(path), (status.st_ino, status.st_mtime_ns, status.st_size))


def read_manifest_afresh(snapshot: Path) -> Manifest:
    """Return what ``read_manifest`` does, from the disk in any case; raises the same."""
    return Manifest.from_bytes((snapshot / MANIFEST).read_bytes())


@functools.lru_cache(maxsize=2)
def _read(path: str, stamp: tuple[int, int, int]) -> Manifest:
    return Manifest.from_bytes(Path(path).read_bytes())


def _names(row: type[Manifest] | type[ManifestFile]) -> list[str]:
    return [field.name for field in fields(row)]
