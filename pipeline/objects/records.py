"""Operational records beside the snapshots: brought when a run begins, sent when it ends; harmless to lose."""

from pathlib import Path

from newsmill.pipeline.feeds.paces import PACES
from newsmill.pipeline.objects.place import OPS, Place
from newsmill.pipeline.queues.backlog import BACKLOGS
from newsmill.pipeline.set_aside import FILE as SET_ASIDE
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import FETCHES, RUNS

_TABLES = (RUNS.name, FETCHES.name)
_FILES = (PACES, BACKLOGS, SET_ASIDE)


def bring_records(place: Place, store: Store) -> frozenset[str]:
    """Bring the records that are not here, and the small files as they are now; return the row files there are."""
    there = {path: each for path, each in place.listed(OPS) if _is_row_file(path) or path in _FILES}
    for path in there:
        target = store.ops / path
        if path in _FILES or not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, place.read(f"{OPS}/{path}"))
    return frozenset(path for path in there if _is_row_file(path))


def send_records(place: Place, store: Store, known: frozenset[str]) -> frozenset[str]:
    """Send what is new here; remove from there what has been merged here since ``known`` was brought."""
    there = {path for path, _ in place.listed(OPS)}
    here = _row_files(store)
    for path in sorted(here - there):
        place.bucket.put(place.key(f"{OPS}/{path}"), store.ops / path)
    for name in _FILES:
        if (store.ops / name).exists():
            place.bucket.put(place.key(f"{OPS}/{name}"), store.ops / name)
    place.bucket.delete(place.key(f"{OPS}/{path}") for path in sorted((known & there) - here))
    return frozenset(here)


def _row_files(store: Store) -> set[str]:
    return {f"{table}/{file.name}" for table in _TABLES for file in (store.ops / table).glob("*.parquet")}


def _is_row_file(path: str) -> bool:
    table, _, name = path.partition("/")
    return table in _TABLES and name.endswith(".parquet") and "/" not in name


def _write(target: Path, content: bytes) -> None:
    temporary = target.with_suffix(".tmp")
    temporary.write_bytes(content)
    temporary.replace(target)
