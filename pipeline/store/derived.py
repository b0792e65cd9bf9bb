"""Files beside the snapshots that are made from the tables, and can be made again."""

from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.publication import housekeeping

REPORT = "report.html"
"""What ``newsmill report`` writes into ``ops`` unless told otherwise."""


def drop_derived(store: Store) -> None:
    """Remove them: they may hold what has just been taken out of the tables."""
    with housekeeping("removal of the report"):
        (store.ops / REPORT).unlink(missing_ok=True)
