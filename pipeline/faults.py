"""Faults of newsmill must not pass as bad input: so many of one kind that a run had better not publish."""

from collections.abc import Mapping

from newsmill.pipeline.errors import RunFailedError
from newsmill.pipeline.terminal import printable
from newsmill.transforms.tables.rejects import FAULT, FAULT_MET_IN

FAULTS_ALLOWED = 20
"""So many faults of one exception and place never stop a run, however little was read."""


def check_faults(counts: Mapping[str, int], share: float) -> None:
    """Refuse to go on with more faults of one exception and place than ``share`` of what was read, and than 20.

    Args:
        counts: the counts of a pipeline.
        share: 0 to 1; 1 allows all.

    Raises:
        RunFailedError: there are; the message names the worst one, how often, and a document it was met in.
    """
    faults = {name.removeprefix(FAULT): value for name, value in counts.items() if name.startswith(FAULT)}
    number, fault = max(((value, name) for name, value in faults.items()), default=(0, ""))
    read = counts.get("read", 0)
    if number <= FAULTS_ALLOWED or number <= share * read:
        return
    met_in = min(name for name in counts if name.startswith(f"{FAULT_MET_IN}{fault}\n")).partition("\n")[2]
    raise RunFailedError(
        f"{number:,} of {read:,} documents met a fault of newsmill: {fault}, for example in "
        f"{printable(met_in)}; please report it, or publish the others with --max-internal-errors 1"
    )
