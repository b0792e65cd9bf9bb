"""``verify``: is the current snapshot whole, and does it hold what it promises? Names what is wrong and where."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsmill.pipeline.care.checked_tables import Tables
from newsmill.pipeline.care.invariants import INVARIANTS
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.versions import is_older
from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.manifest import MANIFEST, Manifest, ManifestFile, read_manifest_afresh
from newsmill.schemas.state import SIGNATURES, STATE_TABLES
from newsmill.schemas.table import Table
from newsmill.transforms.deduplicate.edges import KNOWN_BY


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong."""

    where: str
    """File or table, relative to the snapshot."""
    check: str
    """Name of the check."""
    what: str
    """What is wrong, with the first cases."""


def verify(store: Store) -> list[Problem]:
    """Return everything that is wrong with the current snapshot of ``store``; nothing for a store without one.

    Raises:
        NotAStoreError: ``latest`` points nowhere.
    """
    number = store.current()
    if number is None:
        return []
    snapshot = store.snapshot(number)
    try:
        manifest = read_manifest_afresh(snapshot)
    except (OSError, ValueError) as error:
        return [Problem(MANIFEST, "manifest", f"cannot be read: {error}")]
    problems = [*_manifest_problems(number, manifest), *_foreign(snapshot, manifest)]
    for file in manifest.files:
        problems += _file_problems(snapshot, file, _is_of_before(manifest, file))
    if store.remote:
        problems += [Problem(path, "object", what) for path, what in store.remote.problems(manifest)]
    # Contents are judged only where every file can be read: what is broken has been named already.
    return problems if problems else list(_content_problems(snapshot, manifest))


def _manifest_problems(number: int, manifest: Manifest) -> Iterator[Problem]:
    if manifest.snapshot != number:
        yield Problem(MANIFEST, "manifest", f"says snapshot {manifest.snapshot} but lies in {number:06d}")
    for file in manifest.files:
        table = BY_NAME.get(file.table)
        if table is None or not table.is_place(file.path, file.partition):
            yield Problem(file.path, "manifest", f"does not belong to partition {file.partition!r} of {file.table!r}")


def _is_of_before(manifest: Manifest, file: ManifestFile) -> bool:
    """Tell whether a file may have other columns: it is of an older version, and made anew by the next run."""
    renewed = file.table == SIGNATURES.name and manifest.duplicate_algorithm != KNOWN_BY
    return renewed or is_older(manifest)


def _foreign(snapshot: Path, manifest: Manifest) -> Iterator[Problem]:
    listed = {file.path for file in manifest.files} | {MANIFEST}
    for path in sorted(snapshot.rglob("*")):
        relative = path.relative_to(snapshot).as_posix()
        if (path.is_symlink() or not path.is_dir()) and relative not in listed:
            yield Problem(relative, "foreign file", "is not in the manifest; move it away, readers would read it")


def _file_problems(snapshot: Path, file: ManifestFile, older: bool) -> Iterator[Problem]:
    path = snapshot / file.path
    try:
        with path.open("rb") as handle:
            digest = hashlib.file_digest(handle, "sha256").hexdigest()
    except FileNotFoundError:
        yield Problem(file.path, "missing file", "is in the manifest but not in the folder")
        return
    except OSError as error:
        yield Problem(file.path, "unreadable file", str(error))
        return
    if digest != file.sha256:
        yield Problem(file.path, "hash", f"has SHA-256 {digest[:12]}… and {path.stat().st_size} bytes, "
                      f"not {file.sha256[:12]}… and {file.size}")  # fmt: skip
        return
    yield from _form_problems(path, file, older)


def _form_problems(path: Path, file: ManifestFile, older: bool) -> Iterator[Problem]:
    try:
        schema, rows = _form(path)
    except (pa.ArrowException, OSError) as error:
        yield Problem(file.path, "unreadable file", str(error))
        return
    if rows != file.rows:
        yield Problem(file.path, "rows", f"has {rows} rows, the manifest says {file.rows}")
    # An older version had other columns; those it must have are read with the contents.
    if not older and file.table in BY_NAME and not _fits(BY_NAME[file.table], schema):
        yield Problem(file.path, "schema", f"does not have the schema of {file.table}")


def _fits(table: Table, schema: pa.Schema) -> bool:
    """Tell whether a file has the columns of its table; one of state may lack such as are null for what it holds."""
    wanted = table.schema
    if table in STATE_TABLES:
        wanted = pa.schema([field for field in wanted if not field.nullable or field.name in schema.names])
    return bool(schema.equals(wanted, check_metadata=False))


def _form(path: Path) -> tuple[pa.Schema, int]:
    if path.suffix == ".parquet":
        file = pq.ParquetFile(path)
        return file.schema_arrow, file.metadata.num_rows
    with pa.memory_map(str(path)) as source:
        table = pa.ipc.open_file(source).read_all()
        return table.schema, table.num_rows


def _content_problems(snapshot: Path, manifest: Manifest) -> Iterator[Problem]:
    tables = Tables(snapshot, manifest)
    for invariant in INVARIANTS:
        for where, what in invariant(tables):
            yield Problem(where, invariant.__name__.replace("_", " "), what)
