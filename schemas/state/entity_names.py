"""Names of entities: what the mentions alone do not tell."""

from schemas.table import Column, Table
from schemas.types import ID, STRING

ENTITY_NAMES = Table(
    name="entity_names",
    doc="One row per entity: its full name as first told, country and Wikidata item.",
    key=("entity_id",),
    sort=("entity_id",),
    partitioning="bucket",
    format="arrow",
    columns=(
        Column(1, "entity_id", ID, "The entity.", required=True),
        Column(
            2,
            "name",
            STRING,
            "Full name without inflection; of several the smallest in code point order.",
            required=True,
        ),
        Column(3, "country_code", STRING, "ISO 3166-1 alpha-2 when it is a country."),
        Column(4, "wikidata_id", STRING, "Wikidata item when an entity list gave one."),
    ),
)
