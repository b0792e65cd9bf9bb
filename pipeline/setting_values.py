"""What a setting may be: its type, its bounds, and what its texts and tables may hold."""

import difflib
import json
import math
import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from newsmill.pipeline.durations import parse_day, parse_seconds
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.settings import SECRET, Settings
from newsmill.pipeline.workers import MOST, parse_workers
from newsmill.transforms.ground.credentials import masked

_SAID: dict[type, str] = {
    dict: "a table",
    list: "a list of texts",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
}
_TYPES = {item.name: typing.get_type_hints(Settings)[item.name] for item in fields(Settings)}
_INSTANT, _YEAR = 0.01, 366 * 86400
_BOUNDS: dict[str, tuple[float, float]] = {
    **dict.fromkeys(("limit", "batch_messages"), (1, math.inf)),
    "host_pages": (0, math.inf),
    "workers": (1, MOST),
    **dict.fromkeys(("max_reject_rate", "max_internal_errors", "max_feed_failures"), (0, 1)),
    **dict.fromkeys(("every", "batch_seconds"), (_INSTANT, _YEAR)),
    **dict.fromkeys(("settle", "stop_grace", "host_pause", "host_seconds"), (0, _YEAR)),
}
"""The least and the most that a number may be. Nothing can wait for ever, and a batch without time holds nothing."""
_MAY_BE_EMPTY = frozenset({"kafka"})
"""Settings whose texts are another program's, to which an empty one may say something."""
_HOST = re.compile(r"(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
"""A host, by name or number, with or without a port."""
_TIMES = frozenset({"every", "batch_seconds", "settle", "stop_grace", "host_pause", "host_seconds"})
"""Settings in seconds, which may be written as durations too."""
_DAYS = frozenset({"since", "until", "date_floor"})
"""Settings that are days."""


def checked(name: str, value: Any, origin: str) -> Any:
    """Return the value of a setting as it is kept.

    Raises:
        UsageError: no such setting, or none that it may be; the message names ``origin``.
    """
    if name not in _TYPES:
        near = difflib.get_close_matches(name, _TYPES, n=1)
        hint = f": did you mean {near[0]!r}?" if near else "; `newsmill config show` lists the settings"
        raise UsageError(f"unknown setting {name!r} in {origin}{hint}")
    value = _as_kept(name, value, origin)
    _check_type(name, value, origin)
    _check_bounds(name, value, origin)
    _check_content(name, value, origin)
    return value


def _as_kept(name: str, value: Any, origin: str) -> Any:
    """Return a value as its setting keeps it.

    A number for ``auto``, seconds for durations, dotted names for tables, fractions for wholes.
    """
    if name in _TIMES and isinstance(value, str):
        return _seconds(name, value, origin)
    if name == "workers" and value == "auto":
        return parse_workers(value)
    if name == "kafka" and isinstance(value, Mapping):
        return dict(_dotted(value))
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return float(value) if is_whole and float in allowed_types(name) else value


def _seconds(name: str, text: str, origin: str) -> float:
    try:
        return parse_seconds(text)
    except UsageError as error:
        raise UsageError(f"setting {name!r} in {origin}: {error}") from error


def _check_type(name: str, value: object, origin: str) -> None:
    allowed = allowed_types(name)
    if isinstance(value, allowed) and (bool in allowed or not isinstance(value, bool)):
        return
    expected = " or ".join(_SAID.get(kind, kind.__name__) for kind in allowed)
    expected += ' or "auto"' * (name == "workers")
    shown = "what it is" if name in SECRET else repr(value)
    raise UsageError(f"setting {name!r} in {origin} has to be {expected}, not {shown}")


def allowed_types(name: str) -> tuple[type, ...]:
    """Return the types that a setting may have, null aside; a name that is none counts as text."""
    hint = _TYPES.get(name, str)
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    return tuple(typing.get_origin(option) or option for option in options if option is not type(None))


def _check_bounds(name: str, value: object, origin: str) -> None:
    """Raise ``UsageError`` for a number that is out of bounds, and a text that is no day where one is wanted."""
    if name in _DAYS and isinstance(value, str):
        parse_day(origin if origin.startswith("--") else f"setting {name!r} in {origin}", value)
    if name not in _BOUNDS or not isinstance(value, int | float):
        return
    least, most = _BOUNDS[name]
    if not least <= value <= most:  # nan too
        expected = f"at least {least}" if most == math.inf else f"from {least} to {most}"
        raise UsageError(f"setting {name!r} in {origin} has to be {expected}, not {value}")


def _check_content(name: str, value: Any, origin: str) -> None:
    """Raise ``UsageError`` for what a table, a list or a text may not hold."""
    if isinstance(value, dict):
        _check_table(name, value, typing.get_args(_TYPES[name])[1], origin)
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        raise UsageError(f"setting {name!r} in {origin} has to be a list of texts")
    _check_empty(name, value, origin)
    if name == "headers":
        _check_hosts(value, origin)


def _check_empty(name: str, value: object, origin: str) -> None:
    """Raise ``UsageError`` for a text, or one in a table, that says nothing."""
    if isinstance(value, str) and not value.strip():
        raise UsageError(f"setting {name!r} in {origin} is empty: give it a value, or leave it out")
    if isinstance(value, dict) and name not in _MAY_BE_EMPTY:
        for key, each in value.items():
            _check_empty(f"{name}.{key}", each, origin)


def _check_table(name: str, table: Mapping[str, Any], kind: Any, origin: str) -> None:
    """Raise ``UsageError`` unless every value is of ``kind``: text, or a table of texts."""
    for key, value in table.items():
        if not isinstance(value, typing.get_origin(kind) or kind):
            expected = "a table" if typing.get_origin(kind) is dict else "text"
            raise UsageError(f"setting {name!r} in {origin}: {key!r} has to be {expected}")
        if isinstance(value, dict):
            _check_table(f"{name}.{key}", value, typing.get_args(kind)[1], origin)


def _check_hosts(headers: Mapping[str, object], origin: str) -> None:
    for host in headers:
        if not _HOST.fullmatch(host):
            raise UsageError(
                f"setting 'headers' in {origin}: {masked(host)!r} is no host; headers are sent to all of one, which is "
                "named without scheme and path: blatt.example, or blatt.example:8443"
            )


def _dotted(options: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the options of a client by their dotted names, which TOML without quotes takes for tables in tables.

    >>> dict(_dotted({"sasl": {"username": "ann"}, "ssl.endpoint": True}))
    {'sasl.username': 'ann', 'ssl.endpoint': 'true'}
    """
    for name, value in options.items():
        if isinstance(value, Mapping):
            yield from _dotted(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", json.dumps(value) if isinstance(value, bool | int | float) else value
