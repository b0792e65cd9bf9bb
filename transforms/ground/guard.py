"""One record, one reject: a fault of ours on one record costs that record, and nothing else.

Every stage that handles records one by one does so through ``attempt``. What a stage expects to go wrong it still says
itself, with a reason of its own; what nobody expected becomes an ``internal_error``. ``MemoryError`` is the machine's
trouble and no record's, so it ends the run, with the record in hand in its message.
"""

import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.dead_letters import dead_letter

_HERE = Path(__file__).resolve()
_ROOT = _HERE.parents[2]
"""The folder that holds ``transforms``."""
_FOREIGN = frozenset({"site-packages", ".venv"})
"""Folders below which no code of newsmill stands, though they may stand below its own."""

PAGES = "pages"
"""Stage of what goes wrong with a linked page, wherever it is met: its item is read all the same."""

T = TypeVar("T")


class Handled(NamedTuple):
    """The record in hand, as its dead letter names it."""

    document_uri: str
    """The input it stands in."""
    locator: str | None = None
    """Which record, archive member or item."""
    payload: bytes | None = None
    """What it holds; null where nothing of it was read."""


class OutOfMemoryError(RuntimeError):
    """The machine has no memory left for a record; the message names it."""


def handled_article(document_uri: str, locator: str | None, title: str | None, body: str) -> Handled:
    """Return an article as the record in hand: its payload is title and body."""
    return Handled(document_uri, locator, f"{title or ''}\n{body}".encode("utf-8", "surrogatepass"))


def attempt(stage: str, record: Handled, work: Callable[[], T]) -> T | Reject:
    """Return what ``work`` returns, or the dead letter of ``record`` when it raises.

    Raises:
        OutOfMemoryError: no memory was left.
    """
    try:
        return work()
    except MemoryError as error:
        raise _out_of_memory(stage, record) from error
    except Exception as error:  # whatever it is, it concerns this record
        return internal_error(stage, record, error)


def attempt_rows(
    stage: str, record: Handled, rows: Callable[[], Iterator[T]], *expected: type[Exception]
) -> Iterator[T | Reject]:
    """Yield what ``rows`` gives; when it raises, what came before stays and the dead letter of ``record`` is last.

    Raises:
        OutOfMemoryError: no memory was left.
        Exception: of the types ``expected``, which the caller knows how to take.
    """
    try:
        yield from rows()
    except MemoryError as error:
        raise _out_of_memory(stage, record) from error
    except expected:
        raise
    except Exception as error:  # whatever it is, it concerns this record
        yield internal_error(stage, record, error)


def internal_error(stage: str, record: Handled, error: Exception) -> Reject:
    """Return the dead letter that ``error`` makes of ``record``."""
    detail = f"{type(error).__name__} at {_place(error)}: {error}"
    return dead_letter(stage, record.document_uri, Reason.INTERNAL_ERROR, detail, record.payload, record.locator)


def kind_of_fault(detail: str | None) -> str:
    """Return exception and place from the detail of an ``internal_error``: what two faults of one kind have in common.

    >>> kind_of_fault(internal_error("normalize", Handled("file:///a"), ValueError("no")).detail)
    'ValueError at unknown'
    """
    return (detail or "").partition(": ")[0]


def _out_of_memory(stage: str, record: Handled) -> OutOfMemoryError:
    place = record.document_uri if record.locator is None else f"{record.document_uri} ({record.locator})"
    return OutOfMemoryError(f"no memory is left in {stage}, with {place} in hand")


def _place(error: Exception) -> str:
    """Return file and line of the innermost frame within newsmill."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        # Compiled libraries name the files of their sources, which lie nowhere here: pyarrow/compat.pxi.
        path = Path(frame.filename)
        if not path.is_absolute():
            continue
        path = path.resolve()
        if path.is_relative_to(_ROOT) and path != _HERE and not _FOREIGN.intersection(path.parts[len(_ROOT.parts) :]):
            return f"{path.relative_to(_ROOT).as_posix()}:{frame.lineno}"
    return "unknown"
