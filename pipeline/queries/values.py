"""From what a person gives to the values of a query's parameters: days, and names that the store knows."""

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsmill.pipeline.durations import parse_day
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.queries.database import Database
from newsmill.pipeline.queries.known_names import KEPT, entity_named, kept_value, source_named
from newsmill.pipeline.queries.named import NamedQuery, Parameter

OPTIONS = ("entity", "source", "article", "limit")
"""Parameters with an option of their own, besides the period's ``--from`` and ``--to``."""
DAYS = ("from_day", "to_day")
"""What the period stands for."""
_DAYS_LONG = re.compile(r"(\d{1,5}) days?")


@dataclass(frozen=True)
class Given:
    """What a person gave, as typed; what is null was not given."""

    from_day: str | None = None
    to_day: str | None = None
    entity: str | None = None
    source: str | None = None
    article: str | None = None
    limit: int | None = None
    others: dict[str, str] = field(default_factory=dict)
    """By the names of the parameters."""

    @classmethod
    def by_name(cls, values: dict[str, Any]) -> "Given":
        """Return what stands under the names of parameters; null is not given.

        >>> Given.by_name({"limit": 5, "unit": "day"}).others
        {'unit': 'day'}
        """
        typed = {name: str(value) for name, value in values.items() if value is not None}
        limit = typed.pop("limit", None)
        own = {name: typed.pop(name, None) for name in (*DAYS, *OPTIONS) if name != "limit"}
        return cls(**own, limit=None if limit is None else _integer("limit", limit), others=typed)

    def named(self) -> dict[str, str]:
        """Return all that was given, by the names of parameters."""
        own = {name: getattr(self, name) for name in (*DAYS, *OPTIONS)}
        return {name: str(value) for name, value in own.items() if value is not None} | self.others


@dataclass(frozen=True)
class Values:
    """The values of a query's parameters."""

    values: dict[str, Any]
    """By name, in the types that DuckDB takes."""
    told: tuple[str, ...]
    """What they are, for people: the days, the entity."""


def values_of(query: NamedQuery, given: Given, database: Database, snapshot: Path) -> Values:
    """Return the values of a named query's parameters.

    Raises:
        UsageError: one is missing, is not taken, or stands for nothing in the store.
    """
    typed = given.named()
    taken = {name for each in query.parameters for name in _sql_names(each)}
    unknown = sorted(set(typed) - taken)
    if unknown:
        takes = ", ".join(map(option_of, query.parameters)) or "nothing"
        raise UsageError(f"{query.name} takes no {_typed(unknown[0])}; it takes {takes}")
    found: dict[str, Any] = {}
    told: list[str] = []
    for parameter in query.parameters:
        if parameter.name == "period":
            found |= _period(parameter.default, typed, database, told)
        else:
            found[parameter.name] = _value(
                parameter, typed.get(parameter.name, parameter.default), database, snapshot, told
            )
    return Values(found, tuple(told))


def values_of_sql(names: frozenset[str], given: Given, database: Database, snapshot: Path) -> Values:
    """Return the values of the parameters of SQL that a person wrote; those without an option are text.

    Raises:
        UsageError: one is missing or not taken, or stands for nothing in the store.
    """
    typed, told = given.named(), list[str]()
    unknown = sorted(set(typed) - names)
    if unknown:
        raise UsageError(
            f"the query has no ${unknown[0]}; it has {', '.join(f'${name}' for name in sorted(names)) or 'none'}"
        )
    if missing := sorted(names - set(typed) - set(DAYS)):
        raise UsageError(f"the query needs ${missing[0]}: give {_typed(missing[0])}")
    found = {} if names.isdisjoint(DAYS) else _period("all", typed, database, told)
    plain = [Parameter(name, "", "0" if name == "limit" else None) for name in names - set(DAYS)]
    found |= {each.name: _value(each, typed[each.name], database, snapshot, told) for each in plain}
    return Values({name: value for name, value in found.items() if name in names}, tuple(told))


def option_of(parameter: Parameter) -> str:
    """Return how a parameter is given on the command line.

    >>> option_of(Parameter("unit", "", "week"))
    '--param unit=...'
    """
    return "--from, --to" if parameter.name == "period" else _typed(parameter.name)


def _typed(name: str) -> str:
    special = {"from_day": "--from", "to_day": "--to"} | {each: f"--{each}" for each in OPTIONS}
    return special.get(name, f"--param {name}=...")


def _sql_names(parameter: Parameter) -> tuple[str, ...]:
    return DAYS if parameter.name == "period" else (parameter.name,)


def _period(
    default: str | None, typed: dict[str, str], database: Database, told: list[str]
) -> dict[str, dt.date | None]:
    """Return the two days: by default the last ones up to the newest publication, or null for all."""
    first, last = typed.get("from_day"), typed.get("to_day")
    length = _DAYS_LONG.fullmatch(default or "all")
    to = parse_day("--to", last) if last else None
    since = parse_day("--from", first) if first else None
    newest = _newest(database) if length and not to else None
    if length:
        to = to or newest or _NO_DAY
        since = since or to - dt.timedelta(days=int(length[1]) - 1)
    if since and to and since > to:
        raise UsageError(f"--from {since} is after --to {to}")
    if (since or to) and to != _NO_DAY:
        told.append(f"{since}" if since == to else " ".join(_ends(since, to)))
    return {"from_day": since, "to_day": to}


def _ends(since: dt.date | None, to: dt.date | None) -> list[str]:
    return ([f"from {since}"] if since and not to else [f"{since}"] if since else []) + ([f"to {to}"] if to else [])


_NO_DAY = dt.date(1970, 1, 1)
"""Stands for the newest day of a store without an article."""


def _newest(database: Database) -> dt.date | None:
    rows = database.rows("select coalesce(max(published_date), max(first_seen_at)::date) as day from articles", {})
    day: dt.date | None = rows[0]["day"]
    return day


def _value(parameter: Parameter, typed: str | None, database: Database, snapshot: Path, told: list[str]) -> Any:
    if typed is None:
        if parameter.required:
            asked = parameter.doc[:1].lower() + parameter.doc[1:].rstrip(".")
            raise UsageError(f"{_typed(parameter.name)} is missing: {asked}")
        return None
    if not typed.strip():
        raise UsageError(f"{_typed(parameter.name)} is empty")
    if parameter.name == "entity":
        return entity_named(typed, database, told)
    return _plain_value(parameter, typed, database, snapshot)


def _plain_value(parameter: Parameter, typed: str, database: Database, snapshot: Path) -> Any:
    """Return a value that no heading tells."""
    if parameter.name == "source":
        return source_named(typed, database)
    if parameter.name == "article":
        from newsmill.pipeline.article_names import article_named
        from newsmill.transforms.ground.snapshot import BaseSnapshot

        return article_named(BaseSnapshot(str(snapshot)), typed)
    if parameter.doc and parameter.name in KEPT:  # in SQL of one's own these may be anything
        return kept_value(parameter.name, typed, database)
    if parameter.choices:
        return _chosen(parameter, typed)
    return _integer(parameter.name, typed) if (parameter.default or "").isdecimal() else typed


def _chosen(parameter: Parameter, typed: str) -> str:
    chosen = typed.strip().lower()
    if chosen not in parameter.choices:
        raise UsageError(f"{_typed(parameter.name)}: {typed!r} is none of {', '.join(parameter.choices)}")
    return chosen


def _integer(name: str, typed: str) -> int:
    try:
        return int(typed)
    except ValueError:
        raise UsageError(f"{_typed(name)}: {typed!r} is no number") from None
