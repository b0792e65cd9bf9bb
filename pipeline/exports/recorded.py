"""Which exports hold files of a store: ``ops/exports.json``, so that a takedown reaches them."""

import json
from pathlib import Path

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.store.layout import Store

_FILE = "exports.json"


def exports_of(store: Store) -> list[Path]:
    """Return the folders of the Delta exports that are remembered, sorted.

    Raises:
        UsageError: the note of them is damaged.
    """
    note = store.ops / _FILE
    try:
        return sorted(Path(folder) for folder in json.loads(note.read_text("utf-8"))["delta"])
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(
            f"{note} cannot be read ({error}), so where Delta exports hold files of this store is lost: remove it, and "
            "the exports you know of, and export anew"
        ) from error


def remember(store: Store, folder: Path) -> None:
    """Remember an export.

    Raises:
        OSError: ``ops`` cannot be written; then nothing may be exported.
        UsageError: the note of the others is damaged.
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
