"""Strict reader of written dates: a text is one date, with every word and number in it understood, or it is none.

The parts may stand in any order: ISO 8601 and its relatives, RFC 822 and 850, asctime, the dates that programs print,
and those of German and English newsrooms. What is ambiguous (04/05/2026) is left alone unless the language says which.
"""

import datetime as dt
from dataclasses import dataclass, field

from newsmill.transforms.normalize.dates.figures import read_figures
from newsmill.transforms.normalize.dates.tokens import Token, tokens_of
from newsmill.transforms.normalize.dates.words import (
    CLOCK,
    HALVES,
    LABELS,
    LINKS,
    MONTHS,
    OF_LANGUAGE,
    OTHER_MONTHS,
    UPDATES,
    WEEKDAY_OR_MONTH,
    WEEKDAYS,
)
from newsmill.transforms.normalize.dates.written_date import WrittenDate
from newsmill.transforms.normalize.dates.zones import is_zone, offset_minutes


class _NoDateError(ValueError):
    """The text is no date that can be read."""


_MONTHS = MONTHS | OTHER_MONTHS
_DAY_FIRST = (
    "de", "en-gb", "en-ie", "en-au", "en-nz", "en-in", "fr", "es", "it", "nl", "pl", "pt", "da", "nb", "nn", "no",
)  # fmt: skip
"""Languages that write 04/05/2026 for the fourth of May."""


def read_written(raw: str, language: str | None = None) -> WrittenDate | None:
    """Return the date that ``raw`` is, or null when it is none, or the day does not exist.

    >>> read_written("Do, 30 Apr 2026 14:05:00 MESZ").zone
    'MESZ'
    >>> read_written("30.04.2026, 14:05 Uhr").wall.isoformat()
    '2026-04-30T14:05:00'
    """
    text = " ".join(raw.split())
    found = read_figures(text)
    if found is not None:
        return found
    tokens = tokens_of(text)
    try:
        return _Reading(tokens, language).date() if tokens else None
    except (ValueError, OverflowError):
        return None


@dataclass
class _Parts:
    """What was found of a date so far; each part once."""

    day: tuple[int, int, int] | None = None
    clock: tuple[int, int, int] | None = None
    seconds: bool = False
    month: int | None = None
    numbers: list[Token] = field(default_factory=list)
    half: int | None = None
    offsets: list[str] = field(default_factory=list)
    names: list[Token] = field(default_factory=list)


class _Reading:
    """One pass over the tokens of a text."""

    def __init__(self, tokens: list[Token], language: str | None) -> None:
        self._tokens = tokens
        self._tag = (language or "").lower().replace("_", "-")
        own = OF_LANGUAGE.get(self._tag.partition("-")[0])
        self._months = {**_MONTHS, **own} if own else _MONTHS
        self._parts = _Parts()
        self._at = 0
        self._german = False
        self._changed = False
        self._ambiguous = False

    def date(self) -> WrittenDate:
        """Return the date.

        Raises:
            ValueError: the tokens are none.
        """
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            self._take(token)
        year, month, day = self._day()
        clock = self._clock()
        # "04/05/2026 9:30 AM" is American or British, whatever the language of the page.
        _need(self._parts.half is None or not self._ambiguous or self._tag.startswith("en"))
        wall = dt.datetime(year, month, day or 1) + dt.timedelta(days=1 if clock and clock[0] == 24 else 0)
        if clock is None:
            _need(not self._parts.offsets and not self._parts.names)
            return WrittenDate(wall, None, "day" if day else "month", self._german, self._changed)
        _need(day is not None)
        wall = wall.replace(hour=clock[0] % 24, minute=clock[1], second=min(clock[2], 59))
        precision = "second" if self._parts.seconds else "minute"
        return WrittenDate(wall, self._zone(), precision, self._german, self._changed)

    def _take(self, token: Token) -> None:
        if token.kind in ("ymd", "dmy", "slashed", "compact"):
            self._take_day(token)
        elif token.kind in ("clock", "dotted", "bare"):
            self._take_clock(token)
        elif token.kind in ("number", "ordinal"):
            self._take_number(token)
        elif token.kind == "offset":
            self._parts.offsets.append(token.text)
        elif token.kind in ("region", "rule"):
            _need(is_zone(token.text))
            self._parts.names.append(token)
        elif token.kind == "word":
            self._take_word(token)

    def _take_day(self, token: Token) -> None:
        _need(self._parts.day is None)
        if token.kind == "slashed":
            self._parts.day = self._ordered(token.groups)
        else:
            groups = token.groups
            self._parts.day = (_full_year(groups["y"]), int(groups["m"]), int(groups["d"]))
        self._german |= token.kind == "dmy"
        if "H" in token.groups:
            self._take_clock(token)

    def _ordered(self, groups: dict[str, str]) -> tuple[int, int, int]:
        first, second, year = int(groups["a"]), int(groups["b"]), int(groups["y"])
        if second > 12 or (first <= 12 and self._tag == "en-us"):
            return year, first, second
        self._ambiguous = first <= 12 and first != second
        _need(not self._ambiguous or self._tag.startswith(_DAY_FIRST))
        return year, second, first

    def _take_clock(self, token: Token) -> None:
        _need(self._parts.clock is None)
        groups = token.groups
        hour, minute, second = int(groups["H"]), int(groups["M"]), int(groups.get("S", 0))
        _need((hour < 24 and minute < 60 and second <= 60) or (hour, minute, second) == (24, 0, 0))
        self._parts.clock = hour, minute, second
        self._parts.seconds = "S" in groups and hour < 24

    def _take_number(self, token: Token) -> None:
        """Take a number for a day, year or time: 9 Uhr, 9 am, 0930 GMT."""
        after = self._peek()
        word = after.text.lower() if after and after.kind == "word" else ""
        behind_t = token.glued and self._at >= 2 and self._tokens[self._at - 2].text.lower() == "t"
        if token.kind == "number" and len(token.text) <= 2 and (word in CLOCK or self._is_half(after)):
            self._set_clock(int(token.text), 0)
        elif len(token.text) == 4 and (behind_t or word in CLOCK or (self._has_year() and is_zone(word))):
            self._set_clock(int(token.text[:2]), int(token.text[2:]))
        else:
            self._parts.numbers.append(token)

    def _set_clock(self, hour: int, minute: int) -> None:
        _need(self._parts.clock is None and hour <= 24 and minute < 60 and (hour < 24 or minute == 0))
        self._parts.clock = hour, minute, 0

    def _has_year(self) -> bool:
        return self._parts.day is not None or any(len(number.text) == 4 for number in self._parts.numbers)

    def _take_word(self, token: Token) -> None:
        word = token.text.lower().rstrip(".")
        if self._takes_zone(token):
            return
        if self._after_clock() and self._is_half(token) and not self._is_german_am(word):
            _need(self._parts.half is None)
            self._parts.half = HALVES[word]
        elif word in self._months:
            if not self._is_weekday(word):
                self._take_month(word)
        elif word in CLOCK:
            _need(self._parts.clock is not None)
            # A span of time, "09:00-10:00 Uhr", has an end that looks like an offset.
            _need(self._tokens[self._at - 2].kind != "offset")
            self._german |= word == "uhr"
        else:
            self._changed |= word in UPDATES
            _need(word in WEEKDAYS or word in LINKS or word in LABELS)

    def _take_month(self, word: str) -> None:
        _need(self._parts.month is None)
        self._parts.month = self._months[word]
        numbers = self._parts.numbers
        before = self._tokens[self._at - 2] if self._at >= 2 else None
        self._german |= bool(numbers) and before is not None and before.text == "."

    def _is_weekday(self, word: str) -> bool:
        """Tell whether the name of a month is a day of the week: before all numbers, with a month behind them."""
        if word not in WEEKDAY_OR_MONTH or self._parts.numbers:
            return False
        return any(token.text.lower() in self._months for token in self._tokens[self._at :])

    def _takes_zone(self, token: Token) -> bool:
        """Take the longest phrase from here that means a zone: ``Pacific Time``, ``MESZ``."""
        words = [token.text]
        for after in self._tokens[self._at : self._at + 3]:
            if after.kind != "word":
                break
            words.append(after.text)
        for count in range(len(words), 0, -1):
            phrase = " ".join(words[:count])
            # "west", "met" and their like are names only where they stand as such, in capitals or behind the time.
            if is_zone(phrase) and (token.text.isupper() or count > 1 or self._parts.clock is not None):
                self._at += count - 1
                self._parts.names.append(token._replace(text=phrase))
                return True
        return False

    def _is_half(self, token: Token | None) -> bool:
        return token is not None and token.kind == "word" and token.text.lower().rstrip(".") in HALVES

    def _is_german_am(self, word: str) -> bool:
        """Tell whether ``am`` is the German word: ``um 9:30 am 30. April``, ``14:05 am 30. April``."""
        clock = self._parts.clock
        timed = any(token.text.lower() == "um" for token in self._tokens) or (clock is not None and clock[0] > 12)
        return word == "am" and timed

    def _after_clock(self) -> bool:
        before = self._tokens[self._at - 2] if self._at >= 2 else None
        return before is not None and before.kind in ("clock", "dotted", "number")

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _day(self) -> tuple[int, int, int | None]:
        """Return year, month and day; no day where only a month is named."""
        parts = self._parts
        if parts.day is not None:
            _need(parts.month is None and not parts.numbers)
            return parts.day
        _need(parts.month is not None and 1 <= len(parts.numbers) <= 2)
        values = [number.groups.get("n", number.text) for number in parts.numbers]
        years = [value for value in values if len(value) == 4]
        days = [int(value) for value in values if len(value) <= 2]
        month = parts.month or 0
        if len(years) == 1 and len(days) == len(values) - 1:
            return int(years[0]), month, days[0] if days else None
        # RFC 822: a year of two digits stands behind the month, as the day before it
        _need(len(days) == 2 and len(values[1]) == 2 and self._around_month())
        return _full_year(values[1]), month, days[0]

    def _around_month(self) -> bool:
        first, last = (self._tokens.index(number) for number in self._parts.numbers)
        month = next(ix for ix, token in enumerate(self._tokens) if token.text.lower() in self._months)
        return first < month < last

    def _clock(self) -> tuple[int, int, int] | None:
        clock, half = self._parts.clock, self._parts.half
        if clock is None or half is None:
            _need(half is None)
            return clock
        hour = clock[0]
        if hour > 12:
            _need(half == 12 and hour < 24)
            return clock
        _need(hour > 0 or half == 0)
        return (hour % 12 + half, *clock[1:])

    def _zone(self) -> str | None:
        """Return the zone that is stated: an offset before a name; two that differ are no date."""
        offsets, names = self._parts.offsets, self._parts.names
        if offsets:
            _need(not self._is_span())
            minutes = {offset_minutes(offset) for offset in offsets}
            _need(len(minutes) == 1)
            plain = [name for name in names if not name.bracketed and offset_minutes(name.text) == 0]
            _need(not plain or minutes == {0})
            return offsets[0]
        bare = [name for name in names if not name.bracketed] or names[:1]
        _need(len({offset_minutes(name.text) or name.text.lower() for name in bare}) <= 1)
        return bare[0].text if bare else None

    def _is_span(self) -> bool:
        """Tell whether what looks like an offset ends a span of time: ``28.04.2026 09:00-10:00``."""
        iso = any(token.kind in ("ymd", "compact") for token in self._tokens)
        ends = [token for token in self._tokens if token.kind == "offset" and token.glued and ":" in token.text]
        return not iso and not self._parts.seconds and any(token.text.startswith("-") for token in ends)


def _need(holds: bool) -> None:
    if not holds:
        raise _NoDateError


def _full_year(year: str) -> int:
    """Two-digit years as RFC 5322 has them: 00 to 49 are 2000 and later."""
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < 50 else 1900)
