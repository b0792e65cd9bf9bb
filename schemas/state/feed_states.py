"""Feed validators: committed with the tables, so that a failed run fetches again."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import BOOL, STRING

FEEDS = Table(
    name="feeds",
    doc="One row per feed: what a conditional request needs.",
    key=("feed_url",),
    sort=("feed_url",),
    partitioning="none",
    format="arrow",
    columns=(
        Column(1, "feed_url", STRING, "The feed as the user names it, without credentials.", required=True),
        Column(2, "etag", STRING, "ETag of the last full answer."),
        Column(3, "last_modified", STRING, "Last-Modified of the last full answer."),
        Column(4, "resolved_url", STRING, "Where a permanent redirect moved it."),
        Column(5, "retired", BOOL, "The server said 410: gone for good.", required=True),
    ),
)
