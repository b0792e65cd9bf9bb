"""What the commands of store care share: plan, pipeline, commit, in a store whose lock is held."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import apache_beam as beam

from newsmill.pipeline.attempts import begin
from newsmill.pipeline.care.build_upkeep import UpkeepPlan
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.engines.needs import check_reachable
from newsmill.pipeline.engines.running import run_pipeline
from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.results import Results, read_results
from newsmill.pipeline.store.checkpoints import reached
from newsmill.pipeline.store.commit import changed_partitions, commit
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.lock import locked
from newsmill.pipeline.store.publication import clear_staging, tidy, what_stands
from newsmill.pipeline.store.recover import recover
from newsmill.pipeline.store.versions import is_older, manifest_of
from newsmill.pipeline.version import code_version
from newsmill.schemas.manifest import Manifest
from newsmill.schemas.rows.staged import MergedPartition
from newsmill.schemas.version import SCHEMA_VERSION


@contextmanager
def looking_after(store: Store, what: str, *, upgrading: bool = False) -> Iterator[None]:
    """Hold the lock of a store that is put in order first; ``what`` names the work in messages.

    ``upgrading`` allows a store of an older major version.

    Raises:
        LockHeldError: a run holds the store.
        RunFailedError: the pipeline failed, the disk is full or the like; or whatever failed behind the flip.
    """
    before = store.current()
    try:
        with locked(store):
            recover(store, upgrading=upgrading)
            yield
    except KeyboardInterrupt as stop:
        stop.add_note(what_stands(store, before))
        raise
    except (OSError, RunFailedError) as error:
        raise RunFailedError(f"the {what} failed, {what_stands(store, before)}: {error}") from error
    except UsageError as error:
        if store.current() == before:
            raise
        raise RunFailedError(f"the {what} failed, {what_stands(store, before)}: {error}") from error


def upkeep_plan(store: Store, now: dt.datetime) -> UpkeepPlan:
    """Return the plan of a pipeline over what the store holds.

    Raises:
        UsageError: it holds nothing.
    """
    current = store.current()
    if current is None:
        raise UsageError(f"{store.name} has no snapshot yet: there is nothing to look after")
    return UpkeepPlan(base_of(store), current + 1, begin(store), now)


def run_upkeep(build: Callable[[beam.Pipeline], None], plan: UpkeepPlan, engine: Engine) -> Results:
    """Run a pipeline of store care to its end on ``engine``.

    Raises:
        RunFailedError: it failed.
    """
    check_reachable(engine)
    reached("pipeline-started")
    run_pipeline(build, engine, plan.attempt)
    try:
        results = read_results(plan.attempt)
    except OSError as error:
        raise RunFailedError(f"the pipeline left no result: {error}") from error
    reached("pipeline-finished")
    return results


def publish(
    store: Store,
    plan: UpkeepPlan,
    partitions: Sequence[MergedPartition],
    key: Sequence[str],
    algorithm: str | None = None,
    address_rules: int | None = None,
) -> int | None:
    """Commit ``partitions`` as the next snapshot and return its number; null when they change nothing.

    Args:
        store: the store, locked.
        plan: what was run.
        partitions: what came of it.
        key: what the run key is made of, with the versions.
        algorithm: of the signatures and edges; null means the one they have.
        address_rules: version of the rules on addresses; null means the one they are by.

    Raises:
        OSError: the disk is full or the like; nothing was published.
    """
    before = manifest_of(store, plan.snapshot - 1)
    versions = (algorithm or before.duplicate_algorithm, address_rules or before.address_rules)
    others = versions != (before.duplicate_algorithm, before.address_rules)
    changes = changed_partitions(before, partitions) or others or is_older(before)
    number = plan.snapshot if changes else None
    if number is not None:
        manifest = Manifest(
            snapshot=number,
            schema_version=SCHEMA_VERSION,
            code_version=code_version(),
            run_key=_run_key(key),
            duplicate_algorithm=versions[0],
            inputs=(),
            files=before.files,
            address_rules=versions[1],
        )
        commit(store, manifest, partitions, store.current())
        tidy(store)
    else:
        clear_staging(store)
    return number


def _run_key(key: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps([*key, code_version(), SCHEMA_VERSION]).encode()).hexdigest()
