"""Into which stretches of days a month is cut, a file each: a run does not rewrite a month for the articles of a day.

A large month has a file for each day. A smaller one is halved where it has too many articles for one file, and the
halves again (days 0 to 15 and 16 to 31, then 0 to 7, and so on), until a stretch has few enough or is a day. Where it
is cut thus follows from how many articles each day has, and from nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.table import Table

DAY_FILES_FROM = 20_000
"""Articles of a month from which it is kept as one file per day."""
ARTICLES_OF_A_STRETCH = 2048
"""Articles of a stretch of several days at most: half a bucket's rows, as bodies cost most of what is written."""
UNDATED = 0
"""Day of the month that stands for none; the others have 1 to 31."""
_MONTH = range(32)

Days = npt.NDArray[np.int64]


def stretches(articles: Mapping[int, int]) -> list[range]:
    """Return the days of each file of a month that has so many ``articles`` by day of the month.

    >>> stretches({1: 1500, 9: 500, 12: 1000, 31: 500})
    [range(0, 8), range(8, 16), range(16, 32)]
    >>> stretches({1: 1500, 9: 500})
    [range(0, 32)]
    """
    if sum(articles.values()) >= DAY_FILES_FROM:
        return [range(day, day + 1) for day in sorted(articles)]
    return list(_halved(_MONTH, articles))


def is_in_one(articles: int) -> bool:
    """Tell whether a month of so many articles is one file, whichever their days are."""
    return articles <= ARTICLES_OF_A_STRETCH and articles < DAY_FILES_FROM


def _halved(days: range, articles: Mapping[int, int]) -> Iterator[range]:
    """Yield ``days``, or its parts that have an article each."""
    count = sum(articles.get(day, 0) for day in days)
    if count <= ARTICLES_OF_A_STRETCH or len(days) == 1:
        yield from [days] if count else []
        return
    middle = len(days) // 2
    yield from _halved(days[:middle], articles)
    yield from _halved(days[middle:], articles)


def day_column(table: Table) -> str | None:
    """Return the column whose day tells the file of a row; null for a table that has none."""
    names = {column.name for column in table.columns}
    return next((name for name in ("published_at", "published_date") if name in names), None)


def days_of_month(times: pa.Array | pa.ChunkedArray) -> Days:
    """Return the day of the month in UTC of each time or date, ``UNDATED`` for null."""
    days = pc.fill_null(pc.day(pc.cast(times, pa.date32())), UNDATED)
    found: Days = days.to_numpy().astype(np.int64)
    return found


def articles_by_day(article_ids: pa.Array | pa.ChunkedArray, days: Days) -> dict[int, int]:
    """Return how many different articles each day has."""
    rows = pa.table({"day": days, "article_id": article_ids})
    counted = rows.group_by("day", use_threads=False).aggregate([("article_id", "count_distinct")])
    columns: Sequence[list[int]] = [counted.column(name).to_pylist() for name in ("day", "article_id_count_distinct")]
    return dict(zip(*columns, strict=True))
