"""The Delta tables that each run brings up to date: the setting ``delta``."""

import time
from pathlib import Path

from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.publication import housekeeping


def check_kept_up(store: Store, folder: str | None) -> None:
    """Raise ``UsageError`` before anything is read when the tables may not lie where the setting says."""
    if folder:
        from newsmill.pipeline.exports.delta import check_place

        check_place(store, Path(folder))


def keep_up(store: Store, folder: str | None, notes: list[str]) -> None:
    """Bring the tables to the current snapshot; what fails is a note, and the next run does it."""
    if folder and store.current() is not None:
        from newsmill.pipeline.exports.delta import export_delta

        with housekeeping(f"the export to {folder}", notes):
            export_delta(store, Path(folder), time.time())
