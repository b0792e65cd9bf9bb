"""Written dates with a zone, German and English: 14 July 2025 is in summer time, 20 January 2026 in winter time."""

import datetime as dt

import pytest

from newsmill.transforms.normalize.dates.moment import read_date
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC))

FORMS = """
14.07.2025, 18:20 Uhr MESZ                                         | 2025-07-14T16:20:00
14.07.2025 18.20 Uhr (MESZ)                                        | 2025-07-14T16:20:00
14.7.25 - 18:20 MESZ                                               | 2025-07-14T16:20:00
14. Juli 2025, 18:20 Uhr MESZ                                      | 2025-07-14T16:20:00
Montag, 14. Juli 2025 um 18:20 Uhr MESZ                            | 2025-07-14T16:20:00
Mo., 14. Juli 2025 um 18.20 Uhr (MESZ)                             | 2025-07-14T16:20:00
Mo, 14 Jul 2025 18:20:00 MESZ                                      | 2025-07-14T16:20:00
18:20 Uhr MESZ, 14. Juli 2025                                      | 2025-07-14T16:20:00
um 18:20 Uhr MESZ am 14. Juli 2025                                 | 2025-07-14T16:20:00
14. Juli 2025, 18 Uhr MESZ                                         | 2025-07-14T16:00:00
Stand: 14.07.2025, 18:20 Uhr MESZ                                  | 2025-07-14T16:20:00
Veröffentlicht am 14.07.2025 um 18:20 Uhr (MESZ)                   | 2025-07-14T16:20:00
14. Juli 2025, 18:20 Uhr Mitteleuropäische Sommerzeit              | 2025-07-14T16:20:00
14. Juli 2025, 18:20 Uhr mitteleuropäischer Sommerzeit             | 2025-07-14T16:20:00
14. Juli 2025, 18:20 Uhr deutscher Zeit                            | 2025-07-14T16:20:00
14. Juli 2025, 18:20 Uhr CEST                                      | 2025-07-14T16:20:00
14. Juli 2025, 18:20 Uhr GMT                                       | 2025-07-14T18:20:00
14. Juli 2025, 18:20 Uhr UTC+2                                     | 2025-07-14T16:20:00
14. Juli 2025, 18:20 Uhr Weltzeit                                  | 2025-07-14T18:20:00
20.01.2026, 18:20 Uhr MEZ                                          | 2026-01-20T17:20:00
20. Jänner 2026, 18:20 Uhr MEZ                                     | 2026-01-20T17:20:00
Dienstag, den 20. Januar 2026, 18:20 Uhr (MEZ)                     | 2026-01-20T17:20:00
20. Jan. 2026, 18:20 Uhr Berliner Zeit                             | 2026-01-20T17:20:00
20.01.2026 18:20 MEZ/MESZ                                          | 2026-01-20T17:20:00
20. Januar 2026, 18:20 Uhr Moskauer Zeit                           | 2026-01-20T15:20:00
20. Januar 2026, 18:20 Uhr New Yorker Zeit                         | 2026-01-20T23:20:00
Di, 20 Jan 2026 18:20:00 +0100                                     | 2026-01-20T17:20:00
20.01.2026 18:20:07 +01:00                                         | 2026-01-20T17:20:07
20.01.2026 18:20 Uhr +01:00                                        | 2026-01-20T17:20:00
20.1.2026 9:5:7 UTC                                                | 2026-01-20T09:05:07
Mon, 14 Jul 2025 18:20:00 +0200                                    | 2025-07-14T16:20:00
Mon, 14 Jul 2025 18:20:00 +0200 (CEST)                             | 2025-07-14T16:20:00
Mon, 14 Jul 2025 18:20:00 GMT                                      | 2025-07-14T18:20:00
Mon, 14 Jul 2025 18:20:00 UT                                       | 2025-07-14T18:20:00
Mon, 14 Jul 2025 18:20:00 Z                                        | 2025-07-14T18:20:00
Monday, 14-Jul-25 18:20:00 GMT                                     | 2025-07-14T18:20:00
Mon Jul 14 18:20:00 CEST 2025                                      | 2025-07-14T16:20:00
Mon Jul 14 2025 18:20:00 GMT+0200 (Central European Summer Time)   | 2025-07-14T16:20:00
Mon Jul 14 2025 18:20:00 GMT-0400 (Eastern Daylight Time)          | 2025-07-14T22:20:00
14/Jul/2025:18:20:00 -0700                                         | 2025-07-15T01:20:00
2025-07-14 18:20:00 -0400 EDT                                      | 2025-07-14T22:20:00
2025-07-14 18:20:00.123456 +0200 CEST m=+1.25                      | 2025-07-14T16:20:00
2025-07-14 18:20:00 +0000 +0000                                    | 2025-07-14T18:20:00
2025-07-14T18:20:00+02                                             | 2025-07-14T16:20:00
2025-07-14T18:20:00+0200                                           | 2025-07-14T16:20:00
2025-07-14T18:20:00 +02:00                                         | 2025-07-14T16:20:00
2025-07-14T18:20:00+2:00                                           | 2025-07-14T16:20:00
2025-07-14T18:20:00−04:00                                          | 2025-07-14T22:20:00
2025-07-14T18:20:00-03:30                                          | 2025-07-14T21:50:00
2025-07-14T18:20:00.000+00:00Z                                     | 2025-07-14T18:20:00
2025-7-14T8:20:00Z                                                 | 2025-07-14T08:20:00
2025-07-14T182000Z                                                 | 2025-07-14T18:20:00
2025-07-14T18:20:00Z[UTC]                                          | 2025-07-14T18:20:00
2025-07-14T18:20:00[Europe/Vienna]                                 | 2025-07-14T16:20:00
2025-07-14 18:20:00 America/Chicago                                | 2025-07-14T23:20:00
2025-07-14T18:20:00 PST8PDT                                        | 2025-07-15T01:20:00
2025-07-14 18:20 UTC                                               | 2025-07-14T18:20:00
2025/07/14 18:20:00 GMT                                            | 2025-07-14T18:20:00
2025-07-14 6:20 PM EDT                                             | 2025-07-14T22:20:00
20250714T182000+0200                                               | 2025-07-14T16:20:00
July 14, 2025, 6:20pm EDT                                          | 2025-07-14T22:20:00
July 14, 2025 at 6:20 p.m. EDT                                     | 2025-07-14T22:20:00
Jul. 14, 2025 6:20 p.m. ET                                         | 2025-07-14T22:20:00
6:20 PM EDT, July 14, 2025                                         | 2025-07-14T22:20:00
6 p.m. ET July 14, 2025                                            | 2025-07-14T22:00:00
18:20 BST, 14 July 2025                                            | 2025-07-14T17:20:00
Monday 14th July 2025 18:20 BST                                    | 2025-07-14T17:20:00
Mon 14 Jul 2025 18.20 BST                                          | 2025-07-14T17:20:00
First published on Mon 14 Jul 2025 18.20 BST                       | 2025-07-14T17:20:00
14 July 2025 18:20 British Summer Time                             | 2025-07-14T17:20:00
14 July 2025 1820 GMT                                              | 2025-07-14T18:20:00
14 July 2025, 18:20 (GMT)                                          | 2025-07-14T18:20:00
14 July 2025 18:20 UTC+0                                           | 2025-07-14T18:20:00
14 July 2025 18:20 GMT+5:30                                        | 2025-07-14T12:50:00
14 Jul 2025 at 06:20 PM +0530                                      | 2025-07-14T12:50:00
July 14, 2025, 6:20 PM Pacific Time                                | 2025-07-15T01:20:00
Jul 14, 2025 | 6:20pm PDT                                          | 2025-07-15T01:20:00
Updated July 14, 2025 6:20 PM Central Daylight Time                | 2025-07-14T23:20:00
20 Jan 2026 06:20 AM EST                                           | 2026-01-20T11:20:00
January 20, 2026 6:20 a.m. U.S. Eastern Time                       | 2026-01-20T11:20:00
01/20/2026 06:20 AM EST                                            | 2026-01-20T11:20:00
20 January 2026, 18:20 AEDT                                        | 2026-01-20T07:20:00
20 Jan 2026 18:20 Hong Kong Time                                   | 2026-01-20T10:20:00
20 January 2026 18:20 CET                                          | 2026-01-20T17:20:00
""".strip().splitlines()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["de", "en", None])
def test_a_stated_zone_is_the_zone(form, language):
    raw, _, utc = (part.strip() for part in form.rpartition("|"))
    found = read_date(raw, SETTINGS, language)
    assert found.at == dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)
    assert found.zone_assumed is False


def test_there_are_eighty():
    assert len(set(FORMS)) >= 80


@pytest.mark.parametrize(
    "raw",
    [
        "14 July 2025 18:20 XYZ",
        "14 July 2025 18:20 IST",
        "14.07.2025 18:20 Uhr Phantasiezeit",
        "14.07.2025 18:20-20:00 Uhr",
        "14.07.2025 18:00-20:00",
        "14.07.2025 10:00-11:30",
        "14.07.2025 18:20 – 20:00 Uhr",
        "2025-07-14T18:20:00+02:00Z",
        "14 July 2025 18:20 GMT PDT",
        "14 July 2025 18:20, 15 July 2025",
        "14 July 2025 18:20 +25:00",
        "18:20 EDT",
        "14 July 18:20 EDT",
        "14 July 2025 EDT",
        "July 2025 18:20 EDT",
        "0:20 PM EDT, July 14, 2025",
        "14 July 2025 six EDT",
        "07/04/2025 6:20 AM EDT",
    ],
)
def test_what_is_not_understood_whole_is_no_date(raw):
    assert read_date(raw, SETTINGS, "de").at is None


def test_a_name_of_several_zones_is_read_by_the_country_of_the_host():
    raw = "14 July 2025 18:20 IST"
    assert read_date(raw, SETTINGS, "en", "daily.example.in").at == dt.datetime(2025, 7, 14, 12, 50, tzinfo=dt.UTC)
    assert read_date(raw, SETTINGS, "en", "daily.example.ie").at == dt.datetime(2025, 7, 14, 17, 20, tzinfo=dt.UTC)


@pytest.mark.parametrize("raw", ["14. Juli 2025, 18:20 Uhr Ortszeit", "14 July 2025 18:20 local time"])
def test_local_time_is_no_stated_zone(raw):
    assert read_date(raw, SETTINGS, "de").zone_assumed is True


def test_am_is_a_german_word_too():
    at = dt.datetime(2025, 7, 14, 7, 30, tzinfo=dt.UTC)
    assert read_date("9:30 Uhr am 14. Juli 2025", SETTINGS, "de").at == at
    assert read_date("um 9:30 am 14. Juli 2025", SETTINGS, "de").at == at
    assert read_date("19:30 am 14. Juli 2025", SETTINGS, "de").at == at + dt.timedelta(hours=10)
