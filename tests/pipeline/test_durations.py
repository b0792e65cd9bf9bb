import pytest

from newsmill.pipeline.durations import parse_seconds
from newsmill.pipeline.errors import UsageError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30s", 30),
        ("5m", 300),
        ("1h", 3600),
        ("2d", 172800),
        ("90", 90),
        ("0.5s", 0.5),
        (" 1.5 h ", 5400),
        ("0.001", 0.001),
    ],
)
def test_durations(text: str, seconds: float) -> None:
    assert parse_seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "s", "0", "0s", "-5m", "5 minutes", "1h30m", "1e3", "5M", "nan", "inf", ".5s"])
def test_what_is_none(text: str) -> None:
    with pytest.raises(UsageError, match="is no duration: write 30s, 5m or 1h"):
        parse_seconds(text)
