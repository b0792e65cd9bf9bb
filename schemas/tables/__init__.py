"""The output tables, by name: ``TABLES`` is the contract that ``newsmill schema`` prints."""

from newsmill.schemas.tables.articles import ARTICLES
from newsmill.schemas.tables.clusters import CLUSTERS
from newsmill.schemas.tables.duplicates import DUPLICATES
from newsmill.schemas.tables.entities import ENTITIES
from newsmill.schemas.tables.entity_links import ENTITY_LINKS
from newsmill.schemas.tables.fetches import FETCHES
from newsmill.schemas.tables.mentions import MENTIONS
from newsmill.schemas.tables.quotes import QUOTES
from newsmill.schemas.tables.rejects import REJECTS
from newsmill.schemas.tables.removed_lines import REMOVED_LINES
from newsmill.schemas.tables.revisions import REVISIONS
from newsmill.schemas.tables.runs import RUNS
from newsmill.schemas.tables.stories import STORIES

SNAPSHOT_TABLES = (
    ARTICLES, MENTIONS, ENTITIES, ENTITY_LINKS, STORIES, QUOTES,
    CLUSTERS, DUPLICATES, REVISIONS, REMOVED_LINES, REJECTS,
)  # fmt: skip
"""Tables of a snapshot: committed together."""

OPS_TABLES = (FETCHES, RUNS)
"""Operational tables: outside the snapshots."""

TABLES = {table.name: table for table in (*SNAPSHOT_TABLES, *OPS_TABLES)}

__all__ = [
    "ARTICLES",
    "CLUSTERS",
    "DUPLICATES",
    "ENTITIES",
    "ENTITY_LINKS",
    "FETCHES",
    "MENTIONS",
    "OPS_TABLES",
    "QUOTES",
    "REJECTS",
    "REMOVED_LINES",
    "REVISIONS",
    "RUNS",
    "SNAPSHOT_TABLES",
    "STORIES",
    "TABLES",
]
