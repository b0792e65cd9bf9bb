"""What a run would read, without reading it."""

import datetime as dt
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from newsmill.pipeline.exports.kept_up import check_kept_up
from newsmill.pipeline.intake import Intake, take_in
from newsmill.pipeline.queues.session import Queues
from newsmill.pipeline.request import Request
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.terminal import plural, printable
from newsmill.transforms.ground.attempt import Attempt
from newsmill.transforms.sources.buckets.address import is_object_address
from newsmill.transforms.sources.queue.gather import Bounds

SHOWN = 20
"""Inputs listed at most."""


def what_a_run_reads(inputs: Sequence[str], output: str, settings: Settings, now: dt.datetime) -> Intake:
    """Return what ``newsmill run`` would read; makes no store and writes nothing.

    Raises:
        UsageError: an input does not exist, or a run would be refused for another reason.
    """
    store = _store_at(output)
    check_kept_up(store, settings.delta)
    with closing(Queues(settings.kafka, Bounds(messages=0))) as queues:
        nothing_made = Attempt.begin("dry-run", str(store.staging / "dry-run"))
        return take_in(store, Request(inputs, settings, now, queues=queues), "dry-run", nothing_made)


def intake_json(intake: Intake) -> dict[str, object]:
    """Return what a run would read as a program wants it."""
    return {
        "new_inputs": [file.uri for file in intake.plan.files],
        "bytes": sum(file.size for file in intake.plan.files),
        "known_inputs": intake.known,
        "feeds_due": [feed.feed_url for feed in intake.plan.feeds],
        "feeds_waiting": intake.feeds.waiting,
        "messages": {queue.address: queue.messages_waiting for queue in intake.taken.backlogs},
    }


def intake_text(intake: Intake) -> str:
    """Return what a run would read as a person wants it, long lists cut."""
    files, feeds = intake.plan.files, intake.plan.feeds
    size = sum(file.size for file in files)
    lines = [f"would read {plural(len(files), 'new input')} ({size:,} bytes) and {plural(len(feeds), 'feed')}"]
    lines += [f"  {printable(file.uri)}" for file in files[:SHOWN]]
    lines += [f"  {printable(feed.feed_url)}" for feed in feeds[:SHOWN]]
    lines += [
        f"  {printable(queue.address)}: {plural(queue.messages_waiting, 'message')}" for queue in intake.taken.backlogs
    ]
    hidden = max(0, len(files) - SHOWN) + max(0, len(feeds) - SHOWN)
    lines += [f"  and {hidden} more"] if hidden else []
    waiting = plural(intake.feeds.waiting, "feed")
    lines.append(f"would skip {plural(intake.known, 'input')} read before and {waiting} not due yet")
    return "\n".join(lines)


def _store_at(output: str) -> Store:
    """Return the store, which need not exist."""
    if is_object_address(output):
        from newsmill.pipeline.objects.opening import store_there

        return store_there(output)
    return Store(Path(output).absolute())
