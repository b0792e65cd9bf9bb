"""The duplicates table: verified pairs, with the figures that explain them."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import BOOL, FLOAT, STRING

DUPLICATES = Table(
    name="duplicates",
    doc="One row per verified pair of articles, `article_a < article_b`.",
    key=("article_a", "article_b"),
    sort=("article_a", "article_b"),
    partitioning="bucket",
    columns=(
        Column(1, "article_a", STRING, "The smaller id.", required=True),
        Column(2, "article_b", STRING, "The larger id.", required=True),
        Column(3, "relation", STRING, "`exact` over `near` over `contained`: the strongest that holds.", required=True),
        Column(4, "jaccard", FLOAT, "Exact Jaccard similarity of the word 3-gram sets, 0 to 1.", required=True),
        Column(5, "containment_a", FLOAT, "Share of a's 3-grams that b has, 0 to 1.", required=True),
        Column(6, "containment_b", FLOAT, "Share of b's 3-grams that a has, 0 to 1.", required=True),
        Column(7, "title_similarity", FLOAT, "Similarity of the titles, 0 to 1; null when one has none."),
        Column(8, "lag_hours", FLOAT, "Hours from the earlier to the later publication; null when one is undated."),
        Column(9, "same_source", BOOL, "Both have the same source.", required=True),
        Column(10, "algorithm", STRING, "Name and version of signature and rule.", required=True),
    ),
)
