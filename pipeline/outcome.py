"""What became of a run, and of several over the slices of large files."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from newsmill.pipeline.errors import RunFailedError
from newsmill.pipeline.feeds.counts import FeedCounts
from newsmill.pipeline.queues.backlog import Backlog
from newsmill.pipeline.results import Results
from newsmill.schemas.tables.runs import COUNTS

Number = TypeVar("Number", int, float)

OUTSIDE = "outside"
"""Count of the articles that ``--since`` and ``--until`` left out."""

RESOLUTION = ("links_changed", "partitions_relinked")
"""Counts of entities that are other ones now, and of the months of mentions that were rewritten for that alone."""


@dataclass
class RunOutcome:
    """What became of a run."""

    run_id: str
    status: str
    snapshot: int | None
    counts: dict[str, int]
    reasons: dict[str, int] = field(default_factory=dict)
    timings: dict[str, float] = field(default_factory=dict)
    run_key: str = ""
    known_inputs: int = 0
    unsettled: int = 0
    feeds: FeedCounts = field(default_factory=FeedCounts)
    queues: list[Backlog] = field(default_factory=list)
    models: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)
    """Paths of large files that are not read to their end."""
    tallies: dict[str, int] = field(default_factory=dict)
    """All that the workers counted, by name: what notes are made of."""

    @property
    def reject_rate(self) -> float:
        """Share of what was read that was rejected, 0 to 1."""
        return self.counts.get("rejected", 0) / max(1, self.counts.get("read", 0))

    def take_over(self, results: Results) -> None:
        """Take over what the workers counted, and check that nothing was lost.

        Raises:
            RunFailedError: ``read`` is not ``new + changed + unchanged + rejected``, with what was left outside.
        """
        counted = results.counts
        self.tallies = counted
        self.counts |= {name: counted.get(name, 0) for name in (*COUNTS, OUTSIDE, *RESOLUTION)}
        self.reasons = _beginning("reason:", counted)
        self.models = sorted(_beginning("model:", counted))
        accounted = sum(self.counts[name] for name in ("new", "changed", "unchanged", "rejected", OUTSIDE))
        if self.counts["read"] != accounted:
            raise RunFailedError(
                f"{self.counts['read']} articles were read but {accounted} accounted for: a fault of "
                "newsmill; please report it with the log"
            )


def joined(earlier: RunOutcome, later: RunOutcome) -> RunOutcome:
    """Return two runs over the slices of the same inputs as one outcome."""
    told = later if later.status == "published" else earlier
    return replace(
        earlier,
        run_id=told.run_id,
        status=told.status,
        snapshot=told.snapshot,
        run_key=told.run_key,
        counts=added(earlier.counts, later.counts),
        reasons=added(earlier.reasons, later.reasons),
        timings=added(earlier.timings, later.timings),
        models=sorted({*earlier.models, *later.models}),
        notes=[*earlier.notes, *(note for note in later.notes if note not in earlier.notes)],
        tallies=added(earlier.tallies, later.tallies),
        unfinished=later.unfinished,
    )


def added(one: Mapping[str, Number], two: Mapping[str, Number]) -> dict[str, Number]:
    """Return the sums by name.

    >>> added({"read": 2}, {"read": 1, "new": 1})
    {'read': 3, 'new': 1}
    """
    return {name: one.get(name, 0) + two.get(name, 0) for name in {**one, **two}}


def _beginning(prefix: str, counts: Mapping[str, int]) -> dict[str, int]:
    return {name.removeprefix(prefix): counts[name] for name in sorted(counts) if name.startswith(prefix)}
