"""What could not be read: rejects by reason, with samples."""

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.tables import REJECTS
from newsmill.transforms.ground.snapshot import BaseSnapshot

SAMPLES, CHARACTERS = 3, 160


@dataclass(frozen=True)
class Sample:
    """One reject."""

    document_uri: str
    locator: str | None
    detail: str | None
    beginning: str
    """Of the payload, as far as it is text; empty when there is none."""


@dataclass(frozen=True)
class Rejected:
    """The rejects of one reason."""

    reason: str
    rejects: int
    stages: list[str]
    samples: list[Sample]
    """The latest."""


def dead_letters(base: BaseSnapshot) -> list[Rejected]:
    """Return the rejects by reason, most first; payloads are read for the samples alone."""
    rows = base.read_all(REJECTS, ["reject_id", "reason", "stage", "first_seen_at"])
    counts = rows.group_by("reason").aggregate([("reject_id", "count"), ("stage", "distinct")]).to_pylist()
    samples = _samples(base, rows)
    found = [
        Rejected(row["reason"], row["reject_id_count"], sorted(row["stage_distinct"]), samples[row["reason"]])
        for row in counts
    ]
    return sorted(found, key=lambda each: (-each.rejects, each.reason))


def _samples(base: BaseSnapshot, rows: pa.Table) -> dict[str, list[Sample]]:
    latest = rows.sort_by([("first_seen_at", "descending"), ("reject_id", "ascending")])
    latest = latest.select(["reject_id", "reason"])
    wanted: dict[str, list[str]] = {}
    for row in latest.to_pylist():
        wanted.setdefault(row["reason"], []).append(row["reject_id"])
    chosen = {reason: ids[:SAMPLES] for reason, ids in wanted.items()}
    texts = _texts(base, [reject for ids in chosen.values() for reject in ids])
    return {reason: [texts[reject] for reject in ids] for reason, ids in chosen.items()}


def _texts(base: BaseSnapshot, ids: list[str]) -> dict[str, Sample]:
    columns = ["reject_id", "document_uri", "locator", "detail", "payload"]
    found: dict[str, Sample] = {}
    for partition in base.partitions(REJECTS) if ids else ():
        rows = base.read(REJECTS, partition, columns)
        rows = rows.filter(pc.is_in(rows.column("reject_id"), value_set=pa.array(ids)))
        found |= {row["reject_id"]: _sample(row) for row in rows.to_pylist()}
    return found


def _sample(row: dict[str, Any]) -> Sample:
    text = (row["payload"] or b"").decode("utf-8", "replace")
    readable = text.count("\ufffd") * 10 <= len(text)
    return Sample(row["document_uri"], row["locator"], row["detail"], text[:CHARACTERS] if readable else "")
