"""The output tables, by name: ``TABLES`` is the contract that ``newsmill schema`` prints."""

from newsmill.schemas.tables.articles import ARTICLES
from newsmill.schemas.tables.clusters import CLUSTERS
from newsmill.schemas.tables.duplicates import DUPLICATES
from newsmill.schemas.tables.entities import ENTITIES
from newsmill.schemas.tables.fetches import FETCHES
from newsmill.schemas.tables.mentions import MENTIONS
from newsmill.schemas.tables.rejects import REJECTS
from newsmill.schemas.tables.removed_lines import REMOVED_LINES
from newsmill.schemas.tables.revisions import REVISIONS
from newsmill.schemas.tables.runs import RUNS

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
