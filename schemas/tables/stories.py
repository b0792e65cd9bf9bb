"""The stories table: events with their reports, reactions and follow-ups."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import FLOAT, INT, STRING, STRINGS, TIMESTAMP

STORIES = Table(
    name="stories",
    doc="One row per story of two or more articles: one event or development, with what followed within days.",
    key=("story_id",),
    sort=("story_id",),
    partitioning="bucket",
    columns=(
        Column(1, "story_id", STRING, "Id of the story's earliest article.", required=True),
        Column(2, "former_ids", STRINGS, "Ids under which the story was published before, ascending."),
        Column(3, "title", STRING, "The headline that stands for it.", required=True),
        Column(4, "lead_article_id", STRING, "The article that headline is of.", required=True),
        Column(5, "article_count", INT, "Canonical articles of the story.", required=True),
        Column(6, "copy_count", INT, "Duplicates of these.", required=True),
        Column(7, "source_count", INT, "Sources, those of copies included.", required=True),
        Column(8, "first_published_at", TIMESTAMP, "Earliest publication in UTC."),
        Column(9, "last_published_at", TIMESTAMP, "Latest publication in UTC."),
        Column(10, "first_source", STRING, "Source of the article published first."),
        Column(11, "language", STRING, "BCP-47 tag of its articles."),
        Column(12, "entity_ids", STRINGS, "Its most telling entities, the first first, at most eight."),
        Column(13, "agencies", STRINGS, "Agencies that its articles name, the most frequent first."),
        Column(
            14, "agency_share", FLOAT, "Share of its articles that name an agency, 0 to 1; null where none were told."
        ),
        Column(15, "algorithm", STRING, "Name and version of the vectors and the rule.", required=True),
    ),
)
