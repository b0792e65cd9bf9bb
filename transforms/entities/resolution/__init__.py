"""Resolution: which entity of the store an article's own entity is, told from the counts of a window of time.

Pure functions over ``LocalEntity`` rows; every join is a ``Link`` with its rule and evidence. ``update_links`` brings a
store up to date.
"""

from newsmill.transforms.entities.resolution.links import Link, links
from newsmill.transforms.entities.resolution.local_entity import LocalEntity
from newsmill.transforms.entities.resolution.month_counts import MonthChange
from newsmill.transforms.entities.resolution.update import Update, update_links

__all__ = ["Link", "LocalEntity", "MonthChange", "Update", "links", "update_links"]
