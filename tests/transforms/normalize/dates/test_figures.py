import itertools

from newsmill.transforms.normalize.dates.figures import read_figures
from newsmill.transforms.normalize.dates.forms import _Reading
from newsmill.transforms.normalize.dates.tokens import tokens_of
from newsmill.transforms.normalize.dates.written_date import WrittenDate

DAYS = ("2026-01-29", "2024-02-29", "2026-02-29", "2026-13-01", "1999-12-31")
CLOCKS = ("00:00:00", "23:59:59.123", "12:30:05,5", "24:00:00", "12:30:60", "12:60:00")
ZONES = ("", "Z", "z", "+01:00", "-0330", "+14:00", "+15:00", "+05:17", "-00:00")


def in_words(text: str) -> WrittenDate | None:
    try:
        return _Reading(tokens_of(text) or [], None).date()
    except ValueError:
        return None


def test_moments_of_iso_8601_are_read_as_the_reader_of_words_reads_them():
    moments = [f"{day}{t}{clock}{zone}" for day, t, clock, zone in itertools.product(DAYS, "Tt", CLOCKS, ZONES)]
    read = {text: found for text in moments if (found := read_figures(text))}
    assert {text: in_words(text) for text in read} == read
    assert {"2026-01-29T12:30:05,5+01:00", "2024-02-29t23:59:59.123Z", "1999-12-31T00:00:00"} <= read.keys()


def test_what_is_odd_in_a_moment_is_left_to_the_reader_of_words():
    odd = ("2026-02-29T00:00:00", "2026-01-29T24:00:00", "2026-01-29T12:30:60", "2026-01-29T00:00:00+15:00")
    assert [read_figures(text) for text in odd] == [None] * len(odd)
    assert in_words("2026-01-29T24:00:00") is not None
