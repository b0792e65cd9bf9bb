"""The plan of a run: all that the pipeline is told, fixed before it starts."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.settings import NO_EFFECT_ON_ROWS, SECRET, Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.version import code_version
from newsmill.schemas.rows.fetch import FeedRequest
from newsmill.schemas.rows.period import Period
from newsmill.schemas.rows.queue import QueuePosition
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.ground.attempt import Attempt
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.listing.input_file import InputFile, portion
from newsmill.transforms.sources.source_settings import SourceSettings

BYTES_PER_SHARD = 256 * 2**20
"""Input bytes for which one shard of ids is enough."""

BYTES_PER_PIECE = 2**19
"""Input bytes that make a piece of work on an engine elsewhere: some 170 articles of plain text, and one batch."""
PIECES_A_WORKER = 4
"""Pieces that each of several workers has; elsewhere at least, as items of feeds have no bytes before they are read."""


@dataclass(frozen=True)
class RunPlan:
    """Everything that one run of the pipeline needs; picklable."""

    attempt: Attempt
    """The attempt, with its folder."""
    run_key: str
    """Key of inputs, configuration, code and schema."""
    now: dt.datetime
    """The run's clock."""
    snapshot: int
    """Number of the snapshot to be written."""
    base: BaseSnapshot
    """The snapshot built upon."""
    shards: int
    """Into how many shards ids are grouped; has no effect on any row."""
    pieces: int
    """Into how many pieces the work is cut for the workers; has no effect on any row."""
    files: tuple[InputFile, ...]
    """Files to read."""
    feeds: tuple[FeedRequest, ...]
    """Feeds to ask."""
    positions: tuple[QueuePosition, ...]
    """How far queues are read once this run is published: their messages are among the files."""
    failures: tuple[pa.RecordBatch, ...]
    """``Reject`` rows of what could not even be opened: one batch or none."""
    sources: SourceSettings
    """Of the sources."""
    fetching: FetchSettings
    """Of the feeds."""
    period: Period
    """Which articles are taken, by publication."""
    normalizing: NormalizeSettings
    """Of normalize."""
    settings: Settings
    """What was asked for: the stages that may be left out follow from it."""

    @property
    def staging(self) -> str:
        """Folder for staged and finished files."""
        return self.attempt.folder


def base_of(store: Store) -> BaseSnapshot:
    """Return the current snapshot as a base to build upon."""
    number = store.current()
    return BaseSnapshot("" if number is None else str(store.snapshot(number)))


def config_hash(settings: Settings) -> str:
    """Return the SHA-256 (64 hex) of the settings that have an effect on rows."""
    values = {k: v for k, v in asdict(settings).items() if k not in NO_EFFECT_ON_ROWS and k not in SECRET}
    if settings.entity_list:
        values["entity_list"] = _hash_of_list(settings.entity_list)
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def _hash_of_list(path: str) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError as error:
        raise UsageError(f"the entity list {path} cannot be read: {error.strerror}") from error


def run_key(inputs: Iterable[tuple[str, str]], settings: Settings) -> str:
    """Return the key of a run: SHA-256 (64 hex) of its sorted inputs, configuration, code and schema version."""
    parts = [sorted(inputs), config_hash(settings), code_version(), SCHEMA_VERSION]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def pieces_for(files: Iterable[InputFile], engine: Engine) -> int:
    """Return into how many pieces the work of ``files``, and of feeds, is cut.

    Each piece looks into most staged batches for its rows, so there are no more than what shares the work asks for.
    """
    least = 1 if engine.workers == 1 else PIECES_A_WORKER * engine.workers
    return least if engine.in_process else max(least, 1 + sum(map(portion, files)) // BYTES_PER_PIECE)


def shards_for(files: Iterable[InputFile]) -> int:
    """Return into how many shards the ids of ``files`` are grouped."""
    return 1 + sum(map(portion, files)) // BYTES_PER_SHARD
