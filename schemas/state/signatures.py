"""Signatures by day: what near-duplicate search reads of earlier articles."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import BINARY, INT, STRING, TIMESTAMP

SIGNATURES = Table(
    name="signatures",
    doc="One row per article, in the file of its day. The manifest names the algorithm: ``duplicate_algorithm``.",
    key=("article_id",),
    sort=("article_id",),
    partitioning="day",
    format="arrow",
    columns=(
        Column(1, "article_id", STRING, "The article.", required=True),
        Column(2, "day", INT, "Data time in days since 1970-01-01 (UTC).", required=True),
        Column(3, "published_at", TIMESTAMP, "Publication time."),
        Column(4, "source", STRING, "Source.", required=True),
        Column(5, "title", STRING, "Title."),
        Column(6, "exact_hash", BINARY, "First 16 bytes of the exact hash.", required=True),
        # 7 was the layout of the lines, before it had a file of its own.
        Column(8, "body_length", INT, "Code points of the body.", required=True),
        Column(9, "word_count", INT, "Words of the body.", required=True),
        # 10 was the shingles themselves, of which the body is the shorter form; 11 the posted hashes, 4 bytes each.
        Column(12, "shingle_count", INT, "Distinct word 3-grams.", required=True),
        Column(13, "shingle_digest", INT, "First 8 bytes of BLAKE2b over their hashes.", required=True),
        Column(14, "fingerprint_highs", BINARY, "Posted hashes: the high bytes of all, as bits.", required=True),
        Column(15, "fingerprint_lows", BINARY, "Posted hashes: three low bytes each, ascending.", required=True),
    ),
)
