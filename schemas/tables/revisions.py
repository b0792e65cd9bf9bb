"""The revisions table: every text an article has had."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import BOOL, FLOAT, INT, STRING, TIMESTAMP

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
        Column(8, "title_changed", BOOL, "The title is another than before; null for the first."),
        Column(9, "words_added", INT, "Words that the revision before had less often; null for the first."),
        Column(10, "words_removed", INT, "Words that the revision before had more often; null for the first."),
        Column(11, "silent", BOOL, "The text changed, and the document does not say so; null for the first."),
        Column(6, "title", STRING, "Title of the revision; null unless `--keep-revisions`."),
        Column(7, "body", STRING, "Body of the revision; null unless `--keep-revisions`."),
    ),
)
