"""Which exports hold files of a store: ``ops/exports.json``, so that a takedown reaches them."""

import json
from pathlib import Path

from newsmill.pipeline.store.layout import Store

_FILE = "exports.json"


def exports_of(store: Store) -> list[Path]:
    """Return the folders of the Delta exports that are remembered, sorted."""
    try:
        return sorted(Path(folder) for folder in json.loads((store.ops / _FILE).read_text("utf-8"))["delta"])
    except FileNotFoundError:
        return []


def remember(store: Store, folder: Path) -> None:
    """Remember an export.

    Raises:
        OSError: ``ops`` cannot be written; then nothing may be exported.
    """
    _write(store, {*exports_of(store), folder})


def forget_export(store: Store, folder: Path) -> None:
    """Remember it no more: it is gone."""
    _write(store, set(exports_of(store)) - {folder})


def _write(store: Store, folders: set[Path]) -> None:
    store.ops.mkdir(exist_ok=True)
    temporary = store.ops / f".{_FILE}.tmp"
    temporary.write_text(json.dumps({"delta": sorted(map(str, folders))}), "utf-8")
    temporary.replace(store.ops / _FILE)
