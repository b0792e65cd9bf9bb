"""Countries that the articles with a place tell of, per month: what a name of several places is chosen by."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import ID, INT, STRING

PLACE_COUNTRIES = Table(
    name="place_countries",
    doc="One row per place whose name a city has, month and country of which its articles name another place.",
    key=("entity_id", "country"),
    sort=("entity_id", "country"),
    partitioning="month",
    format="arrow",
    packed=True,
    columns=(
        Column(1, "entity_id", ID, "The place.", required=True),
        Column(2, "country", STRING, "ISO 3166-1 alpha-2.", required=True),
        Column(3, "articles", INT, "Articles that name another place of this country.", required=True),
    ),
)
