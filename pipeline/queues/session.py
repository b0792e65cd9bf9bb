"""The queues of a run, or of ``watch`` from cycle to cycle: connections stay open between batches."""

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from newsmill.pipeline import log
from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.events import Event
from newsmill.pipeline.queues.backlog import Backlog
from newsmill.pipeline.queues.positions import Start, known_queues, start_of
from newsmill.pipeline.terminal import printable
from newsmill.schemas.rows.queue import QueuePosition
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sources.errors import InputError
from newsmill.transforms.sources.listing.input_file import InputFile
from newsmill.transforms.sources.queue.address import QueueAddress
from newsmill.transforms.sources.queue.broker import Broker, QueueFault, Topic
from newsmill.transforms.sources.queue.gather import Bounds, gather
from newsmill.transforms.sources.queue.kafka import connected
from newsmill.transforms.sources.queue.spool import Spool

LOOK_AHEAD = 0.3
"""Seconds that finding the oldest message left may take."""


class Taken(NamedTuple):
    """What the queues gave for one run."""

    files: tuple[InputFile, ...] = ()
    """Files of messages."""
    rejects: tuple[Reject, ...] = ()
    """Messages that were gone before they were read."""
    positions: tuple[QueuePosition, ...] = ()
    """How far they are read once these are published."""
    backlogs: tuple[Backlog, ...] = ()
    """What waits in each."""
    notes: tuple[str, ...] = ()
    """What a person should know."""


@dataclass
class Queues:
    """Reads queues, batch after batch."""

    options: Mapping[str, str]
    """Of the client: ``[kafka]``."""
    bounds: Bounds = field(default_factory=Bounds)
    """Of one batch of one queue."""
    patient: bool = False
    """A broker that is away is waited for, when the queue was read before; else it fails the run."""
    stopping: threading.Event | None = None
    """Once it is set, what was taken until then is all."""
    connect: Callable[[QueueAddress, Mapping[str, str]], Broker] = connected
    """Makes a connection."""
    _brokers: dict[QueueAddress, Broker] = field(default_factory=dict)
    _answered: set[QueueAddress] = field(default_factory=set)

    def take(self, addresses: Sequence[QueueAddress], base: BaseSnapshot, folder: str, most: int | None) -> Taken:
        """Return what there is to read in ``addresses``, at most ``most`` messages, in files below ``folder``.

        Raises:
            UsageError: a queue that was never read does not answer or is not there, or cannot be read at all.
            RunFailedError: one that was read before does not answer.
        """
        known = known_queues(base)
        found: dict[str, Taken] = {}
        for address in addresses:
            read = sum(backlog.messages_read for one in found.values() for backlog in one.backlogs)
            bounds = self.bounds if most is None else _at_most(self.bounds, max(0, most - read))
            try:
                broker, topic = self._asked(address)
                start = start_of(address.uri, topic, known)
                if start.topic not in found:  # else another address of the same
                    found[start.topic] = self._read(address, broker, topic, start, folder, bounds)
            except QueueFault as fault:
                found[address.uri] = self._away(address, known, str(fault))
            except InputError as error:
                raise UsageError(str(error)) from None
        return _together(found.values())

    def close(self) -> None:
        """Give the connections up."""
        while self._brokers:
            self._brokers.popitem()[1].close()

    def _asked(self, address: QueueAddress) -> tuple[Broker, Topic]:
        if address not in self._brokers:
            self._brokers[address] = self.connect(address, self.options)
        broker = self._brokers[address]
        topic = broker.topic()
        self._answered.add(address)
        return broker, topic

    def _read(
        self, address: QueueAddress, broker: Broker, topic: Topic, start: Start, folder: str, bounds: Bounds
    ) -> Taken:
        asked_at = dt.datetime.now(dt.UTC)
        ends = {number: span.end for number, span in topic.spans.items()}
        at, spool = dict(start.at), Spool(address.uri, folder)
        read = gather(broker, at, ends, bounds, spool.take, self._stopped)
        spool.finish()
        left = {number: end - at[number] for number, end in ends.items() if end > at[number]}
        backlog = Backlog(
            address=address.uri,
            asked_at=asked_at.isoformat(timespec="seconds"),
            partitions=len(ends) + len(topic.away),
            messages_read=read,
            messages_waiting=sum(left.values()),
            seconds_waiting=_oldest(broker, frozenset(left), asked_at),
            full=read > 0 and bool(left),
        )
        _tell(backlog)
        notes = (*start.notes, *_notes(address.uri, topic))
        return Taken(tuple(spool.files), start.lost, _moved(address, start, at), (backlog,), notes)

    def _stopped(self) -> bool:
        return self.stopping is not None and self.stopping.is_set()

    def _away(self, address: QueueAddress, known: list[QueuePosition], fault: str) -> Taken:
        """Return what is told of a queue that cannot be asked now.

        Raises:
            UsageError: it was never read.
            RunFailedError: it was, and nobody waits for it.
        """
        if address not in self._answered and all(position.address != address.uri for position in known):
            raise UsageError(f"{address.uri} cannot be read: {fault}")
        if not self.patient:
            raise RunFailedError(f"{address.uri} cannot be read: {fault}")
        log.warn(Event.QUEUE_AWAY, queue=address.uri, fault=fault)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        backlog = Backlog(address.uri, now, 0, 0, 0, None, fault=fault)
        return Taken(backlogs=(backlog,), notes=(f"  {address.uri} cannot be read: {printable(fault, 400)}",))


def _together(found: Iterable[Taken]) -> Taken:
    whole = Taken()
    for one in found:
        whole = Taken(
            whole.files + one.files,
            whole.rejects + one.rejects,
            whole.positions + one.positions,
            whole.backlogs + one.backlogs,
            whole.notes + one.notes,
        )
    return whole


def _at_most(bounds: Bounds, messages: int) -> Bounds:
    return replace(bounds, messages=messages if bounds.messages is None else min(messages, bounds.messages))


def _tell(backlog: Backlog) -> None:
    log.log(
        Event.QUEUE_READ,
        queue=backlog.address,
        messages=backlog.messages_read,
        waiting=backlog.messages_waiting,
        seconds_waiting=backlog.seconds_waiting,
    )


def _moved(address: QueueAddress, start: Start, at: Mapping[int, int]) -> tuple[QueuePosition, ...]:
    """Return the positions that the snapshot does not have yet."""
    return tuple(
        QueuePosition(start.topic, number, place, address.uri)
        for number, place in sorted(at.items())
        if place != start.known[number]
    )


def _oldest(broker: Broker, left: frozenset[int], asked_at: dt.datetime) -> float | None:
    """Return how many seconds the oldest message left had waited when the queue was asked."""
    if not left:
        return 0.0
    times = broker.times(left, LOOK_AHEAD)
    return round(max(0.0, asked_at.timestamp() - min(times.values()) / 1000), 3) if times else None


def _notes(address: str, topic: Topic) -> list[str]:
    away = ", ".join(map(str, topic.away))
    return [f"  {address}: partitions that cannot be read now are left for later: {away}"] if away else []
