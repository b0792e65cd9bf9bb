"""The named queries: one file each in ``sql/``, whose head is its documentation.

The head of such a file: a title; an empty comment line; what the query tells; an empty comment line; a line for each
parameter, as SQL names it::

    -- Who was in the news with whom
    --
    -- Pairs of people and organisations that stand in one sentence.
    --
    -- $period = 7 days: Days of publication.
    -- $entity: Only pairs with this one.
    -- $limit = 20: Rows at most.

``=`` gives the default, without one the parameter is null unless given, ``!`` behind the name says that it has to be
given. ``period`` stands for two, ``$from_day`` and ``$to_day``: a number of days up to the newest publication, or
``all``, which leaves both null.
"""

import difflib
import itertools
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsmill.pipeline.errors import UsageError

_PARAMETER = re.compile(r"\$([a-z_]+)(!?)(?: = ([^:]+))?: (.+)")
_NAME = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Parameter:
    """One parameter of a named query."""

    name: str
    """As SQL has it, without the dollar sign; ``period`` stands for ``from_day`` and ``to_day``."""
    doc: str
    """What it does, for people."""
    default: str | None = None
    """As a person would type it; null when it is null unless given."""
    required: bool = False
    """It has to be given."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The only values it takes: its default and what its documentation sets in backquotes; empty for any value.

        >>> Parameter("unit", "`day` or `week`.", "week").choices
        ('week', 'day')
        """
        told = re.findall(r"`(\w+)`", self.doc) if self.default else []
        return tuple(dict.fromkeys([self.default or "", *told])) if told else ()


@dataclass(frozen=True)
class NamedQuery:
    """A query with a name and its documentation."""

    name: str
    """What is typed: ``who-with-whom``."""
    title: str
    """One line."""
    doc: str
    """What it tells and how it counts."""
    parameters: tuple[Parameter, ...]
    """In the order of the file."""
    text: str
    """The whole file."""

    @property
    def period(self) -> str | None:
        """The default of its period; null when it has none."""
        return next((each.default for each in self.parameters if each.name == "period"), None)


@cache
def catalogue() -> dict[str, NamedQuery]:
    """Return all named queries by name, sorted."""
    folder = files("newsmill.pipeline.queries") / "sql"
    texts = {entry.name.removesuffix(".sql"): entry.read_text("utf-8") for entry in folder.iterdir()}
    return {name: parsed(name, texts[name]) for name in sorted(texts)}


def is_name(typed: str) -> bool:
    """Tell whether ``typed`` is a name, or the words of one; SQL is longer than a word."""
    return _NAME.fullmatch(typed.strip()) is not None or _normal(typed) in catalogue()


def named(typed: str) -> NamedQuery:
    """Return the query of that name.

    Raises:
        UsageError: there is none; the message names the nearest.
    """
    queries = catalogue()
    name = _normal(typed)
    if name not in queries:
        near = difflib.get_close_matches(name, queries, n=1) or [each for each in queries if name in each][:1]
        hint = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"no query {typed!r}: {hint}`newsmill query --list` names all")
    return queries[name]


def _normal(typed: str) -> str:
    return "-".join(typed.lower().replace("_", " ").split())


def parsed(name: str, text: str) -> NamedQuery:
    r"""Return the query that a file of ``sql/`` holds.

    Raises:
        ValueError: its head is not as it should be.

    >>> parsed("new", "-- What is new\n--\n-- Titles.\n--\n-- $limit = 5: Rows.\nselect 1").parameters[0].default
    '5'
    """
    head = itertools.takewhile(lambda line: line.startswith("--"), text.split("\n"))
    title, told, *rest = "\n".join(line[2:].strip() for line in head).split("\n\n")
    parameters = [_parameter(line) for part in rest for line in part.split("\n")]
    return NamedQuery(name, title, told.replace("\n", " "), tuple(parameters), text)


def _parameter(line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None:
        raise ValueError(f"{line!r}: write a parameter as `$name = default: what it does.`")
    name, required, default, doc = found.groups()
    return Parameter(name, doc, default, bool(required))
