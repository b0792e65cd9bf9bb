"""Files beside the snapshots that are made from the tables, and can be made again."""

from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.publication import housekeeping

REPORT = "report.html"
"""What ``newsmill report`` writes into ``ops`` unless told otherwise."""
SEARCH = "search.sqlite"
"""The index that ``newsmill search`` keeps in ``ops``."""


def drop_derived(store: Store) -> None:
    """Remove them: they may hold what has just been taken out of the tables."""
    with housekeeping("removal of the report"):
        (store.ops / REPORT).unlink(missing_ok=True)
        for stopped in store.ops.glob(f".{REPORT}.*.tmp"):
            stopped.unlink(missing_ok=True)
    with housekeeping("removal of the index of search"):
        drop_index(store)


def drop_index(store: Store) -> None:
    """Remove the index of search, and what a search that was stopped left beside it."""
    for name in (SEARCH, f"{SEARCH}-journal"):
        (store.ops / name).unlink(missing_ok=True)
