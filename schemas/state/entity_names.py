"""Names of entities: what the mentions alone do not tell."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import ID, STRING

ENTITY_NAMES = Table(
    name="entity_names",
    doc="One row per entity of articles, as each article alone tells it, and full name that one gave it.",
    key=("entity_id", "name"),
    sort=("entity_id", "name"),
    partitioning="bucket",
    format="arrow",
    packed=True,
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
        Column(5, "kind", STRING, "What a list says it is; null elsewhere."),
    ),
)
