"""The rejects table: dead letters."""

from newsmill.schemas.rows.reject import STAGES, Reason
from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import BINARY, STRING, TIMESTAMP

REJECTS = Table(
    name="rejects",
    doc="One row for everything that could not be read, with the reason and the start of what stood there.",
    key=("reject_id",),
    sort=("reject_id",),
    partitioning="month",
    columns=(
        Column(1, "reject_id", STRING, "Id of document, locator, stage, reason and payload.", required=True),
        Column(2, "document_uri", STRING, "The input.", required=True),
        Column(3, "locator", STRING, "Which record, archive member or item."),
        Column(4, "stage", STRING, "Which stage: " + ", ".join(f"`{stage}`" for stage in STAGES) + ".", required=True),
        Column(5, "reason", STRING, "One of: " + ", ".join(f"`{reason}`" for reason in Reason) + ".", required=True),
        Column(6, "detail", STRING, "What exactly was wrong."),
        Column(7, "payload_sha256", STRING, "SHA-256 (64 hex) of the payload.", required=True),
        Column(8, "payload", BINARY, "The first 4 KiB of the payload."),
        Column(9, "first_seen_at", TIMESTAMP, "When newsmill first met it (the run's clock).", required=True),
    ),
)
