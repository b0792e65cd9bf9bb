"""The mentions table: every place where an article names an entity."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import BOOL, DATE, INT, STRING

MENTIONS = Table(
    name="mentions",
    doc="One row per mention of an entity in an article's title or body. Copies of an article have their own rows.",
    key=("article_id", "mention_ix"),
    sort=("article_id", "mention_ix"),
    partitioning="month",
    columns=(
        Column(1, "article_id", STRING, "The article.", required=True),
        Column(2, "mention_ix", INT, "Position among the article's mentions, from 0: title first.", required=True),
        Column(3, "entity_id", STRING, "The entity, resolved over the store.", required=True),
        Column(16, "local_entity_id", STRING, "The entity as the article alone tells it.", required=True),
        Column(4, "text", STRING, "The stretch of text itself.", required=True),
        Column(5, "label", STRING, "PER, LOC, ORG, MISC, or another label of the model.", required=True),
        Column(6, "model_label", STRING, "The label as the model gave it; null for rules and propagation."),
        Column(7, "field", STRING, "`title` or `body`: what the offsets count in.", required=True),
        Column(8, "char_start", INT, "First Unicode code point, from 0.", required=True),
        Column(9, "char_end", INT, "Behind the last code point.", required=True),
        Column(10, "sentence_start", INT, "First code point of the sentence.", required=True),
        Column(11, "sentence_end", INT, "Behind the last code point of the sentence.", required=True),
        Column(12, "method", STRING, "`model`, `rule` or `propagated`.", required=True),
        Column(13, "model", STRING, "Name and version of the pipeline.", required=True),
        Column(17, "own_source", BOOL, "The article's own source names itself.", required=True),
        Column(14, "published_date", DATE, "The article's, so that most queries need no join."),
        Column(15, "source", STRING, "The article's, so that most queries need no join.", required=True),
    ),
)
