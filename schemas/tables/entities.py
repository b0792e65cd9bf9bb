"""The entities table: what the mentions name, counted over all articles."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import DATE, FLOAT, INT, STRING, STRINGS

ENTITIES = Table(
    name="entities",
    doc="One row per entity, with its forms and counts over every article in the store.",
    key=("entity_id",),
    sort=("entity_id",),
    partitioning="bucket",
    columns=(
        Column(1, "entity_id", STRING, "Id of the entity.", required=True),
        Column(2, "name", STRING, "Its name: the most frequent full form.", required=True),
        Column(3, "label", STRING, "PER, LOC, ORG, MISC: the most frequent label of its mentions.", required=True),
        Column(4, "aliases", STRINGS, "Other forms met, most frequent first, at most 50.", required=True),
        Column(12, "kind", STRING, "What the lexicon says it is: country, city, party, ministry, ...; null elsewhere."),
        Column(
            5,
            "country_code",
            STRING,
            "ISO 3166-1 alpha-2 of a country, or of the one that a place lies in; null where that is not clear.",
        ),
        Column(
            13,
            "geonames_id",
            INT,
            "GeoNames id of a city or town; null when it is none, too small, or not clear which.",
        ),
        Column(14, "latitude", FLOAT, "Degrees north, of a place with a GeoNames id."),
        Column(15, "longitude", FLOAT, "Degrees east, of a place with a GeoNames id."),
        Column(6, "wikidata_id", STRING, "Wikidata item when an entity list gave one."),
        Column(7, "mention_count", INT, "Mentions.", required=True),
        Column(8, "article_count", INT, "Articles that mention it, copies included.", required=True),
        Column(9, "source_count", INT, "Sources that mention it.", required=True),
        Column(
            10, "first_seen", DATE, "Earliest published date of an article that mentions it; null if all are undated."
        ),
        Column(11, "last_seen", DATE, "Latest published date of an article that mentions it; null if all are undated."),
    ),
)
