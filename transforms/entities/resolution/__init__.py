"""Resolution: which entity of the store an article's own entity is, told from the counts of a window of time.

Pure functions over ``LocalEntity`` rows; every join is a ``Link`` with its rule and evidence.
"""

from newsmill.transforms.entities.resolution.links import Link, links
from newsmill.transforms.entities.resolution.local_entity import LocalEntity

__all__ = ["Link", "LocalEntity", "links"]
