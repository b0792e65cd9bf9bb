"""The ops/runs table: one row per attempt, failed ones too."""

import pyarrow as pa

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import FLOAT, INT, STRING, STRINGS, TIMESTAMP

COUNTS = ("read", "new", "changed", "unchanged", "duplicate", "rejected", "mentions")
"""The counts of a run, in the order of their columns."""
_TIMINGS = pa.list_(pa.struct([pa.field("stage", STRING, nullable=False), pa.field("seconds", FLOAT, nullable=False)]))

RUNS = Table(
    name="runs",
    doc="One row per run, failed ones too. Operational: outside the snapshots, harmless to lose.",
    key=("run_id",),
    sort=("started_at", "run_id"),
    partitioning="none",
    columns=(
        Column(1, "run_id", STRING, "Id of the attempt.", required=True),
        Column(2, "run_key", STRING, "SHA-256 of inputs, configuration, code and schema version.", required=True),
        Column(3, "snapshot", INT, "The snapshot published; null when none was."),
        Column(4, "status", STRING, "`published`, `unchanged` or `failed`.", required=True),
        Column(5, "started_at", TIMESTAMP, "Start of the attempt.", required=True),
        Column(6, "finished_at", TIMESTAMP, "End of the attempt."),
        *(
            Column(7 + ix, name, INT, f"Articles {name}." if name != "mentions" else "Mentions written.", required=True)
            for ix, name in enumerate(COUNTS)
        ),
        Column(14, "timings", _TIMINGS, "Wall seconds per stage of the driver."),
        Column(15, "config_sha256", STRING, "Hash of the configuration.", required=True),
        Column(16, "code_version", STRING, "Version of newsmill.", required=True),
        Column(17, "schema_version", STRING, "Version of the tables.", required=True),
        Column(18, "models", STRINGS, "Models that tagged, `de=newsmill-de 1.0.0`."),
        Column(19, "error", STRING, "What ended a failed run."),
    ),
)
