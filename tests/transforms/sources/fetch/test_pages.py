import datetime as dt
import json

import pytest

from benchmarks.newsroom import Reply
from benchmarks.newsroom.server import gaps
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.fetch.pages import fetch_pages

NOW = dt.datetime(2026, 4, 30, 12, 0, tzinfo=dt.UTC)

HTML = (("Content-Type", "text/html; charset=iso-8859-15"),)
PAGE = Reply("<html><body><p>Für den ganzen Artikel.</p></body></html>".encode("iso-8859-15"), headers=HTML)

PDF = Reply(b"%PDF-", headers=(("Content-Type", "application/pdf"),))
TO_FILE = Reply(status=302, headers=(("Location", "file:///etc/passwd"),))


def document(url, guid="1"):
    return Document("https://f.example/feed", guid, "text/plain", b"Kurz.", "utf-8", url=url, guid=guid)


def pages(settings, *urls):
    """Return the pages in the order of ``urls``; they are fetched in another."""
    found = {page.document.url: page for page in fetch_pages([document(url) for url in urls], settings)}
    return [found[url] for url in urls]


def refusal(page):
    assert page.document.page_content is None
    assert page.document.content == b"Kurz."
    return page.reject.reason, page.reject.detail.partition(": ")[2]


def test_the_page_stands_beside_the_text_of_the_feed(newsroom, settings):
    newsroom.play("/1", Reply(status=302, headers=(("Location", "/artikel/1"),)))
    newsroom.play("/artikel/1", PAGE)
    (page,) = pages(settings(), newsroom.url("/1"))
    assert page.reject is None
    assert (page.document.page_content, page.document.page_charset) == (PAGE.body, "iso-8859-15")
    assert (page.document.page_url, page.document.fetched_at) == (newsroom.url("/artikel/1"), NOW)
    assert (page.document.content, page.document.url) == (b"Kurz.", newsroom.url("/1"))


def test_when_the_feed_was_fetched_is_kept(newsroom, settings):
    from dataclasses import replace

    earlier = NOW - dt.timedelta(hours=1)
    (page,) = fetch_pages([replace(document(newsroom.play("/1", PAGE)), fetched_at=earlier)], settings())
    assert page.document.fetched_at == earlier


@pytest.mark.parametrize("url", [None, "mailto:a@e.example"])
def test_without_a_link_nothing_is_asked(newsroom, settings, url):
    (page,) = pages(settings(), url)
    assert (page.reject, page.document.page_content, newsroom.seen) == (None, None, [])


def test_robots_and_reservations_are_asked_for_once(newsroom, settings):
    for number in (1, 2, 3):
        newsroom.play(f"/{number}", PAGE)
    assert all(page.reject is None for page in pages(settings(), *(newsroom.url(f"/{n}") for n in (1, 2, 3))))
    assert newsroom.paths()[:2] == ["/robots.txt", "/.well-known/tdmrep.json"]
    assert sorted(newsroom.paths()[2:]) == ["/1", "/2", "/3"]


def test_the_order_of_pages_is_another_in_each_run_and_the_same_in_a_repeated_one(newsroom, settings):
    urls = [newsroom.play(f"/{number}", PAGE) for number in range(8)]

    def order(seed):
        newsroom.seen.clear()
        pages(settings(seed=seed), *urls)
        return newsroom.paths()[2:]

    assert order("a") == order("a") != order("b")


def test_robots_txt_is_honoured_and_recorded(newsroom, settings):
    newsroom.play("/robots.txt", Reply(b"User-agent: newsmill\nDisallow: /intern/"))
    newsroom.play("/intern/1", PAGE)
    newsroom.play("/frei/1", PAGE)
    first, second = pages(settings(), newsroom.url("/intern/1"), newsroom.url("/frei/1"))
    assert refusal(first) == (Reason.FORBIDDEN, "opt-out: disallow (robots.txt)")
    assert second.reject is None
    assert "/intern/1" not in newsroom.paths()


def test_robots_txt_is_asked_before_a_redirect_is_followed(newsroom, settings):
    newsroom.play("/robots.txt", Reply(b"User-agent: *\nDisallow: /"), "other.example")
    newsroom.play("/1", Reply(status=302, headers=(("Location", newsroom.url("/1", "other.example")),)), "own.example")
    newsroom.play("/1", PAGE, "other.example")
    (page,) = pages(settings(), newsroom.url("/1", "own.example"))
    assert refusal(page) == (Reason.FORBIDDEN, "opt-out: disallow (robots.txt)")
    assert ("other.example", "/1") not in [(seen.host, seen.path) for seen in newsroom.seen]


@pytest.mark.parametrize("reply", [Reply(b"", 500), Reply(b"", 503), Reply(b"", 429), Reply(drop=True)])
def test_robots_out_of_reach_forbid_for_now(newsroom, settings, reply):
    newsroom.play("/robots.txt", reply)
    newsroom.play("/1", PAGE)
    reason, detail = refusal(pages(settings(), newsroom.url("/1"))[0])
    assert reason == Reason.FETCH_FAILED
    assert detail.startswith("robots.txt is out of reach")


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_missing_robots_allow_all(newsroom, settings, status):
    newsroom.play("/robots.txt", Reply(b"", status))
    assert pages(settings(), newsroom.play("/1", PAGE))[0].reject is None


@pytest.mark.parametrize(
    ("reply", "detail"),
    [
        (PAGE.having(("X-Robots-Tag", "noai")), "opt-out: noai (header x-robots-tag)"),
        (PAGE.having(("TDM-Reservation", "1")), "opt-out: tdm-reservation=1 (header tdm-reservation)"),
        (
            Reply(b'<head><meta name="tdm-reservation" content="1"></head>', headers=HTML),
            "opt-out: tdm-reservation=1 (meta tdm-reservation)",
        ),
        (Reply(b'<head><meta name="robots" content="noai"></head>', headers=HTML), "opt-out: noai (meta robots)"),
    ],
)
def test_opt_outs_are_honoured_and_recorded(newsroom, settings, reply, detail):
    assert refusal(pages(settings(), newsroom.play("/1", reply))[0]) == (Reason.FORBIDDEN, detail)


def test_a_reservation_of_the_whole_site_is_honoured_before_the_page_is_asked_for(newsroom, settings):
    rules = [{"location": "/frei/", "tdm-reservation": 0}, {"location": "/*", "tdm-reservation": 1}]
    newsroom.play("/.well-known/tdmrep.json", Reply(json.dumps(rules).encode()))
    newsroom.play("/1", PAGE)
    newsroom.play("/frei/1", PAGE)
    first, second = pages(settings(), newsroom.url("/1"), newsroom.url("/frei/1"))
    assert refusal(first) == (Reason.FORBIDDEN, "opt-out: tdm-reservation=1 (/.well-known/tdmrep.json)")
    assert second.reject is None
    assert "/1" not in newsroom.paths()


@pytest.mark.parametrize(
    ("reply", "reason", "detail"),
    [
        (Reply(b"", 404), Reason.FETCH_FAILED, "status 404"),
        (Reply(b"", 500), Reason.FETCH_FAILED, "status 500"),
        (Reply(b"", 403), Reason.FORBIDDEN, "status 403"),
        (Reply(b"", 402), Reason.FORBIDDEN, "status 402"),
        (Reply(b"", 451), Reason.FORBIDDEN, "status 451"),
        (PDF, Reason.FETCH_FAILED, "no web page but 'application/pdf'"),
        (Reply(b"x" * 5000, headers=HTML), Reason.FETCH_FAILED, "more than 4096 bytes"),
        (Reply(status=302, headers=(("Location", "/1"),)), Reason.FETCH_FAILED, "a redirect loop"),
        (TO_FILE, Reason.FORBIDDEN, "an address of the scheme 'file'"),
        (Reply(b"x", headers=HTML, drip=60), Reason.FETCH_FAILED, "time-out: timed out (ReadTimeout)"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_recorded(newsroom, settings, reply, reason, detail):
    chosen = settings(page_limit=4096, read_timeout=2)
    assert refusal(pages(chosen, newsroom.play("/1", reply))[0]) == (reason, detail)


def test_a_private_page_is_forbidden(newsroom, settings):
    newsroom.play("/1", PAGE)
    reason, detail = refusal(pages(settings(allow_private_hosts=False), newsroom.url("/1"))[0])
    assert (reason, newsroom.seen) == (Reason.FORBIDDEN, [])
    assert "private address" in detail


def test_the_delay_that_robots_txt_asks_for_is_kept(newsroom, settings):
    newsroom.play("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 0.3"))
    urls = [newsroom.play(f"/{number}", PAGE) for number in range(3)]
    pages(settings(), *urls)
    asked = [seen for seen in newsroom.seen if seen.path[1:].isdigit()]
    assert min(gaps(asked)) >= 0.29
    newsroom.seen.clear()
    newsroom.play("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 20"))
    pages(settings(crawl_delay_limit=0.1), *urls)
    assert 0.09 <= min(gaps(newsroom.seen[2:])) < 10


def rights(page):
    return page.document.rights, page.document.rights_source


def test_what_is_declared_stands_on_the_document_whether_its_page_may_be_had_or_not(newsroom, settings):
    newsroom.play("/robots.txt", Reply(b"User-agent: *\nDisallow: /intern/\nContent-Usage: train-ai=n"))
    replies = {
        "/frei/1": PAGE,
        "/intern/1": PAGE,
        "/noai": PAGE.having(("X-Robots-Tag", "noai")),
        "/bild": PAGE.having(("X-Robots-Tag", "noimageai")),
        "/meta": Reply(b'<head><meta name="tdm-reservation" content="0"></head>', headers=HTML).having(
            ("TDM-Reservation", "1")
        ),
    }
    urls = [newsroom.play(path, reply) for path, reply in replies.items()]
    found = dict(zip(replies, pages(settings(), *urls), strict=True))
    usage = "robots.txt content-usage"
    assert rights(found["/frei/1"]) == ("train-ai=n", usage)
    assert rights(found["/intern/1"]) == ("disallow", "robots.txt")
    assert rights(found["/noai"]) == ("train-ai=n; noai", f"{usage}; header x-robots-tag")
    assert rights(found["/bild"]) == ("train-ai=n; noimageai", f"{usage}; header x-robots-tag")
    assert rights(found["/meta"]) == ("train-ai=n", usage)
    assert {path for path, page in found.items() if page.reject} == {"/intern/1", "/noai"}


def test_a_page_that_declares_nothing_leaves_what_its_feed_declared(newsroom, settings):
    from dataclasses import replace

    fed = replace(document(newsroom.play("/1", PAGE)), rights="noai", rights_source="header x-robots-tag")
    (page,) = fetch_pages([fed], settings())
    assert rights(page) == ("noai", "header x-robots-tag")
    newsroom.play("/1", PAGE.having(("Content-Usage", "search=n")))
    (page,) = fetch_pages([fed], settings())
    assert rights(page) == ("search=n", "header content-usage")
