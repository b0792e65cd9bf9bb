"""The revisions table: every text an article has had."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import FLOAT, INT, STRING, TIMESTAMP

REVISIONS = Table(
    name="revisions",
    doc="One row per revision of an article, the first one included.",
    key=("article_id", "revision"),
    sort=("article_id", "revision"),
    partitioning="month",
    columns=(
        Column(1, "article_id", STRING, "The article.", required=True),
        Column(2, "revision", INT, "From 1.", required=True),
        Column(3, "content_hash", STRING, "The revision's content hash.", required=True),
        Column(4, "first_seen_at", TIMESTAMP, "When newsmill first saw this revision.", required=True),
        Column(
            5, "changed_share", FLOAT, "Share of words changed against the revision before, 0 to 1; null for the first."
        ),
        Column(6, "title", STRING, "Title of the revision; null unless `--keep-revisions`."),
        Column(7, "body", STRING, "Body of the revision; null unless `--keep-revisions`."),
    ),
)
