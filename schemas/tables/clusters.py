"""The clusters table: groups of articles that tell the same text."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import FLOAT, INT, STRING, TIMESTAMP

CLUSTERS = Table(
    name="clusters",
    doc="One row per cluster of two or more exact and near duplicates.",
    key=("cluster_id",),
    sort=("cluster_id",),
    partitioning="bucket",
    columns=(
        Column(1, "cluster_id", STRING, "Label of the cluster, stable once published.", required=True),
        Column(2, "canonical_id", STRING, "The article that stands for the cluster.", required=True),
        Column(3, "size", INT, "Articles in the cluster, two or more.", required=True),
        Column(4, "source_count", INT, "Sources in the cluster.", required=True),
        Column(5, "first_published_at", TIMESTAMP, "Earliest publication in UTC; null if all are undated."),
        Column(6, "last_published_at", TIMESTAMP, "Latest publication in UTC; null if all are undated."),
        Column(8, "first_source", STRING, "Source of the article published first; null if all are undated."),
        Column(
            9, "agency_share", FLOAT, "Share of its articles that name an agency, 0 to 1; null where none were told."
        ),
        Column(7, "canonical_rule", STRING, "Which rule chose the canonical article.", required=True),
    ),
)
