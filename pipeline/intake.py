"""What a run has to read: inputs found, the ledger subtracted, feeds that are due, all put into a plan."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from newsmill.pipeline.durations import parse_day
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.feeds.due import Feeds, feeds_of, fetch_settings
from newsmill.pipeline.ledger import unread
from newsmill.pipeline.plan import RunPlan, base_of, pieces_for, run_key, shards_for
from newsmill.pipeline.set_aside import SetAside, files_left
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.stopping import stop_file
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.period import Period
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.sources.errors import InputError
from newsmill.transforms.sources.listing.inputs import discover
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

    @property
    def nothing_new(self) -> bool:
        """Nothing to read, nothing to ask, nothing to complain about."""
        return not (self.plan.files or self.plan.feeds or self.plan.failures)


def take_in(
    store: Store,
    inputs: Sequence[str],
    settings: Settings,
    now: dt.datetime,
    run_id: str,
    settle: float = 0.0,
    aside: Sequence[SetAside] = (),
) -> Intake:
    """Return what a run over ``inputs`` has to do; files changed less than ``settle`` seconds ago wait.

    Those ``aside`` are left out.

    Raises:
        UsageError: an input does not exist or cannot be read as one, or a model or an entity list cannot be used.
    """
    _check_entity_settings(settings)
    sources = _source_settings(store, settings, now)
    try:
        found = discover(inputs, sources)
    except InputError as error:
        raise UsageError(str(error)) from error
    base = base_of(store)
    new = unread(files_left(found.files, aside), base, settings.limit, settle)
    feeds = feeds_of(store, base, found, now, settings.refetch).without({each.uri for each in aside})
    fetching = fetch_settings(settings, feeds, now, run_id, str(stop_file(store)))
    rejects = (to_batch(found.rejects, Reject),) if found.rejects else ()
    plan = RunPlan(
        run_id=run_id,
        run_key=run_key([*((f.uri, f.sha256) for f in new.files), *((f.feed_url, "") for f in feeds.due)], settings),
        now=now,
        snapshot=(store.current() or 0) + 1,
        base=base,
        staging=str(store.staging),
        result=str(store.staging / "result.json"),
        shards=shards_for(new.files),
        pieces=pieces_for(new.files, settings.workers),
        files=new.files,
        feeds=feeds.due,
        failures=rejects,
        sources=sources,
        fetching=fetching,
        period=Period(_midnight("since", settings.since), _midnight("until", settings.until)),
        normalizing=_normalize_settings(settings, now),
        settings=settings,
    )
    return Intake(plan, new.known, new.unsettled, feeds)


def _source_settings(store: Store, settings: Settings, now: dt.datetime) -> SourceSettings:
    return SourceSettings(
        source=settings.source,
        roots=tuple(sorted(settings.root.items())),
        field_map=settings.fields,
        output=str(store.root),
        spool=str(store.staging),
        now=now,
    )


def _check_entity_settings(settings: Settings) -> None:
    """Raise ``UsageError`` for a model or list that cannot be used; loads spaCy only when one was asked for."""
    if settings.model or settings.entity_list:
        from newsmill.pipeline.choices import tagging_of

        tagging_of(settings)


def _normalize_settings(settings: Settings, now: dt.datetime) -> NormalizeSettings:
    return NormalizeSettings(
        now=now, date_floor=parse_day("date_floor", settings.date_floor), source=settings.source or "local"
    )


def _midnight(name: str, text: str | None) -> dt.datetime | None:
    return None if text is None else dt.datetime.combine(parse_day(name, text), dt.time(), dt.UTC)
