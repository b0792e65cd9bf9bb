"""What the store knows of every article, for decisions that must not read the articles themselves."""

import pyarrow as pa

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import ID, STRING, TIMESTAMP

KNOWN = Table(
    name="known",
    doc="One row per article in the store, sorted by id so that a look-up bisects.",
    key=("article_id",),
    sort=("article_id",),
    partitioning="bucket",
    format="arrow",
    columns=(
        Column(1, "article_id", ID, "The article.", required=True),
        Column(2, "content_hash", pa.binary(32), "Its current content hash.", required=True),
        Column(3, "revision", pa.int32(), "Its current revision.", required=True),
        Column(
            4,
            "day",
            pa.int32(),
            "Data time in days since 1970-01-01 (UTC): tells month and signature day.",
            required=True,
        ),
        Column(5, "published_at", TIMESTAMP, "For the canonical rule."),
        Column(6, "first_seen_at", TIMESTAMP, "Kept over revisions.", required=True),
        Column(7, "body_length", pa.int32(), "Code points of the body, for the canonical rule.", required=True),
        Column(8, "source", STRING, "For the counts of a cluster.", required=True),
        Column(9, "cluster_id", ID, "Label of its cluster.", required=True),
        Column(10, "cluster_since", pa.int32(), "Snapshot that first committed this label.", required=True),
    ),
)
