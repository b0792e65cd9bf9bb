"""The quotes table: what was said, and by whom."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import DATE, INT, STRING

QUOTES = Table(
    name="quotes",
    doc="One row per stretch of an article's title or body that quotes somebody. Copies have their own rows.",
    key=("article_id", "quote_ix"),
    sort=("article_id", "quote_ix"),
    partitioning="month",
    columns=(
        Column(1, "article_id", STRING, "The article.", required=True),
        Column(2, "quote_ix", INT, "Position among the article's quotes, from 0: title first.", required=True),
        Column(3, "field", STRING, "`title` or `body`: what the offsets count in.", required=True),
        Column(4, "kind", STRING, "`direct`, `mixed` or `indirect`.", required=True),
        Column(5, "text", STRING, "What was said, without quotation marks.", required=True),
        Column(6, "char_start", INT, "First Unicode code point of the text, from 0.", required=True),
        Column(7, "char_end", INT, "Behind its last code point.", required=True),
        Column(8, "group_ix", INT, "Which utterance of the article it is a part of, from 0.", required=True),
        Column(9, "speaker_text", STRING, "The stretch that names the speaker; null when nobody is named."),
        Column(10, "speaker_start", INT, "First code point of that stretch, in the same field."),
        Column(11, "speaker_end", INT, "Behind its last code point."),
        Column(
            12, "speaker_entity_id", STRING, "The entity that speaks, resolved over the store; null when none is known."
        ),
        Column(13, "speaker_kind", STRING, "`name`, `description`, `pronoun` or `none`."),
        Column(14, "cue", STRING, "The word that tells of the saying; null when there is none."),
        Column(15, "published_date", DATE, "The article's, so that most queries need no join."),
        Column(16, "source", STRING, "The article's, so that most queries need no join.", required=True),
        Column(17, "speaker_local_entity_id", STRING, "The entity that speaks, as the article alone tells it."),
    ),
)
