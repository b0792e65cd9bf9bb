"""Strict reader of written dates: a text is one date, with every word and number in it understood, or it is none.

The parts may stand in any order: ISO 8601 and its relatives, RFC 822 and 850, asctime, the dates that programs print,
and those of German and English newsrooms. What is ambiguous (04/05/2026) is left alone unless the language says which.
"""

import datetime as dt

from newsmill.transforms.normalize.dates.figures import read_figures
from newsmill.transforms.normalize.dates.parts import Parts, full_year, need
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
from newsmill.transforms.normalize.dates.zones import is_zone

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


class _Reading:
    """One pass over the tokens of a text."""

    def __init__(self, tokens: list[Token], language: str | None) -> None:
        self._tokens = tokens
        self._tag = (language or "").lower().replace("_", "-")
        own = OF_LANGUAGE.get(self._tag.partition("-")[0])
        self._months = {**_MONTHS, **own} if own else _MONTHS
        self._parts = Parts()
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
        year, month, day = self._parts.date(self._tokens, self._months)
        clock = self._parts.time()
        # "04/05/2026 9:30 AM" is American or British, whatever the language of the page.
        need(self._parts.half is None or not self._ambiguous or self._tag.startswith("en"))
        wall = dt.datetime(year, month, day or 1) + dt.timedelta(days=1 if clock and clock[0] == 24 else 0)
        if clock is None:
            need(not self._parts.offsets and not self._parts.names)
            return WrittenDate(wall, None, "day" if day else "month", self._german, self._changed)
        need(day is not None)
        wall = wall.replace(hour=clock[0] % 24, minute=clock[1], second=min(clock[2], 59))
        precision = "second" if self._parts.seconds else "minute"
        return WrittenDate(wall, self._parts.zone(self._tokens), precision, self._german, self._changed)

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
            need(is_zone(token.text))
            self._parts.names.append(token)
        elif token.kind == "word":
            self._take_word(token)

    def _take_day(self, token: Token) -> None:
        need(self._parts.day is None)
        if token.kind == "slashed":
            self._parts.day = self._ordered(token.groups)
        else:
            groups = token.groups
            self._parts.day = (full_year(groups["y"]), int(groups["m"]), int(groups["d"]))
        self._german |= token.kind == "dmy"
        if "H" in token.groups:
            self._take_clock(token)

    def _ordered(self, groups: dict[str, str]) -> tuple[int, int, int]:
        first, second, year = int(groups["a"]), int(groups["b"]), int(groups["y"])
        if second > 12 or (first <= 12 and self._tag == "en-us"):
            return year, first, second
        self._ambiguous = first <= 12 and first != second
        need(not self._ambiguous or self._tag.startswith(_DAY_FIRST))
        return year, second, first

    def _take_clock(self, token: Token) -> None:
        need(self._parts.clock is None)
        groups = token.groups
        hour, minute, second = int(groups["H"]), int(groups["M"]), int(groups.get("S", 0))
        need((hour < 24 and minute < 60 and second <= 60) or (hour, minute, second) == (24, 0, 0))
        self._parts.clock = hour, minute, second
        self._parts.seconds = "S" in groups and hour < 24

    def _take_number(self, token: Token) -> None:
        """Take a number for a day, year or time: 9 Uhr, 9 am, 0930 GMT."""
        after = self._peek()
        word = after.text.lower() if after and after.kind == "word" else ""
        before = self._before()
        behind_t = token.glued and before is not None and before.text.lower() == "t"
        if token.kind == "number" and len(token.text) <= 2 and (word in CLOCK or self._is_half(after)):
            self._set_clock(int(token.text), 0)
        elif len(token.text) == 4 and (behind_t or word in CLOCK or (self._parts.has_year() and is_zone(word))):
            self._set_clock(int(token.text[:2]), int(token.text[2:]))
        else:
            self._parts.numbers.append(token)

    def _set_clock(self, hour: int, minute: int) -> None:
        need(self._parts.clock is None and hour <= 24 and minute < 60 and (hour < 24 or minute == 0))
        self._parts.clock = hour, minute, 0

    def _take_word(self, token: Token) -> None:
        word = token.text.lower().rstrip(".")
        if self._takes_zone(token):
            return
        if self._after_clock() and self._is_half(token) and not self._is_german_am(word):
            need(self._parts.half is None)
            self._parts.half = HALVES[word]
        elif word in self._months:
            if not self._is_weekday(word):
                self._take_month(word)
        elif word in CLOCK:
            need(self._parts.clock is not None)
            # A span of time, "09:00-10:00 Uhr", has an end that looks like an offset.
            need(self._tokens[self._at - 2].kind != "offset")
            self._german |= word == "uhr"
        else:
            self._changed |= word in UPDATES
            need(word in WEEKDAYS or word in LINKS or word in LABELS)

    def _take_month(self, word: str) -> None:
        need(self._parts.month is None)
        self._parts.month = self._months[word]
        numbers = self._parts.numbers
        before = self._before()
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
        before = self._before()
        return before is not None and before.kind in ("clock", "dotted", "number")

    def _before(self) -> Token | None:
        return self._tokens[self._at - 2] if self._at >= 2 else None

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None
