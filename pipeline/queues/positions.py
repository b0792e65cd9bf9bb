"""From which offset on each partition is read: what the snapshot says, held against what the broker has."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsmill.schemas.rows.queue import QueuePosition
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.schemas.state import QUEUES
from newsmill.transforms.ground.dead_letters import dead_letter
from newsmill.transforms.ground.queue_uris import Place, range_uri
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sources.letters import STAGE
from newsmill.transforms.sources.queue.broker import Span, Topic


class Start(NamedTuple):
    """Where a batch of a topic begins."""

    topic: str
    """What names it in the state: its id, or its address."""
    known: Mapping[int, int]
    """The offset that the snapshot would go on at, by partition; the first one there is where it has none."""
    at: Mapping[int, int]
    """The offset to read next, by partition."""
    lost: tuple[Reject, ...]
    """One for each range of messages that is gone."""
    notes: tuple[str, ...]
    """What a person should know."""


def known_queues(base: BaseSnapshot) -> list[QueuePosition]:
    """Return how far all queues were read."""
    return [QueuePosition(**row) for row in base.read(QUEUES, "").to_pylist()]


def rewound_to(places: Iterable[Place], known: Sequence[QueuePosition]) -> list[QueuePosition]:
    """Return the positions that change so that the messages at ``places`` are read again, and all behind them."""
    first: dict[tuple[str, int], int] = {}
    for queue, partition, offset in places:
        first[queue, partition] = min(offset, first.get((queue, partition), offset))
    rewound = [at._replace(next_offset=first.get((at.address, at.partition), at.next_offset)) for at in known]
    return [new for new, at in zip(rewound, known, strict=True) if new.next_offset < at.next_offset]


def start_of(address: str, topic: Topic, known: list[QueuePosition]) -> Start:
    """Return where to read on. A partition that was never read begins with the oldest message kept."""
    name = topic.id or address
    read = _read(name, address, known)
    places = {number: read.get(number, span.first) for number, span in topic.spans.items()}
    at = {number: _within(places[number], span) for number, span in topic.spans.items()}
    lost = [_lost(address, number, places[number], at[number]) for number in at if places[number] < at[number]]
    notes = [f"  {address}: {reject.detail}" for reject in lost]
    notes += [_ahead(address, number, places[number]) for number in at if places[number] > at[number]]
    if not read and any(position.address == address for position in known):
        notes.append(f"  {address} is another topic than before: made anew, or in another cluster; read from its start")
    return Start(name, places, at, tuple(lost), tuple(notes))


def _within(place: int, span: Span) -> int:
    return place if span.first <= place <= span.end else span.first


def _read(name: str, address: str, known: list[QueuePosition]) -> Mapping[int, int]:
    """Return the positions of the topic ``name``, else those kept under its address, when it told no id."""
    by_name = {position.partition: position.next_offset for position in known if position.topic == name}
    return by_name or {position.partition: position.next_offset for position in known if position.topic == address}


def _lost(address: str, partition: int, place: int, first: int) -> Reject:
    detail = f"{first - place:,} messages of partition {partition} were deleted by the broker before they were read"
    return dead_letter(STAGE, range_uri(address, partition, place, first - 1), Reason.VANISHED, detail)


def _ahead(address: str, partition: int, place: int) -> str:
    return (
        f"  {address}: partition {partition} ends before message {place:,}, up to which it was read: the broker lost "
        "messages; what it has is read again"
    )
