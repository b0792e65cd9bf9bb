"""After a takedown: exports hold what the store holds, and nothing that it held before."""

import time
from dataclasses import dataclass

from newsmill.pipeline import log
from newsmill.pipeline.errors import NewsmillError, UsageError
from newsmill.pipeline.events import Event
from newsmill.pipeline.exports.recorded import exports_of, forget_export
from newsmill.pipeline.store.layout import Store


@dataclass(frozen=True)
class Cleaned:
    """What came of it."""

    gone: tuple[str, ...]
    """Folders that are not there any more, and are remembered no longer."""
    left: tuple[str, ...]
    """Folders that could not be cleaned, each with the reason."""


def clean_exports(store: Store) -> Cleaned:
    """Bring every remembered export to the current snapshot, and delete at once what is no part of it."""
    gone, left = [], []
    try:
        folders = exports_of(store)
    except UsageError as error:
        return Cleaned((), (str(error),))
    for folder in folders:
        if not folder.is_dir():
            gone.append(str(folder))
            forget_export(store, folder)
            continue
        from newsmill.pipeline.exports.delta import bring_up_to_date

        try:
            bring_up_to_date(store, folder, time.time(), keep=0)
        except (OSError, NewsmillError) as error:
            log.warn(Event.HOUSEKEEPING_FAILED, what=f"removal of forgotten text from {folder}", error=str(error))
            left.append(f"{folder} ({error})")
    return Cleaned(tuple(gone), tuple(left))
