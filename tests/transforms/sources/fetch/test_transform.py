import datetime as dt
from dataclasses import replace

import apache_beam as beam
import pytest
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.testing.util import assert_that

from benchmarks.newsroom import Item, Reply, rss_feed
from benchmarks.newsroom.server import gaps
from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.fetch import FeedPace, FeedRequest, FeedState, FetchReport
from newsmill.schemas.rows.reject import Reject
from newsmill.schemas.rows.work import Count
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.ground.transform import Spread
from newsmill.transforms.sources.fetch.hosts import by_host
from newsmill.transforms.sources.fetch.transform import ReadPages, fetch_host, split_by_page_host
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


def test_one_host_is_asked_one_after_the_other_with_a_pause(newsroom, settings):
    for number in range(4):
        newsroom.play(f"/{number}", feed(str(number)))
    requests = [FeedRequest(newsroom.url(f"/{number}")) for number in range(4)]
    assert len(list(fetch_host(requests, settings(host_pause=0.2)))) == 4
    assert min(gaps(newsroom.seen)) >= 0.19


def test_a_host_that_asks_to_wait_is_not_asked_for_its_other_feeds(newsroom, settings):
    newsroom.play("/1", Reply(b"", 429, (("Retry-After", "600"),)))
    newsroom.play("/2", feed("zwei"))
    waiting = FeedPace(newsroom.url("/3"), NOW.replace(year=2027), 4)
    requests = [
        FeedRequest(newsroom.url("/1")),
        FeedRequest(newsroom.url("/2")),
        FeedRequest(waiting.feed_url, None, waiting),
    ]
    first, second, third = fetch_host(requests, settings())
    assert newsroom.paths() == ["/1"]
    assert (second.fetch, second.pace.failures) == (None, 0)
    assert second.put_off == f"{newsroom.url('/1')}: 429: too many requests, asked to wait 600 s"
    assert second.pace.next_fetch_at == first.host_until == NOW + dt.timedelta(seconds=600)
    assert (third.pace, third.put_off) == (waiting, None)


def test_a_feed_that_keeps_asking_to_wait_keeps_nobody_out(newsroom, settings):
    newsroom.play("/1", Reply(b"", 503, (("Retry-After", "1"),)))
    urls = [newsroom.url("/1"), *(newsroom.play(f"/{number}", feed(str(number))) for number in (2, 3))]
    requests, waits, now = [FeedRequest(url) for url in urls], [], NOW
    for _ in range(6):
        outcomes = list(fetch_host(requests, replace(settings(), now=now)))
        requests = [FeedRequest(found.state.feed_url, found.state, found.pace) for found in outcomes]
        waits += [
            (found.pace.next_fetch_at - now).total_seconds()
            for found in outcomes
            if found.fetch and found.fetch.status == 503
        ]
        now += dt.timedelta(minutes=1)
    paths = newsroom.paths()
    assert (paths.count("/2"), paths.count("/3")) == (5, 5), "put off once, when nothing was known of the other"
    assert [round(wait / 1.1) <= limit <= wait for wait, limit in zip(waits, (1, 120, 240), strict=True)] == [True] * 3


def test_an_unknown_error_stops_the_run(settings):
    def broken(host, port):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(fetch_host([FeedRequest("http://a.example/")], settings(resolver=broken)))


def test_all_pages_of_a_host_come_to_one_worker():
    urls = [f"https://host{n % 5}.example/{n}" for n in range(40)] + [None]
    batch = to_batch([Document("f", None, "text/plain", b"x", None, url=url) for url in urls], Document)
    split = split_by_page_host(batch, 3)
    assert sum(part.num_rows for _, part in split) == 41
    hosts = [
        {(url or "").split("/")[2:3][0] if url else "" for url in part.column("url").to_pylist()} for _, part in split
    ]
    assert sum(len(found) for found in hosts) == len(set().union(*hosts))
