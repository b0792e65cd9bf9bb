import dataclasses
import datetime as dt

import apache_beam as beam
import pytest
from apache_beam.testing.test_pipeline import TestPipeline as BeamPipeline
from apache_beam.testing.util import assert_that, equal_to

from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.article import Article, EarlierVersion
from newsmill.schemas.rows.period import Period
from newsmill.schemas.rows.work import RowPointer, WorkRow
from newsmill.schemas.state import KNOWN
from newsmill.transforms.deduplicate.work import DecideWork, read_unit
from newsmill.transforms.ground.buckets import bucket_of
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.staging import stage_batch

SEEN_BEFORE = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def articles(article):
    return [article(str(n), f"Bericht Nummer {n} aus der Stadt", hours=n) for n in range(6)]


@pytest.fixture
def base(articles, snapshot_of):
    """Return a store that has the first article as it is, and the second with another text."""
    hashes = [articles[0].content_hash, "00" * 32]
    rows = {}
    for known, digest in zip(articles, hashes, strict=False):
        row = {"article_id": bytes.fromhex(known.article_id), "content_hash": bytes.fromhex(digest), "revision": 1}
        rows.setdefault((KNOWN, bucket_of(known.article_id)), []).append(row | {"first_seen_at": SEEN_BEFORE})
    return snapshot_of(rows)


@pytest.fixture
def staged(articles, tmp_path):
    """Return the articles in two staged files; the last article stands in both."""
    parts = [articles[3:], [*articles[:3], articles[5]]]
    return [stage_batch(str(tmp_path), to_batch(part, Article)) for part in parts]


def test_a_unit_is_read_sorted_and_a_known_article_keeps_when_it_was_first_seen(articles, staged, base):
    other = RowPointer(staged[1].path, 0)
    unit = [
        WorkRow(RowPointer(staged[0].path, 1), (other,)),
        WorkRow(RowPointer(staged[1].path, 1), ()),
        WorkRow(RowPointer(staged[0].path, 0), ()),
    ]
    read = from_batch(read_unit(unit, base), Article)
    expected = [
        dataclasses.replace(articles[4], earlier=(EarlierVersion(*other),)),
        dataclasses.replace(articles[1], first_seen_at=SEEN_BEFORE),
        articles[3],
    ]
    assert read == sorted(expected, key=lambda row: row.article_id)


@pytest.mark.parametrize("shards", [1, 7])
def test_new_and_changed_articles_are_work_however_many_shards(articles, staged, base, shards):
    with BeamPipeline() as pipeline:
        work = pipeline | beam.Create(staged) | DecideWork(base, shards, 3 * shards)
        ids = work.rows | beam.FlatMap(lambda batch: batch.column("article_id").to_pylist())
        assert_that(ids, equal_to([row.article_id for row in articles[1:]]), "work")
        totals = work.counts | beam.CombinePerKey(sum)
        expected = [("new", 4), ("changed", 1), ("unchanged", 2), ("outside", 0)]
        assert_that(totals, equal_to(expected), "counts")


def test_a_period_leaves_articles_out(articles, staged):
    period = Period(since=articles[2].published_at, until=articles[4].published_at)
    with BeamPipeline() as pipeline:
        work = pipeline | beam.Create(staged) | DecideWork(BaseSnapshot(""), 3, 2, period)
        ids = work.rows | beam.FlatMap(lambda batch: batch.column("article_id").to_pylist())
        assert_that(ids, equal_to([row.article_id for row in articles[2:4]]))
