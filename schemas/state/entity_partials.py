"""Entity counts per month: the entities table is their sum, rebuilt for touched months only."""

import pyarrow as pa

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import DATE, ID, INT, STRING, STRINGS

FORMS = pa.list_(pa.struct([pa.field("text", STRING, nullable=False), pa.field("count", INT, nullable=False)]))

ENTITY_PARTIALS = Table(
    name="entity_partials",
    doc="One row per entity and month.",
    key=("entity_id",),
    sort=("entity_id",),
    partitioning="month",
    format="arrow",
    packed=True,
    columns=(
        Column(1, "entity_id", ID, "The entity.", required=True),
        Column(2, "forms", FORMS, "Surface forms with their counts.", required=True),
        Column(3, "labels", FORMS, "Labels with their counts.", required=True),
        Column(4, "mention_count", INT, "Mentions.", required=True),
        Column(5, "article_count", INT, "Articles.", required=True),
        Column(6, "sources", STRINGS, "Distinct sources.", required=True),
        Column(7, "first_seen", DATE, "Earliest published date."),
        Column(8, "last_seen", DATE, "Latest published date."),
    ),
)
