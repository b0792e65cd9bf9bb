"""Counts of the articles' own entities per month: what tells which entity of the store each of them is."""

import pyarrow as pa

from newsmill.schemas.state.entity_partials import FORMS
from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import ID, INT, STRING

_HASHES = pa.list_(pa.int32())

LOCAL_ENTITIES = Table(
    name="local_entities",
    doc="One row per entity of articles, as each article alone tells it, and month.",
    key=("local_entity_id",),
    sort=("local_entity_id",),
    partitioning="month",
    format="arrow",
    packed=True,
    columns=(
        Column(1, "local_entity_id", ID, "The entity as the articles tell it.", required=True),
        Column(2, "label", STRING, "Its label, a part of its identity.", required=True),
        Column(3, "mention_count", INT, "Mentions.", required=True),
        Column(4, "article_count", INT, "Articles.", required=True),
        Column(5, "opening_count", INT, "Mentions that open their sentence.", required=True),
        Column(6, "forms", FORMS, "Surface forms with the number of articles each stands in.", required=True),
        Column(7, "spellings", _HASHES, "Hashes of its id, its spelling and the base forms of that.", required=True),
        Column(
            8, "callings", _HASHES, "Hashes of its surnames and short forms: what else it is called.", required=True
        ),
        Column(9, "given", pa.int32(), "Hash of a person's first name; null where there is none."),
    ),
)
