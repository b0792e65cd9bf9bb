"""The entity_links table: how an article's own entities resolve over the store."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import STRING

ENTITY_LINKS = Table(
    name="entity_links",
    doc="One row per entity of articles that is another one over the store, and calendar quarter, with the reason.",
    key=("local_entity_id", "period"),
    sort=("local_entity_id", "period"),
    partitioning="bucket",
    columns=(
        Column(1, "local_entity_id", STRING, "The entity as an article alone tells it.", required=True),
        Column(2, "period", STRING, "Calendar quarter of the articles, `2026-Q1`.", required=True),
        Column(3, "entity_id", STRING, "The entity that it is.", required=True),
        Column(4, "rule", STRING, "Name of the rule that says so.", required=True),
        Column(5, "evidence", STRING, "What the rule went by."),
    ),
)
