import datetime as dt

import pyarrow as pa
import pytest

from newsmill.schemas.tables import CLUSTERS
from newsmill.transforms.ground.buckets import buckets
from newsmill.transforms.ground.partitions import (
    by_partition,
    data_time,
    day_name,
    day_number,
    month_of,
    month_of_day,
)  # fmt: skip

UTC = pa.timestamp("us", tz="UTC")
MICROSECOND = dt.timedelta(microseconds=1)
APRIL = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def times(*values):
    return pa.array(values, UTC)


def test_an_article_counts_as_happened_when_published_else_when_first_seen():
    found = data_time(times(APRIL, None), times(EPOCH, EPOCH))
    assert found.to_pylist() == [APRIL, EPOCH]


@pytest.mark.parametrize(
    ("time", "month", "day", "number"),
    [
        (APRIL - MICROSECOND, "2026-03", "2026-03-31", 20_543),
        (APRIL, "2026-04", "2026-04-01", 20_544),
        (EPOCH, "1970-01", "1970-01-01", 0),
        (EPOCH - MICROSECOND, "1969-12", "1969-12-31", -1),
        (dt.datetime(2024, 2, 29, 23, 59, tzinfo=dt.UTC), "2024-02", "2024-02-29", 19_782),
    ],
)
def test_months_and_days_change_at_midnight_utc(time, month, day, number):
    days = day_number(times(time))
    assert days.to_pylist() == [number]
    assert day_name(days).to_pylist() == [day]
    assert month_of(times(time)).to_pylist() == month_of_day(days).to_pylist() == [month]


def test_no_day_has_no_month_and_no_name():
    assert month_of_day(pa.array([None], pa.int32())).to_pylist() == [None]
    assert day_name(pa.array([None], pa.int32())).to_pylist() == [None]


@pytest.mark.parametrize(("digit", "bucket"), [("0", "00"), ("9", "09"), ("a", "10"), ("f", "15")])
def test_the_bucket_of_an_id_is_the_same_as_hex_and_as_bytes(digit, bucket):
    id_ = digit + "7" * 31
    assert buckets(pa.array([id_])).to_pylist() == [bucket]
    assert buckets(pa.array([bytes.fromhex(id_)], pa.binary(16))).to_pylist() == [bucket]
    assert buckets(pa.chunked_array([[id_], [id_]])).to_pylist() == [bucket, bucket]


def cut(partitions, operation="put"):
    rows = pa.table({"cluster_id": [f"{n:032x}" for n in range(len(partitions))]})
    changes = list(by_partition(CLUSTERS, rows, partitions, operation))
    assert {(change.table, change.operation) for change in changes} <= {("clusters", operation)}
    return [(c.partition, [int(row["cluster_id"], 16) for row in c.rows.to_pylist()]) for c in changes]


@pytest.mark.parametrize(
    "chunks",
    [
        lambda values: pa.array(values, pa.string()),
        lambda values: pa.chunked_array([values[:2], values[2:]], pa.string()),
    ],
)
def test_rows_are_cut_by_partition_in_order_and_those_of_none_left_out(chunks):
    assert cut(chunks(["b", None, "a", "b", "a"])) == [("a", [2, 4]), ("b", [0, 3])]
    assert cut(chunks(["a", "a", "a"]), "drop") == [("a", [0, 1, 2])]


@pytest.mark.parametrize("partitions", [[], [None, None]])
def test_nothing_to_cut_gives_nothing(partitions):
    assert cut(pa.array(partitions, pa.string())) == []
