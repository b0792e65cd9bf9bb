"""Feed items that have been taken in: an item met again as it was needs no work, and its page no second request."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import ID

ITEMS = Table(
    name="items",
    doc="One row per feed item taken in whole: a hash of all it says and of whether its page was asked for.",
    key=("item_id",),
    sort=("item_id",),
    partitioning="bucket",
    format="arrow",
    columns=(Column(1, "item_id", ID, "16 bytes of SHA-256.", required=True),),
)
