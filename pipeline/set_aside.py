"""Inputs that ``watch`` leaves alone: so many of their records met a fault of newsmill that a cycle published nothing.

They are read again when they change, by the first cycle of another version of the code, and by a ``run``, which fails
as the cycle did. A feed cannot be seen to change without asking, so it is asked again after a day.
"""

import datetime as dt
import json
import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsmill.pipeline.errors import FaultsError
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.version import code_version
from newsmill.transforms.sources.listing.input_file import InputFile

FILE = "set_aside.json"
"""Operational file: lost, the inputs are read again, and set aside again."""
FEED_PAUSE = dt.timedelta(days=1)
"""Time after which a feed that was set aside is asked again."""


class SetAside(NamedTuple):
    """An input and why it waits."""

    uri: str
    """URI of the file, address of the feed."""
    stat: tuple[int, int] | None
    """Size and time of the last change of the file; null for a feed."""
    fault: str
    """Exception and place."""
    since: dt.datetime
    """UTC."""
    code_version: str
    """Of the code that failed."""


def inputs_set_aside(store: Store, now: dt.datetime) -> tuple[SetAside, ...]:
    """Return what is set aside, by URI; nothing where that is lost."""
    try:
        rows = json.loads((store.ops / FILE).read_text())
        found = [_of_json(*row) for row in rows]
    except (OSError, ValueError, TypeError, RecursionError):
        return ()
    version = code_version()
    return tuple(each for each in found if each.code_version == version and not _is_over(each, now))


def put_aside(store: Store, failed: FaultsError, now: dt.datetime) -> tuple[SetAside, ...]:
    """Set the inputs aside that ``failed`` names, beside those that are, and return the new ones.

    Raises:
        OSError: the disk is full or read-only.
    """
    version = code_version()
    stats = {file.uri: (file.size, file.mtime_ns) for file in failed.files}
    new = tuple(SetAside(uri, stats.get(uri), failed.fault, now, version) for uri in failed.inputs)
    every = {each.uri: each for each in (*inputs_set_aside(store, now), *new)}
    rows = [each._replace(since=each.since.isoformat()) for _, each in sorted(every.items())]  # type: ignore[arg-type]
    store.ops.mkdir(exist_ok=True)
    temporary = store.ops / f"{FILE}.tmp"
    temporary.write_text(json.dumps(rows))
    os.replace(temporary, store.ops / FILE)
    return new


def files_left(files: Iterable[InputFile], aside: Sequence[SetAside]) -> list[InputFile]:
    """Return those of ``files`` that are not set aside, or have changed since."""
    waiting = {(each.uri, each.stat) for each in aside}
    return [file for file in files if (file.uri, (file.size, file.mtime_ns)) not in waiting]


def _is_over(aside: SetAside, now: dt.datetime) -> bool:
    return aside.stat is None and now - aside.since >= FEED_PAUSE


def _of_json(uri: str, stat: list[int] | None, fault: str, since: str, version: str) -> SetAside:
    return SetAside(uri, (stat[0], stat[1]) if stat else None, fault, dt.datetime.fromisoformat(since), version)
