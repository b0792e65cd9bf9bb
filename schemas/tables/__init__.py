"""The output tables, by name: ``TABLES`` is the contract that ``newsmill schema`` prints."""

from schemas.tables.articles import ARTICLES
from schemas.tables.clusters import CLUSTERS
from schemas.tables.duplicates import DUPLICATES
from schemas.tables.entities import ENTITIES
from schemas.tables.fetches import FETCHES
from schemas.tables.mentions import MENTIONS
from schemas.tables.rejects import REJECTS
from schemas.tables.removed_lines import REMOVED_LINES
from schemas.tables.revisions import REVISIONS
from schemas.tables.runs import RUNS

SNAPSHOT_TABLES = (ARTICLES, MENTIONS, ENTITIES, CLUSTERS, DUPLICATES, REVISIONS, REMOVED_LINES, REJECTS)
"""Tables of a snapshot: committed together."""

OPS_TABLES = (FETCHES, RUNS)
"""Operational tables: outside the snapshots."""

TABLES = {table.name: table for table in (*SNAPSHOT_TABLES, *OPS_TABLES)}

__all__ = [
    "ARTICLES",
    "CLUSTERS",
    "DUPLICATES",
    "ENTITIES",
    "FETCHES",
    "MENTIONS",
    "OPS_TABLES",
    "REJECTS",
    "REMOVED_LINES",
    "REVISIONS",
    "RUNS",
    "SNAPSHOT_TABLES",
    "TABLES",
]
