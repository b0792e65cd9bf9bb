import pytest

from newsmill.transforms.sources.records.moments import moment_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"date": "2026-05-04 08:30:00.000000", "timezone_type": 3, "timezone": "Europe/Berlin"},
         "2026-05-04 08:30:00.000000 Europe/Berlin"),
        ({"date": "2026-05-04T08:30:00Z", "timezone": "Europe/Berlin"}, "2026-05-04T08:30:00Z"),
        ({"seconds": 1777876200, "nanoseconds": 0}, "1777876200"),
        ({"_seconds": 1777876200}, "1777876200"),
        ({"$date": {"$numberLong": "1777876200000"}}, "1777876200000"),
        ("/Date(1777876200000+0200)/", "1777876200000"),
        ("datetime.datetime(2026, 5, 4, 8, 30)", "2026-05-04T08:30:00"),
        ("datetime.datetime(2026, 5, 4, 8, 30, tzinfo=<UTC>)", "2026-05-04T08:30:00+00:00"),
        ("datetime.datetime(2026, 5, 4, 8, 30, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))",
         "2026-05-04T08:30:00+02:00"),
        ("datetime.date(2026, 5, 4)", "2026-05-04"),
        ("datetime.datetime(2026, 15, 4, 8, 30)", "datetime.datetime(2026, 15, 4, 8, 30)"),
        ("Timestamp('2026-05-04 08:30:00', tz='Europe/Berlin')", "2026-05-04 08:30:00 Europe/Berlin"),
        ("Timestamp('2026-05-04 06:30:00+0000', tz='UTC')", "2026-05-04 06:30:00+0000"),
        ("4. Mai 2026", "4. Mai 2026"),
        (None, None),
        ("NaT", None),
    ],
)  # fmt: skip
def test_dates_as_programs_give_them(value, text):
    assert moment_of(value) == text
