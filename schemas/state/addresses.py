"""Ids that addresses of stored articles have by rules that came later: whoever meets one means the stored article."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import ID

ADDRESSES = Table(
    name="addresses",
    doc="One row per id that no article has, and that the address of one would be given today.",
    key=("alias_id",),
    sort=("alias_id",),
    partitioning="none",
    format="arrow",
    columns=(
        Column(1, "alias_id", ID, "The id by a later version of the rules on addresses.", required=True),
        Column(2, "article_id", ID, "The stored article, which keeps its own id.", required=True),
    ),
)
