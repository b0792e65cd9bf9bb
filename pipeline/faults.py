"""Faults of newsmill must not pass as bad input: so many of one kind that a run had better not publish."""

from collections.abc import Mapping

from newsmill.pipeline.errors import FaultsError
from newsmill.pipeline.terminal import printable
from newsmill.transforms.sources.listing.input_file import InputFile
from newsmill.transforms.sources.listing.uris import input_of
from newsmill.transforms.tables.rejects import FAULT, FAULT_MET_IN

FAULTS_ALLOWED = 20
"""So many faults of one exception and place never stop a run, however little was read."""


def check_faults(counts: Mapping[str, int], share: float, files: tuple[InputFile, ...] = ()) -> None:
    """Refuse to go on with more faults of one exception and place than ``share`` of what was read, and than 20.

    Args:
        counts: the counts of a pipeline.
        share: 0 to 1; 1 allows all.
        files: what was read.

    Raises:
        FaultsError: there are; the message names the worst one, how often, and a document it was met in.
    """
    faults = {name.removeprefix(FAULT): value for name, value in counts.items() if name.startswith(FAULT)}
    number, fault = max(((value, name) for name, value in faults.items()), default=(0, ""))
    read = counts.get("read", 0)
    if number <= FAULTS_ALLOWED or number <= share * read:
        return
    prefix = f"{FAULT_MET_IN}{fault}\n"
    met_in = sorted(name.removeprefix(prefix) for name in counts if name.startswith(prefix))
    message = (
        f"{number:,} of {read:,} documents met a fault of newsmill: {fault}, for example in "
        f"{printable(met_in[0])}; please report it, or publish the others with --max-internal-errors 1"
    )
    raise FaultsError(message, fault, tuple(sorted({input_of(document) for document in met_in})), files)
