"""How far each queue was read: committed with the tables, so that every message is in them exactly once."""

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import INT, STRING

QUEUES = Table(
    name="queues",
    doc="One row per partition of a topic: the offset to be read next.",
    key=("topic", "partition"),
    sort=("topic", "partition"),
    partitioning="none",
    format="arrow",
    columns=(
        Column(1, "topic", STRING, "Id of the topic, or its address where the broker gives none.", required=True),
        Column(2, "partition", INT, "Number of the partition, from 0.", required=True),
        Column(3, "next_offset", INT, "All messages before it are in the tables.", required=True),
        Column(4, "address", STRING, "kafka://BROKER/TOPIC, as it was given when it was read last.", required=True),
    ),
)
