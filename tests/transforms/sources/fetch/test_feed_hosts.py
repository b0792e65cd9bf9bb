import datetime as dt
from dataclasses import replace

import pytest

from benchmarks.newsroom import Item, Reply, rss_feed
from benchmarks.newsroom.server import gaps
from newsmill.schemas.rows.fetch import FeedPace, FeedRequest
from newsmill.transforms.sources.fetch.feed_hosts import fetch_host

NOW = dt.datetime(2026, 4, 30, 12, 0, tzinfo=dt.UTC)


def feed(*titles):
    return Reply(
        rss_feed([Item(title, title, f"Text von {title}.", f"/{title}") for title in titles]), conditional=True
    )


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
