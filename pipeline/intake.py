"""What a run has to read: inputs found, the ledger subtracted, feeds that are due, messages taken, put into a plan."""

import datetime as dt
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from newsmill.pipeline.attempts import begin
from newsmill.pipeline.durations import parse_day
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.feeds.due import Feeds, feeds_of, fetch_settings
from newsmill.pipeline.ledger import unread
from newsmill.pipeline.plan import RunPlan, base_of, pieces_for, run_key, shards_for
from newsmill.pipeline.queues.session import Queues, Taken
from newsmill.pipeline.request import Request
from newsmill.pipeline.set_aside import files_left
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.stopping import stop_file
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.period import Period
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.attempt import Attempt
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.sources.errors import InputError
from newsmill.transforms.sources.listing.input_file import InputFile
from newsmill.transforms.sources.listing.inputs import Discovery, discover
from newsmill.transforms.sources.queue.address import QueueAddress
from newsmill.transforms.sources.records.names import TARGETS
from newsmill.transforms.sources.source_settings import SourceSettings


@dataclass(frozen=True)
class Intake:
    """The plan of a run and what it leaves out."""

    plan: RunPlan
    """What to do."""
    known: int
    """Files read before and unchanged."""
    unsettled: int
    """Files that changed a moment ago and wait for the next run."""
    feeds: Feeds
    """The feeds, those that are not due too."""
    taken: Taken
    """What queues gave."""
    waiting: tuple[InputFile, ...]
    """Large files that are left for runs of their own."""

    @property
    def nothing_new(self) -> bool:
        """Nothing to read, nothing to ask, nothing to complain about."""
        return not (self.plan.files or self.plan.feeds or self.plan.failures)


def take_in(store: Store, request: Request, run_id: str, attempt: Attempt | None = None) -> Intake:
    """Return what a run has to do; its attempt begins here where it has none.

    Raises:
        UsageError: an input does not exist or cannot be read as one, or a model or an entity list cannot be used.
        RunFailedError: a queue that was read before does not answer.
    """
    settings, now = request.settings, request.now
    _check_entity_settings(settings)
    _check_fields(settings)
    period = _period(settings)
    sources = _source_settings(store, settings, now, period)
    found = _discovered(request.inputs, sources)
    base = base_of(store)
    new = unread(files_left(found.files, request.aside), base, settings.limit, request.settle)
    waiting = {each.uri for each in request.aside}
    feeds = feeds_of(store, base, found, now, settings.refetch).without(waiting)
    asked = [queue for queue in found.queues if queue.uri not in waiting]
    taken = _taken(asked, request, base, sources, len(new.files))
    attempt = attempt or begin(store, run_id)
    fetching = fetch_settings(settings, feeds, now, run_id, str(store.root), str(stop_file(attempt)))
    lost = (*found.rejects, *taken.rejects)
    files = (*new.files, *taken.files)
    plan = RunPlan(
        attempt=attempt,
        run_key=run_key([*map(_told, files), *((f.feed_url, "") for f in feeds.due)], settings),
        now=now,
        snapshot=(store.current() or 0) + 1,
        base=base,
        shards=shards_for(files),
        pieces=pieces_for(files, Engine.of(settings)),
        files=files,
        feeds=feeds.due,
        positions=taken.positions,
        failures=(to_batch(lost, Reject),) if lost else (),
        sources=sources,
        fetching=fetching,
        period=period,
        normalizing=_normalize_settings(settings, now),
        settings=settings,
    )
    return Intake(plan, new.known, new.unsettled, feeds, taken, new.waiting)


def _discovered(inputs: Sequence[str], sources: SourceSettings) -> Discovery:
    try:
        return discover(inputs, sources)
    except InputError as error:
        raise UsageError(str(error)) from error


def _taken(
    asked: Sequence[QueueAddress], request: Request, base: BaseSnapshot, sources: SourceSettings, files: int
) -> Taken:
    if not asked:
        return Taken()
    settings = request.settings
    if settings.since or settings.until:
        # What lies outside would neither be read nor remembered, and be taken again by every run.
        raise UsageError(f"{asked[0].uri} is read once and whole: leave --since and --until out, and ask the tables")
    most = None if settings.limit is None else max(0, settings.limit - files)
    if request.queues is not None:
        return request.queues.take(asked, base, str(sources.spool), most)
    with closing(Queues(settings.kafka)) as own:
        return own.take(asked, base, str(sources.spool), most)


def _told(file: InputFile) -> tuple[str, str]:
    """Return what the run's key holds of a file: its slice, too."""
    return file.uri, f"{file.sha256}@{file.offset}" if file.offset else file.sha256


def _source_settings(store: Store, settings: Settings, now: dt.datetime, period: Period) -> SourceSettings:
    return SourceSettings(
        source=settings.source,
        roots=tuple(sorted(settings.root.items())),
        field_map=settings.fields,
        output=store.name,
        spool=str(store.staging),
        in_slices=period.is_open,
        now=now,
    )


def _check_fields(settings: Settings) -> None:
    unknown = sorted(settings.fields.keys() - TARGETS.keys())
    if unknown:
        raise UsageError(f"the setting 'fields' has no {unknown[0]!r}: there are {', '.join(TARGETS)}")


def _check_entity_settings(settings: Settings) -> None:
    """Raise ``UsageError`` for a model or list that cannot be used; loads spaCy only when one was asked for."""
    if settings.model or settings.entity_list:
        from newsmill.pipeline.choices import tagging_of

        tagging_of(settings)


def _normalize_settings(settings: Settings, now: dt.datetime) -> NormalizeSettings:
    return NormalizeSettings(
        now=now, date_floor=parse_day("date_floor", settings.date_floor), source=settings.source or "local"
    )


def _period(settings: Settings) -> Period:
    return Period(_midnight("since", settings.since), _midnight("until", settings.until))


def _midnight(name: str, text: str | None) -> dt.datetime | None:
    return None if text is None else dt.datetime.combine(parse_day(name, text), dt.time(), dt.UTC)
