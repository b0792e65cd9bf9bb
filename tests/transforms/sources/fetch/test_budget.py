import contextlib
import datetime as dt
import socket
import threading
import time
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from benchmarks.newsroom import Item, Reply, rss_feed
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.fetch import FeedPace, FeedRequest
from newsmill.transforms.sources.fetch import transport
from newsmill.transforms.sources.fetch.budget import STOPPED
from newsmill.transforms.sources.fetch.exchange import Fetcher
from newsmill.transforms.sources.fetch.feed_hosts import fetch_host
from newsmill.transforms.sources.fetch.pages import fetch_pages

NOW = dt.datetime(2026, 4, 30, 12, 0, tzinfo=dt.UTC)
HTML = (("Content-Type", "text/html"),)
PAGE = Reply(b"<html><body><p>Der Rat hat getagt.</p></body></html>", headers=HTML)
TRICKLE = Reply(b"x" * 1000, headers=HTML, drip=0.1)
FEED = Reply(rss_feed([Item("1", "Eins", "Der Rat hat getagt.", "/eins")]))
SOON = 10.0
"""Seconds within which a busy machine hears of a stop too; whoever waits in vain in these tests waits twice as long."""
HOST_SECONDS = 4.0
"""What a host has: half of it is a request's, and the other half of a busy machine's to come to the next one."""


@pytest.fixture
def seconds():
    begin = time.monotonic()
    return lambda: time.monotonic() - begin


@pytest.fixture
def stop_soon(tmp_path):
    """Return the path of a stop file that is written after a while."""
    path = tmp_path / "stop"

    def soon(after=0.3):
        timer = threading.Timer(after, path.touch)
        timer.start()
        timers.append(timer)
        return str(path)

    timers = []
    yield soon
    for timer in timers:
        timer.join()


@pytest.fixture
def stop_once_asked(newsroom, tmp_path):
    """Return the path of a stop file that is written once the newsroom was asked for something."""
    path, over = tmp_path / "stop", threading.Event()

    def look():
        while not newsroom.seen:
            if over.wait(0.01):
                return
        path.touch()

    looking = threading.Thread(target=look)
    looking.start()
    yield str(path)
    over.set()
    looking.join()


@pytest.fixture
def slow_resolver():
    """Return a resolver that knows nothing until the test is over."""
    over = threading.Event()

    def resolve(host, port):
        over.wait(60)
        return ["127.0.0.1"]

    yield resolve
    over.set()


def document(url):
    return Document("https://f.example/feed", url, "text/plain", b"Kurz.", "utf-8", url=url)


def get(url, settings):
    with Fetcher(settings) as fetcher:
        return fetcher.get(url, {}, 10**6)


def test_pages_that_trickle_cost_their_host_its_seconds_and_no_more(newsroom, settings, seconds):
    urls = [newsroom.play(f"/{number}", TRICKLE) for number in range(20)]
    pages = list(fetch_pages(map(document, urls), settings(host_seconds=HOST_SECONDS)))
    assert seconds() < HOST_SECONDS + SOON
    failed, left = [page for page in pages if page.reject], [page for page in pages if page.left]
    assert (len(failed), len(left)) == (1, 19)
    assert "time-out: the whole request took too long" in failed[0].reject.detail
    assert {page.left for page in left} == {"its host had its 4 s of this run"}
    assert all(page.document.content == b"Kurz." for page in pages)


def test_no_more_pages_than_the_budget_are_asked_of_a_host(newsroom, settings):
    urls = [newsroom.play(f"/{number}", PAGE) for number in range(5)]
    pages = list(fetch_pages(map(document, urls), settings(host_pages=2)))
    assert [page.left for page in pages if page.left] == ["its host gave its 2 pages of this run"] * 3
    assert sum(path in {f"/{number}" for number in range(5)} for path in newsroom.paths()) == 2
    assert [page.reject for page in pages] == [None] * 5


@pytest.mark.parametrize("slow", [TRICKLE, Reply(before=60), Reply(drip_head=0.2)], ids=["body", "silence", "headers"])
def test_a_stop_is_heard_soon_and_is_no_fault_of_the_page(newsroom, settings, seconds, slow, stop_soon):
    urls = [newsroom.play(f"/{number}", slow) for number in range(3)]
    pages = list(fetch_pages(map(document, urls), settings(stop_file=stop_soon())))
    assert seconds() < SOON
    assert [(page.left, page.reject) for page in pages] == [(STOPPED, None)] * 3


def test_a_stop_ends_the_pause_between_two_pages(newsroom, settings, seconds, stop_soon):
    newsroom.play("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 30"))
    urls = [newsroom.play(f"/{number}", PAGE) for number in range(3)]
    pages = list(fetch_pages(map(document, urls), settings(crawl_delay_limit=30, stop_file=stop_soon())))
    assert seconds() < SOON
    assert STOPPED in {page.left for page in pages}


def test_feeds_that_were_not_asked_keep_their_place_and_the_one_in_hand_goes_behind(
    newsroom, settings, stop_once_asked
):
    slow, other = newsroom.play("/a", TRICKLE), newsroom.play("/b", FEED)
    first, second = fetch_host([FeedRequest(slow), FeedRequest(other)], settings(stop_file=stop_once_asked))
    assert (first.put_off, second.put_off) == (STOPPED, STOPPED)
    assert first.pace == FeedPace(slow, NOW, 0)
    assert second.pace == FeedPace(other)
    assert (first.fetch, second.fetch, newsroom.paths()) == (None, None, ["/a"])
    waiting = [FeedRequest(slow, first.state, first.pace), FeedRequest(other, second.state, second.pace)]
    asked = fetch_host(waiting, settings(total_timeout=0.2))
    assert [outcome.state.feed_url for outcome in asked] == [other, slow]


def test_a_feed_that_trickles_fails_and_leaves_the_others_their_turn(newsroom, settings, seconds):
    urls = [newsroom.play("/a", TRICKLE), newsroom.play("/b", FEED)]
    first, second = fetch_host([FeedRequest(url) for url in urls], settings(host_seconds=HOST_SECONDS))
    assert seconds() < SOON
    assert (first.pace.failures, first.fetch.error) == (1, "time-out: the whole request took too long (ReadTimeout)")
    assert [row.title for row in second.documents] == ["Eins"]


def test_a_feed_cut_short_by_its_hosts_budget_is_put_off_and_no_failure(newsroom, settings):
    urls = [newsroom.play(f"/{name}", TRICKLE) for name in "ab"]
    first, second = fetch_host([FeedRequest(url) for url in urls], settings(host_seconds=HOST_SECONDS))
    assert first.pace.failures == 1
    assert (second.pace, second.put_off) == (FeedPace(urls[1], NOW, 0), "its host had its 4 s of this run")
    assert newsroom.paths() == ["/a", "/b"]


def test_dns_has_a_time_out_of_its_own(settings, seconds, slow_resolver):
    answer = get("http://slow.example/", settings(resolver=slow_resolver, dns_timeout=0.2))
    assert answer.fault == "DNS: the name 'slow.example' was not resolved within 0.2 s"
    assert seconds() < SOON / 2  # its default is twice that


def test_a_stop_is_heard_while_a_name_is_resolved(settings, seconds, slow_resolver, stop_soon):
    answer = get("http://slow.example/", settings(resolver=slow_resolver, dns_timeout=60, stop_file=stop_soon()))
    assert (answer.left, answer.fault) == (STOPPED, None)
    assert seconds() < SOON


def test_what_was_resolved_in_a_thread_is_judged_before_anything_connects(newsroom, settings):
    forbidden = get(newsroom.url("/", "inside.example"), settings(allow_private_hosts=False))
    assert forbidden.forbidden
    assert newsroom.seen == []


@contextlib.contextmanager
def never_speaking_tls(pieces=b"", pause=0.1):
    """Take connections, and send ``pieces`` byte by byte in place of a handshake."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        stop = threading.Event()

        def serve():
            with contextlib.suppress(OSError):
                connection = listening.accept()[0]
                with connection:
                    for byte in pieces:
                        connection.sendall(bytes([byte]))
                        if stop.wait(pause):
                            return
                    stop.wait(60)

        server = threading.Thread(target=serve)
        server.start()
        try:
            yield f"https://127.0.0.1:{listening.getsockname()[1]}/"
        finally:
            stop.set()
            server.join()


@pytest.mark.parametrize("pieces", [b"", b"\x16\x03\x03\x40\x00" + bytes(200)], ids=["silence", "trickle"])
def test_the_handshake_has_a_time_out_of_its_own_and_its_thread_ends(settings, seconds, pieces):
    with never_speaking_tls(pieces) as url:
        before = set(threading.enumerate())
        answer = get(url, settings(tls_timeout=0.4))
        assert answer.fault.startswith("time-out: ")  # in the words of whoever noticed first
        assert answer.fault.endswith("(ConnectTimeout)")
        assert seconds() < SOON / 2  # its default is twice that
        while (left := set(threading.enumerate()) - before) and seconds() < SOON:
            time.sleep(0.02)
        assert not left


def test_a_stop_is_heard_within_the_handshake(settings, seconds, stop_soon):
    with never_speaking_tls() as url:
        assert get(url, settings(tls_timeout=60, stop_file=stop_soon())).left == STOPPED
        assert seconds() < SOON


def test_without_tls_no_certificates_are_read(newsroom, settings, monkeypatch):
    def read(*_, **__):
        raise AssertionError

    transport._tls_context.cache_clear()
    monkeypatch.setattr(httpx, "create_ssl_context", read)
    assert get(newsroom.play("/", Reply(b"da")), settings()).body.data == b"da"


def test_a_stop_file_that_is_there_before_leaves_everything(newsroom, settings, tmp_path):
    Path(tmp_path / "stop").touch()
    chosen = settings(stop_file=str(tmp_path / "stop"))
    (outcome,) = fetch_host([FeedRequest(newsroom.play("/a", FEED))], chosen)
    (page,) = fetch_pages([document(newsroom.play("/1", PAGE))], chosen)
    assert (outcome.put_off, page.left, newsroom.seen) == (STOPPED, STOPPED, [])


def test_a_host_whose_pages_took_all_its_time_is_left_alone_longer_and_longer(newsroom, settings):
    urls = [newsroom.play(f"/{number}", TRICKLE) for number in range(3)]

    def left(minutes, **options):
        chosen = replace(settings(memory="slow store", **options), now=NOW + dt.timedelta(minutes=minutes))
        newsroom.seen.clear()
        return {page.left for page in fetch_pages(map(document, urls), chosen)}

    short = {"host_seconds": 1}
    list(fetch_pages(map(document, urls), settings(memory="another store", **short)))
    asked = []
    for minutes in (0, 0.5, 1, 2.5, 3):
        left(minutes, **short)
        asked.append(bool(newsroom.seen))
    assert asked == [True, False, True, False, True]
    told = "its host was too slow for its pages and is left alone until 2026-04-30 12:07 UTC"
    assert left(4, **short) == {told}
    for number in range(3):
        newsroom.play(f"/{number}", PAGE)
    assert left(7) == {None}
    assert left(7) == {None}
