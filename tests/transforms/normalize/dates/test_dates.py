import datetime as dt

import pytest

from newsmill.transforms.normalize.dates.moment import read_date
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC))
SECOND, MINUTE, DAY = "second", "minute", "day"

READ = [
    # RFC 822, 850, asctime, zone names
    ("Thu, 30 Apr 2026 14:05:00 +0200", "2026-04-30T12:05:00", SECOND, False),
    ("Thu, 30 Apr 2026 14:05:00 GMT", "2026-04-30T14:05:00", SECOND, False),
    ("Thu, 30 Apr 2026 14:05:00 CEST", "2026-04-30T12:05:00", SECOND, False),
    ("Do, 30 Apr 2026 14:05:00 MESZ", "2026-04-30T12:05:00", SECOND, False),
    ("Do, 30 Apr 2026 14:05:00 MEZ", "2026-04-30T13:05:00", SECOND, False),
    ("30 Apr 26 14:05 EST", "2026-04-30T19:05:00", MINUTE, False),
    ("Thursday, 30-Apr-26 14:05:00 GMT", "2026-04-30T14:05:00", SECOND, False),
    ("Thu Apr 30 14:05:00 2026", "2026-04-30T14:05:00", SECOND, True),
    # ISO 8601 and its relatives
    ("2026-04-30", "2026-04-30T00:00:00", DAY, True),
    ("2026-04-30T14:05:07Z", "2026-04-30T14:05:07", SECOND, False),
    ("2026-04-30T14:05:07.123456+02:00", "2026-04-30T12:05:07", SECOND, False),
    ("2026-04-30 14:05", "2026-04-30T14:05:00", MINUTE, True),
    ("2026-04-30T14:05:07+02:00[Europe/Berlin]", "2026-04-30T12:05:07", SECOND, False),
    ("2026-04-30T14:05:07[Europe/Berlin]", "2026-04-30T12:05:07", SECOND, False),
    ("20260430T140500Z", "2026-04-30T14:05:00", SECOND, False),
    ("2026-04-30T24:00:00Z", "2026-05-01T00:00:00", MINUTE, False),
    ("2026-W18-4", "2026-04-30T00:00:00", DAY, True),
    ("2026-120", "2026-04-30T00:00:00", DAY, True),
    ("2016/6/29", "2016-06-29T00:00:00", DAY, True),
    ("1777557900", "2026-04-30T14:05:00", SECOND, False),
    ("1777557900000", "2026-04-30T14:05:00", SECOND, False),
    ("1777557900000000", "2026-04-30T14:05:00", SECOND, False),
    ("1777557900000000000", "2026-04-30T14:05:00", SECOND, False),
    # German and English newsrooms
    ("Do, 30 Apr 2026", "2026-04-30T00:00:00", DAY, True),
    ("30.04.2026", "2026-04-30T00:00:00", DAY, True),
    ("30.4.26", "2026-04-30T00:00:00", DAY, True),
    ("30.04.2026, 14:05 Uhr", "2026-04-30T12:05:00", MINUTE, True),
    ("Stand: 30.04.2026, 14.05 Uhr", "2026-04-30T12:05:00", MINUTE, True),
    ("30. April 2026", "2026-04-30T00:00:00", DAY, True),
    ("Donnerstag, 30. April 2026 um 14:05 Uhr", "2026-04-30T12:05:00", MINUTE, True),
    ("1. März 2026, 9.30 Uhr", "2026-03-01T08:30:00", MINUTE, True),
    ("April 30, 2026 at 2:05 p.m. EDT", "2026-04-30T18:05:00", MINUTE, False),
    ("Apr. 30, 2026, 12:05 a.m. ET", "2026-04-30T04:05:00", MINUTE, False),
    ("30th April 2026", "2026-04-30T00:00:00", DAY, True),
    ("04/30/2026", "2026-04-30T00:00:00", DAY, True),
    ("30/04/2026", "2026-04-30T00:00:00", DAY, True),
]


@pytest.mark.parametrize(("raw", "utc", "precision", "assumed"), READ)
def test_reads(raw, utc, precision, assumed):
    found = read_date(raw, SETTINGS)
    assert found.at == dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)
    assert (found.raw, found.precision, found.zone_assumed, found.fault) == (raw, precision, assumed, None)


@pytest.mark.parametrize(("raw", "precision"), [("2026-04", "month"), ("Mai 2025", "month"), ("2025", "year")])
def test_coarse_dates_say_so(raw, precision):
    assert read_date(raw, SETTINGS).precision == precision


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("0001-01-01T00:00:00Z", "below_floor"),
        ("2099-01-01", "in_future"),
        ("2026-05-02T12:00:01Z", "in_future"),
        ("1970-01-01T00:00:00Z", "epoch_zero"),
        ("2026-02-30", "unreadable"),
        ("32.01.2026", "unreadable"),
        ("2026-00-01", "unreadable"),
        ("04/05/2025", "unreadable"),
        ("gestern", "unreadable"),
        ("vor 3 Stunden", "unreadable"),
        ("Mai 12", "unreadable"),
        ("no date at all", "unreadable"),
        ("9" * 119, "unreadable"),
        ("x" * 100_000, "unreadable"),
    ],
)
def test_implausible_and_unreadable_dates_are_nulled_with_a_reason(raw, fault):
    found = read_date(raw, SETTINGS)
    assert (found.at, found.precision, found.zone_assumed, found.fault) == (None, None, None, fault)
    assert found.raw


def test_one_day_ahead_is_still_plausible():
    assert read_date("2026-05-02T12:00:00Z", SETTINGS).at is not None


@pytest.mark.parametrize("raw", [None, "", "  \n"])
def test_no_date_is_no_fault(raw):
    assert read_date(raw, SETTINGS) == read_date(None, SETTINGS)
    assert read_date(raw, SETTINGS).fault is None


def test_the_zone_follows_language_then_form_then_host():
    raw = "2026-01-30 14:05:00"
    assert read_date(raw, SETTINGS, "de-DE").at.hour == 13
    assert read_date(raw, SETTINGS, "en", "zeitung.de").at.hour == 14
    assert read_date(raw, SETTINGS, None, "zeitung.de").at.hour == 13
    assert read_date(raw, SETTINGS, None, "courier.example").at.hour == 14


def test_the_language_decides_what_is_ambiguous():
    assert read_date("04/05/2025", SETTINGS, "en-US").at.month == 4
    assert read_date("04/05/2025", SETTINGS, "de").at.month == 5


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("Publié le 14 mars 2026 à 08h30", 14),
        ("mercredi 29 avril 2026", 29),
        ("14 de marzo de 2026 - 09:15 CET", 14),
        ("Publicado el sábado 18 de abril de 2026", 18),
        ("14 marzo 2026 alle 8:30", 14),
        ("29 maart 2026 om 9:15", 29),
        ("1 août 2025", 1),
        ("15 kwietnia 2026, 19:02", 15),
        ("Opublikowano: 3 maja 2025 godz. 8:30", 3),
        ("Publicerad 12 augusti 2025 kl. 08.30", 12),
        ("9. desember 2025", 9),
        ("Mis à jour le 14 mars 2026 à 08h30", 14),
        ("Ultimo aggiornamento: 17 aprile 2026 ore 09:01", 17),
    ],
)
def test_months_of_other_languages_are_read_where_all_of_the_date_is(raw, day):
    found = read_date(raw, SETTINGS)
    assert (found.at.day, found.fault) == (day, None)


@pytest.mark.parametrize(
    "raw",
    ["14 mars", "le 14 mars 2026 dans le port", "mars 14", "31 avril 2026", "maj 2026 r. w Gdyni", "14 mars mai 2026"],
)
def test_months_of_other_languages_are_no_dates_alone(raw):
    assert read_date(raw, SETTINGS).at is None


def test_other_languages_are_not_guessed():
    found = read_date("Veröffentlicht: 30 de abril", SETTINGS)
    assert found.at is None
    assert read_date("30 Apr. 2026 — 14:05", SETTINGS).at.day == 30


@pytest.mark.parametrize(
    ("raw", "language", "utc"),
    [
        ("1er mars 2026", "fr", "2026-03-01T00:00:00"),
        ("Mis à jour le mar. 3 mars 2026 à 14 h 05 CET", "fr", "2026-03-03T13:05:00"),
        ("3 mar 2026", "es", "2026-03-03T00:00:00"),
        ("martes, 3 de marzo de 2026 a las 14:05 CET", "es", "2026-03-03T13:05:00"),
        ("martedì 3 marzo 2026, ore 14.05 CET", "it", "2026-03-03T13:05:00"),
        ("terça-feira, 3 de março de 2026, às 14h05 WET", "pt", "2026-03-03T14:05:00"),
        ("dinsdag 3 maart 2026 om 14:05 uur CET", "nl", "2026-03-03T13:05:00"),
        ("wtorek, 3 marca 2026 r., godz. 14:05 CET", "pl", "2026-03-03T13:05:00"),
        ("3 listopada 2025", "pl", "2025-11-03T00:00:00"),
        ("Publisert tirsdag 3. mars 2026 kl. 14.05 CET", "no", "2026-03-03T13:05:00"),
    ],
)
def test_dates_of_other_languages(raw, language, utc):
    assert read_date(raw, SETTINGS, language).at == dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("raw", "language"),
    [("3. listopada 2025.", "hr"), ("3 listopada 2025", None), ("il y a 3 heures", "fr"), ("3 godz. temu", "pl"),
     ("ore 14:05", "it")],
)  # fmt: skip
def test_what_other_languages_leave_open_is_no_date(raw, language):
    assert read_date(raw, SETTINGS, language).at is None


def test_a_date_of_a_change_says_so():
    assert read_date("Aktualisiert am 30.04.2026", SETTINGS).changed
    assert not read_date("Veröffentlicht am 30.04.2026", SETTINGS).changed
