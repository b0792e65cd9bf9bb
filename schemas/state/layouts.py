"""How the lines of each article's text were set: what ``reprocess`` tells the line roles again from."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import BINARY, STRING

LAYOUTS = Table(
    name="layouts",
    doc="One row per article.",
    key=("article_id",),
    sort=("article_id",),
    partitioning="month",
    format="arrow",
    packed=True,
    columns=(
        Column(1, "article_id", STRING, "The article.", required=True),
        Column(
            2,
            "layout",
            BINARY,
            "One byte for each non-empty line of the text: 1 an empty line follows, 2 heading, 4 link, 8 title.",
            required=True,
        ),
    ),
)
