"""The page as HTML: no script, no request, and every text from the store escaped and without control characters."""

import datetime as dt
import functools
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from newsmill.pipeline.feeds.text import ago
from newsmill.pipeline.report.articles import Headline
from newsmill.pipeline.report.masthead import seconds_of
from newsmill.pipeline.report.page import Page
from newsmill.pipeline.terminal import bare, printable

LONGEST = 300
"""Characters of a title that are shown at most."""

_FOLDER = Path(__file__).parent


class Verbatim(str):
    """A text that keeps its line ends: a query of ours, or an address that was checked. It is escaped as all are."""

    __slots__ = ()


def render(page: Page) -> str:
    """Return ``page`` as one HTML file."""
    return _environment().get_template("page.html.j2").render(page=page)


@functools.cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "number": lambda value: f"{value:,}",
        "percent": _percent,
        "day": lambda day: f"{day.day} {day:%B %Y}",
        "short_day": lambda day: f"{day.day} {day:%b}",
        "weekday": lambda day: f"{day:%A}",
        "moment": _moment,
        "when": _when,
        "span": ago,
        "hours": _hours,
        "titled": lambda title: printable(title or "", LONGEST) or "untitled",
        "link": Verbatim,
        "seconds_of": seconds_of,
        "chance": lambda value: f"= {value:.4f}" if value >= 0.0001 else "< 0.0001",
        "times": lambda value: f"{value:,.0f}" if value >= 10 else f"{value:.1f}",
    }
    made.globals["statements"] = statements
    return made


def _cleaned(value: Any) -> Any:
    """Return a text on its way to the page without controls; what the templates made themselves stays."""
    return bare(value) if type(value) is str else value


def _moment(time: dt.datetime) -> str:
    return f"{time.day} {time:%b %Y, %H:%M}"


def _when(headline: Headline) -> str:
    """Return when an article was published, without the hour where the document gives the day alone."""
    time = headline.published_at
    if time is None:
        return "undated"
    return _moment(time) if headline.exact else f"{time.day} {time:%b %Y}"


def _hours(hours: float) -> str:
    """Return a span of time as one counts it in a newsroom.

    >>> _hours(0.5), _hours(1.5), _hours(50), _hours(72)
    ('30 min', '1.5 h', '2.1 days', '3 days')
    """
    if hours < 1:
        return f"{hours * 60:.0f} min"
    number, unit = (hours, "h") if hours < 48 else (hours / 24, "days")
    return f"{number:.1f}".removesuffix(".0") + f" {unit}"


def _percent(part: int, whole: int) -> str:
    """Return a share as people read it.

    >>> _percent(1, 3), _percent(1, 2000), _percent(0, 3), _percent(1999, 2000)
    ('33 %', '<1 %', '0 %', '>99 %')
    """
    share = 100 * part / whole if whole else 0.0
    if 0 < share < 1:
        return "<1 %"
    return ">99 %" if 99 < share < 100 else f"{share:.0f} %"


def statements(name: str) -> list[tuple[str, Verbatim]]:
    """Return the queries of a section, each with what it is about."""
    texts = (_FOLDER / "queries" / f"{name}.sql").read_text("utf-8").split(";\n")
    parts = (text.strip().partition("\n") for text in texts if text.strip())
    return [(about.removeprefix("-- "), Verbatim(sql)) for about, _, sql in parts]
