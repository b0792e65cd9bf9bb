"""The parts of a written date, and what they make together: a day, a time of day, a zone; each once, or no date."""

from collections.abc import Container
from dataclasses import dataclass, field

from newsmill.transforms.normalize.dates.tokens import Token
from newsmill.transforms.normalize.dates.zones import offset_minutes


class _NoDateError(ValueError):
    """The text is no date that can be read."""


@dataclass
class Parts:
    """What was found of a date so far; each part once."""

    day: tuple[int, int, int] | None = None
    """Year, month and day that stand together: ``2026-04-30``."""
    clock: tuple[int, int, int] | None = None
    """Hour, minute and second."""
    seconds: bool = False
    """The second was written."""
    month: int | None = None
    """The month that stands as a word."""
    numbers: list[Token] = field(default_factory=list)
    """Days and years that stand around it."""
    half: int | None = None
    """The hours that ``am`` or ``pm`` adds."""
    offsets: list[str] = field(default_factory=list)
    names: list[Token] = field(default_factory=list)
    """Names of zones."""

    def has_year(self) -> bool:
        """Tell whether a year was found."""
        return self.day is not None or any(len(number.text) == 4 for number in self.numbers)

    def date(self, tokens: list[Token], months: Container[str]) -> tuple[int, int, int | None]:
        """Return year, month and day; no day where only a month is named."""
        if self.day is not None:
            need(self.month is None and not self.numbers)
            return self.day
        need(self.month is not None and 1 <= len(self.numbers) <= 2)
        values = [number.groups.get("n", number.text) for number in self.numbers]
        years = [value for value in values if len(value) == 4]
        days = [int(value) for value in values if len(value) <= 2]
        month = self.month or 0
        if len(years) == 1 and len(days) == len(values) - 1:
            return int(years[0]), month, days[0] if days else None
        # RFC 822: a year of two digits stands behind the month, as the day before it
        need(len(days) == 2 and len(values[1]) == 2 and self._around_month(tokens, months))
        return full_year(values[1]), month, days[0]

    def _around_month(self, tokens: list[Token], months: Container[str]) -> bool:
        first, last = (tokens.index(number) for number in self.numbers)
        month = next(ix for ix, token in enumerate(tokens) if token.text.lower() in months)
        return first < month < last

    def time(self) -> tuple[int, int, int] | None:
        """Return the time of day by a clock of 24 hours; null without one."""
        clock, half = self.clock, self.half
        if clock is None or half is None:
            need(half is None)
            return clock
        hour = clock[0]
        if hour > 12:
            need(half == 12 and hour < 24)
            return clock
        need(hour > 0 or half == 0)
        return (hour % 12 + half, *clock[1:])

    def zone(self, tokens: list[Token]) -> str | None:
        """Return the zone that is stated: an offset before a name; two that differ are no date."""
        if self.offsets:
            need(not self._is_span(tokens))
            minutes = {offset_minutes(offset) for offset in self.offsets}
            need(len(minutes) == 1)
            plain = [name for name in self.names if not name.bracketed and offset_minutes(name.text) == 0]
            need(not plain or minutes == {0})
            return self.offsets[0]
        bare = [name for name in self.names if not name.bracketed] or self.names[:1]
        need(len({offset_minutes(name.text) or name.text.lower() for name in bare}) <= 1)
        return bare[0].text if bare else None

    def _is_span(self, tokens: list[Token]) -> bool:
        """Tell whether what looks like an offset ends a span of time: ``28.04.2026 09:00-10:00``."""
        iso = any(token.kind in ("ymd", "compact") for token in tokens)
        ends = [token for token in tokens if token.kind == "offset" and token.glued and ":" in token.text]
        return not iso and not self.seconds and any(token.text.startswith("-") for token in ends)


def need(holds: bool) -> None:
    """Go on where something holds.

    Raises:
        ValueError: it does not, and the text is no date.
    """
    if not holds:
        raise _NoDateError


def full_year(year: str) -> int:
    """Return the year; one of two digits as RFC 5322 has it: 00 to 49 are 2000 and later."""
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < 50 else 1900)
