"""The ops/fetches table: one row per request for a feed."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import INT, STRING, TIMESTAMP

FETCHES = Table(
    name="fetches",
    doc="One row per attempt to fetch a feed. Operational: outside the snapshots, harmless to lose.",
    key=("fetch_id",),
    sort=("fetched_at", "fetch_id"),
    partitioning="none",
    columns=(
        Column(1, "fetch_id", STRING, "Id of run, feed and time.", required=True),
        Column(2, "run_id", STRING, "The run.", required=True),
        Column(3, "feed_url", STRING, "The feed, without credentials.", required=True),
        Column(4, "fetched_at", TIMESTAMP, "When, by the run's clock.", required=True),
        Column(5, "status", INT, "HTTP status; null when there was no answer."),
        Column(6, "etag", STRING, "ETag of the answer."),
        Column(7, "last_modified", STRING, "Last-Modified of the answer."),
        Column(8, "bytes", INT, "Bytes of the decoded body."),
        Column(9, "items", INT, "Items in the feed."),
        Column(10, "new_items", INT, "Items not seen before."),
        Column(11, "next_fetch_at", TIMESTAMP, "Not to be asked again before."),
        Column(12, "error", STRING, "What went wrong; null when nothing did."),
    ),
)
