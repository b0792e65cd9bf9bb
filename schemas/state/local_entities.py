"""Counts of the articles' own entities per month: what tells which entity of the store each of them is."""

import pyarrow as pa

from newsmill.schemas.state.entity_partials import FORMS
from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import ID, INT, STRING

LOCAL_ENTITIES = Table(
    name="local_entities",
    doc="One row per entity of articles, as each article alone tells it, and month.",
    key=("local_entity_id",),
    sort=("local_entity_id",),
    partitioning="month",
    format="arrow",
    columns=(
        Column(1, "local_entity_id", ID, "The entity as the articles tell it.", required=True),
        Column(2, "label", STRING, "Its label, a part of its identity.", required=True),
        Column(3, "mention_count", INT, "Mentions.", required=True),
        Column(4, "article_count", INT, "Articles.", required=True),
        Column(5, "opening_count", INT, "Mentions that open their sentence.", required=True),
        Column(6, "forms", FORMS, "Surface forms with the number of articles each stands in.", required=True),
        Column(
            7,
            "ties",
            pa.list_(pa.int64()),
            "Hashes of what it may share with an entity that it is: spelling, base form, surname, short forms.",
            required=True,
        ),
        Column(8, "given", INT, "Hash of a person's first name; null where there is none."),
    ),
)
