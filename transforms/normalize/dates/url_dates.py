"""The day that stands in an address: the last place where a date of publication is looked for."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from newsmill.transforms.normalize.dates.words import MONTHS

FIRST_YEAR = 1994
"""The first year in which newspapers had addresses."""
_FOLDERS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2}|[a-z]{3,9})/(\d{1,2})(?=/|$)", re.IGNORECASE)
_SEGMENT = re.compile(r"(?<=[/_-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?=$|[/_.-])")
_COMPACT = re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=/|$)")


def date_in_address(*urls: str | None) -> str | None:
    """Return the day in the first address that has one, as ISO 8601; null where there are none or several.

    >>> date_in_address("https://example.org/2026/04/28/rain.html"), date_in_address("https://example.org/4711")
    ('2026-04-28', None)
    """
    for url in filter(None, urls):
        days = set(_days(urlsplit(url).path))
        if len(days) == 1:
            return days.pop()
    return None


def _days(path: str) -> Iterable[str]:
    for pattern in (_FOLDERS, _SEGMENT, _COMPACT):
        for year, month, day in pattern.findall(path[:2000]):
            number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
            if int(year) >= FIRST_YEAR and 1 <= number <= 12 and 1 <= int(day) <= 31:
                yield f"{year}-{number:02d}-{int(day):02d}"
