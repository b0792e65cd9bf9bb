"""The removed_lines table: the lines that are not article text, with the rule that took each out."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import INT, STRING

REMOVED_LINES = Table(
    name="removed_lines",
    doc="One row per non-empty line that is neither title nor body; with title and body every line is accounted for.",
    key=("article_id", "line_ix"),
    sort=("article_id", "line_ix"),
    partitioning="month",
    columns=(
        Column(1, "article_id", STRING, "The article.", required=True),
        Column(2, "line_ix", INT, "Position among the non-empty lines of the normalized text, from 0.", required=True),
        Column(3, "role", STRING, "What the line is: caption, credit, promo, teaser, ...", required=True),
        Column(4, "rule", STRING, "The rule that told so; `docs/line-roles.md` explains each.", required=True),
        Column(5, "text", STRING, "The line, whole.", required=True),
    ),
)
