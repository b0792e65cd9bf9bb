"""Story vectors by day: what stories are told from."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import BINARY, INT, STRING, TIMESTAMP

STORY_VECTORS = Table(
    name="story_vectors",
    doc="One row per article, in the file of its day.",
    key=("article_id",),
    sort=("article_id",),
    partitioning="day",
    format="arrow",
    packed=True,
    columns=(
        Column(1, "article_id", STRING, "The article.", required=True),
        Column(2, "day", INT, "Data time in days since 1970-01-01 (UTC).", required=True),
        Column(3, "published_at", TIMESTAMP, "Publication time."),
        Column(4, "source", STRING, "Source.", required=True),
        Column(5, "language", STRING, "Primary subtag of its language."),
        Column(6, "numbers", BINARY, "CRC-32 of each term, little-endian unsigned 32-bit, ascending.", required=True),
        Column(7, "strengths", BINARY, "Strength of each term in 32nds, one byte each.", required=True),
        Column(8, "rarities", BINARY, "Rarity of each term in 16ths, one byte each.", required=True),
        Column(
            9,
            "marks",
            BINARY,
            "What each term is, one byte each: 1 in the title or the first sentences, 2 a figure, 4 a name.",
            required=True,
        ),
        Column(10, "story_id", STRING, "The story the article is in.", required=True),
    ),
)
