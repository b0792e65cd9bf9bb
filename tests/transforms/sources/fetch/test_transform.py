import datetime as dt

import apache_beam as beam
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.testing.util import assert_that

from benchmarks.newsroom import Item, Reply, rss_feed
from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.fetch import FeedRequest, FeedState, FetchReport
from newsmill.schemas.rows.reject import Reject
from newsmill.schemas.rows.work import Count
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.ground.transform import Spread
from newsmill.transforms.sources.fetch.hosts import by_host
from newsmill.transforms.sources.fetch.transform import ReadPages, split_by_page_host
from newsmill.transforms.sources.source_settings import SourceSettings
from newsmill.transforms.sources.transform import ReadInputs

NOW = dt.datetime(2026, 4, 30, 12, 0, tzinfo=dt.UTC)


def feed(*titles):
    return Reply(
        rss_feed([Item(title, title, f"Text von {title}.", f"/{title}") for title in titles]), conditional=True
    )


def collect(collection, expected, extract):
    def check(found):
        got = sorted(extract(found))
        assert got == sorted(expected), got

    assert_that(collection, check, label=f"check {extract.__name__}")


def test_feeds_of_several_hosts_become_rows_failures_and_fetches(newsroom, settings):
    urls = [newsroom.play("/feed", feed(f"{host}-1", f"{host}-2"), host) for host in ("a.example", "b.example")]
    bad = newsroom.play("/bad", Reply(b"<html></html>"), "b.example")
    retired = FeedRequest("http://c.example/", FeedState("http://c.example/", retired=True))
    requests = [*(FeedRequest(url) for url in (*urls, bad)), retired]

    def rows(batches):
        return [row.title for batch in batches for row in from_batch(batch, Document)]

    def failures(batches):
        return [row.reason for batch in batches for row in from_batch(batch, Reject)]

    def fetches(reports):
        asked = [report for report in reports if isinstance(report, FetchReport)]
        return [(report.state.feed_url, (report.fetch and report.fetch.status) or 0) for report in asked]

    def counted(told):
        return [sum(count.value for count in told if isinstance(count, Count) and count.name == "read")]

    unread = to_batch([Reject("file:///a", None, "sources", "vanished", None, "0" * 64, None)], Reject)
    inputs = (*by_host(requests, 3), unread)
    with beam.Pipeline(runner=FnApiRunner()) as pipeline:
        read = pipeline | Spread(inputs) | ReadInputs(SourceSettings(), settings(), BaseSnapshot(""), full_text=False)
        collect(read.items, ["a.example-1", "a.example-2", "b.example-1", "b.example-2"], rows)
        collect(read.failures, ["unknown_format", "vanished"], failures)
        collect(read.told, [(urls[0], 200), (urls[1], 200), (bad, 200), (retired.feed_url, 0)], fetches)
        collect(read.told, [6], counted)


def test_pages_come_beside_their_documents(newsroom, settings):
    page = Reply(b"<html><p>Ganz</p></html>", headers=(("Content-Type", "text/html"),))
    urls = [newsroom.play("/1", page, host) for host in ("a.example", "b.example")] + [newsroom.url("/404"), None]
    batch = to_batch([Document("f", str(n), "text/plain", b"x", None, url=url) for n, url in enumerate(urls)], Document)

    def rows(batches):
        return [(row.locator, row.page_content or b"") for found in batches for row in from_batch(found, Document)]

    def failures(batches):
        return [(row.locator, row.reason) for found in batches for row in from_batch(found, Reject)]

    with beam.Pipeline(runner=FnApiRunner()) as pipeline:
        read = pipeline | beam.Create([batch]) | ReadPages(settings(shards=2))
        collect(read.rows, [("0", page.body), ("1", page.body), ("2", b""), ("3", b"")], rows)
        collect(read.failures[0], [("2", "fetch_failed")], failures)


def test_all_pages_of_a_host_come_to_one_worker():
    urls = [f"https://host{n % 5}.example/{n}" for n in range(40)] + [None]
    batch = to_batch([Document("f", None, "text/plain", b"x", None, url=url) for url in urls], Document)
    split = split_by_page_host(batch, 3)
    assert sum(part.num_rows for _, part in split) == 41
    hosts = [
        {(url or "").split("/")[2:3][0] if url else "" for url in part.column("url").to_pylist()} for _, part in split
    ]
    assert sum(len(found) for found in hosts) == len(set().union(*hosts))
