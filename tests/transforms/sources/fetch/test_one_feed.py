import datetime as dt
import gzip
import pickle
from dataclasses import replace

import brotli
import pytest
import zstandard

from benchmarks.newsroom import Item, Reply, atom_feed, rss_feed
from newsmill.schemas.rows.fetch import FeedPace, FeedRequest, FeedState
from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.fetch.credentials import Credential, split_credentials
from newsmill.transforms.sources.fetch.exchange import Fetcher
from newsmill.transforms.sources.fetch.manners import Manners, Origins
from newsmill.transforms.sources.fetch.one_feed import FetchOutcome
from newsmill.transforms.sources.fetch.one_feed import fetch_feed as fetch_with
from newsmill.transforms.sources.fetch.robots import ALLOW_ALL

NOW = dt.datetime(2026, 4, 30, 12, 0, tzinfo=dt.UTC)

ITEMS = [Item("1", "Eins", "Der Rat hat getagt.", "/eins"), Item("2", "Zwei", "Die Bahn fährt.", "/zwei")]
FEED = rss_feed(ITEMS)


class Silent:
    """Origins that declare nothing and are not asked."""

    def at(self, url):
        return Manners(ALLOW_ALL)


def fetch_feed(request, settings, origins=None):
    with Fetcher(settings) as fetcher:
        return fetch_with(request, fetcher, origins(fetcher) if origins else Silent())


def again(outcome):
    return FeedRequest(outcome.state.feed_url, outcome.state, outcome.pace._replace(next_fetch_at=None))


def titles(outcome):
    return [row.title for row in outcome.documents]


def test_a_feed_becomes_documents_a_row_of_fetches_a_state_and_a_pace(newsroom, settings):
    url = newsroom.play(
        "/feed", Reply(FEED, conditional=True, headers=(("Last-Modified", "Wed, 29 Apr 2026 10:00:00 GMT"),))
    )
    outcome = fetch_feed(FeedRequest(url), settings())
    assert titles(outcome) == ["Eins", "Zwei"]
    first = outcome.documents[0]
    assert (first.document_uri, first.feed_url, first.fetched_at) == (url, url, NOW)
    assert first.url == newsroom.url("/eins")
    fetch = outcome.fetch
    assert (fetch.run_id, fetch.feed_url, fetch.fetched_at, fetch.status) == ("run-1", url, NOW, 200)
    assert (fetch.bytes, fetch.items, fetch.new_items, fetch.error) == (len(FEED), 2, None, None)
    assert outcome.state == FeedState(url, fetch.etag, "Wed, 29 Apr 2026 10:00:00 GMT", None, False)
    assert outcome.pace == FeedPace(url, NOW, 0)
    assert pickle.loads(pickle.dumps(outcome)) == outcome


def test_the_second_request_is_conditional_and_304_keeps_the_state(newsroom, settings):
    url = newsroom.play(
        "/feed", Reply(FEED, conditional=True, headers=(("Last-Modified", "Wed, 29 Apr 2026 10:00:00 GMT"),))
    )
    first = fetch_feed(FeedRequest(url), settings())
    second = fetch_feed(again(first), settings())
    assert (second.fetch.status, second.documents, second.fetch.error) == (304, (), None)
    assert second.state == first.state
    assert newsroom.seen[1].headers["if-none-match"] == first.state.etag
    assert newsroom.seen[1].headers["if-modified-since"] == "Wed, 29 Apr 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress)]
)
def test_packed_feeds(newsroom, settings, encoding, pack):
    url = newsroom.play("/feed", Reply(pack(FEED), headers=(("Content-Encoding", encoding),)))
    outcome = fetch_feed(FeedRequest(url), settings())
    assert (titles(outcome), outcome.fetch.bytes) == (["Eins", "Zwei"], len(FEED))


def test_a_moved_feed_keeps_its_name_and_is_asked_at_its_new_place(newsroom, settings):
    newsroom.play("/alt", Reply(status=301, headers=(("Location", "/neu/feed"),)))
    newsroom.play("/neu/feed", Reply(FEED, conditional=True))
    first = fetch_feed(FeedRequest(newsroom.url("/alt")), settings())
    assert first.state.resolved_url == newsroom.url("/neu/feed")
    assert first.documents[0].feed_url == newsroom.url("/alt")
    second = fetch_feed(again(first), settings())
    assert (second.fetch.status, second.state) == (304, first.state)
    assert newsroom.paths() == ["/alt", "/neu/feed", "/neu/feed"]


def test_a_permanent_redirect_to_a_login_page_is_not_remembered(newsroom, settings):
    newsroom.play("/feed", Reply(status=301, headers=(("Location", "/login"),)))
    newsroom.play("/login", Reply(b"<html><form action='/login'></form></html>"))
    outcome = fetch_feed(FeedRequest(newsroom.url("/feed")), settings())
    assert outcome.state == FeedState(newsroom.url("/feed"))
    assert outcome.fetch.error.startswith("no feed: a web page")


def test_a_temporary_redirect_is_not_remembered(newsroom, settings):
    newsroom.play("/feed", Reply(status=302, headers=(("Location", "/heute"),)))
    newsroom.play("/heute", Reply(FEED))
    outcome = fetch_feed(FeedRequest(newsroom.url("/feed")), settings())
    assert titles(outcome) == ["Eins", "Zwei"]
    assert outcome.state.resolved_url is None


def test_410_retires_the_feed_says_so_and_it_is_not_asked_again(newsroom, settings):
    url = newsroom.play("/feed", Reply(b"", 410))
    outcome = fetch_feed(FeedRequest(url), settings())
    assert outcome.state.retired
    assert outcome.pace.next_fetch_at is None
    assert outcome.fetch.error == "410: the feed is gone for good and retired"
    later = fetch_feed(again(outcome), settings())
    assert (later.fetch, later.state.retired, len(newsroom.seen)) == (None, True, 1)


def test_a_place_that_is_gone_sends_the_feed_back_to_its_own_address(newsroom, settings):
    url = newsroom.play("/feed", Reply(FEED))
    moved = FeedState(url, '"x"', None, newsroom.play("/weg", Reply(b"", 410)))
    outcome = fetch_feed(FeedRequest(url, moved), settings())
    assert outcome.state == FeedState(url)
    assert titles(fetch_feed(again(outcome), settings())) == ["Eins", "Zwei"]


@pytest.mark.parametrize(
    ("headers", "low", "high"),
    [
        ((("Retry-After", "600"),), 600, 660),
        ((("Retry-After", "Thu, 30 Apr 2026 12:10:00 GMT"),), 600, 660),
        ((("Retry-After", "9999999"),), 86400, 95040),
        ((), 60, 66),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_to_wait_is_left_alone(newsroom, settings, status, headers, low, high):
    url = newsroom.play("/feed", Reply(b"", status, headers))
    state = FeedState(url, '"x"', "yesterday")
    outcome = fetch_feed(FeedRequest(url, state), settings())
    wait = (outcome.pace.next_fetch_at - NOW).total_seconds()
    assert low <= wait <= high
    assert (outcome.state, outcome.pace.failures, outcome.fetch.next_fetch_at) == (state, 1, outcome.pace.next_fetch_at)
    assert fetch_feed(FeedRequest(url), settings()).pace == outcome.pace  # jitter is drawn from the seed
    assert fetch_feed(FeedRequest(url), settings(seed="other")).pace != outcome.pace


@pytest.mark.parametrize("status", [400, 401, 403, 404, 500, 502])
def test_a_feed_that_fails_for_months_is_still_asked(newsroom, settings, status):
    url = newsroom.play("/feed", Reply(b"", status))
    outcome = fetch_feed(FeedRequest(url, None, FeedPace(url, None, 500)), settings())
    assert (outcome.fetch.status, outcome.pace.failures) == (status, 501)
    assert str(status) in outcome.fetch.error
    assert outcome.pace.next_fetch_at - NOW <= dt.timedelta(days=1.1)
    newsroom.play("/feed", Reply(FEED))
    assert fetch_feed(again(outcome), settings()).pace.failures == 0


def test_a_feed_that_asks_for_a_pause_is_not_asked_before(newsroom, settings):
    url = newsroom.play("/feed", Reply(rss_feed(ITEMS, ttl=30), headers=(("Cache-Control", "max-age=600"),)))
    outcome = fetch_feed(FeedRequest(url), settings())
    assert outcome.pace.next_fetch_at == NOW + dt.timedelta(minutes=30)
    early = FeedRequest(url, outcome.state, outcome.pace)
    assert fetch_feed(early, settings()) == FetchOutcome((), (), outcome.state, outcome.pace, None)
    due = FeedRequest(url, outcome.state, outcome.pace._replace(next_fetch_at=NOW))
    assert fetch_feed(due, settings()).fetch.status == 200


def test_an_address_with_a_password_leaves_no_trace_of_it(newsroom, settings):
    newsroom.play("/feed", Reply(FEED))
    bare, credential = split_credentials(newsroom.url("/feed").replace("http://", "http://me:geheim@"))
    chosen = settings(credentials=(credential,))
    outcome = fetch_feed(FeedRequest(bare), chosen)
    assert newsroom.seen[0].headers["authorization"] == "Basic bWU6Z2VoZWlt"
    assert "geheim" not in f"{outcome}{chosen}"
    assert "bWU6Z2VoZWlt" not in f"{outcome}{chosen}"


def test_a_token_that_is_refused_is_not_told(newsroom, settings):
    url = newsroom.play("/feed", Reply(b"", 401, (("WWW-Authenticate", "Bearer"),)))
    token = Credential(newsroom.url("/"), (("Authorization", "Bearer geheim"),))
    outcome = fetch_feed(FeedRequest(url), settings(credentials=(token,)))
    assert outcome.fetch.error == "401: credentials are needed"


LAUGHS = b"""<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<rss><item>&c;</item></rss>"""
EXTERNAL = b"""<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&x;</title></channel></rss>"""


@pytest.mark.parametrize(
    ("reply", "error", "reason"),
    [
        (Reply(LAUGHS), "no feed: the entity 'b'", Reason.UNSAFE_XML),
        (Reply(EXTERNAL), "no feed: the entity 'x'", Reason.UNSAFE_XML),
        (Reply(b"<html><body>Aktuelles</body></html>"), "no feed: a web page", Reason.UNKNOWN_FORMAT),
        (Reply(b"<form action='/login'><input type='password'></form>"), "no feed: <form>", Reason.UNKNOWN_FORMAT),
        (Reply(b""), "no feed: an empty document", Reason.EMPTY),
        (Reply(b"{"), "no feed: JSON that cannot be read", Reason.MALFORMED),
    ],
    ids=["billion laughs", "external entity", "HTML", "login", "empty", "broken JSON"],
)
def test_what_is_no_feed_is_an_error_a_dead_letter_and_no_validator(newsroom, settings, reply, error, reason):
    url = newsroom.play("/feed", reply.having(("ETag", '"1"')))
    outcome = fetch_feed(FeedRequest(url), settings())
    assert [row.reason for row in outcome.rejects] == [reason]
    assert outcome.fetch.error.startswith(error)
    assert (outcome.state, outcome.pace.failures, outcome.fetch.items) == (FeedState(url), 1, None)


def test_validators_that_are_too_long_are_neither_kept_nor_sent(newsroom, settings):
    url = newsroom.play("/feed", Reply(FEED, headers=(("ETag", f'"{"x" * 600}"'), ("Last-Modified", "y" * 600))))
    outcome = fetch_feed(FeedRequest(url, FeedState(url, "z" * 600, "z" * 600)), settings())
    assert (outcome.state, outcome.fetch.etag, outcome.fetch.last_modified) == (FeedState(url), None, None)
    assert not {"if-none-match", "if-modified-since"} & set(newsroom.seen[0].headers)


def test_a_private_address_is_asked_as_soon_as_it_is_allowed(newsroom, settings):
    url = newsroom.play("/feed", Reply(FEED))
    outcome = fetch_feed(FeedRequest(url, None, FeedPace(url, None, 1)), settings(allow_private_hosts=False))
    assert "--allow-private-hosts" in outcome.fetch.error
    assert outcome.pace == FeedPace(url, NOW, 1)
    assert titles(fetch_feed(FeedRequest(url, outcome.state, outcome.pace), settings())) == ["Eins", "Zwei"]


def test_a_truncated_feed_gives_its_whole_items_and_is_fetched_again(newsroom, settings):
    cut = FEED[: FEED.index(b"Die Bahn")]
    url = newsroom.play("/feed", Reply(cut, claimed_length=len(FEED), headers=(("ETag", '"1"'),)))
    outcome = fetch_feed(FeedRequest(url), settings())
    assert titles(outcome) == ["Eins"]
    assert (outcome.rejects, outcome.state.etag) == ((), None)
    assert outcome.fetch.error.startswith("the body is not whole")


def test_an_endless_feed_gives_what_stands_below_the_limit(newsroom, settings):
    start = FEED[: FEED.index(b"<item>")]
    item = b"<item><title>Immer</title><description>" + b"x" * 900 + b"</description></item>"
    url = newsroom.play("/feed", Reply(start + item * 50, endless=True))
    outcome = fetch_feed(FeedRequest(url), settings(feed_limit=200_000))
    assert "more than 200000 bytes" in outcome.fetch.error
    assert set(titles(outcome)) == {"Immer"}


def test_a_feed_of_50_mb_is_read_and_a_larger_one_is_cut(newsroom, settings):
    item = b"<item><title>Gross</title><description>" + b"Wort " * 20_000 + b"</description></item>"
    body = FEED.replace(b"<item>", item * 480 + b"<item>", 1)
    outcome = fetch_feed(FeedRequest(newsroom.play("/feed", Reply(body))), settings())
    assert 45 * 2**20 < outcome.fetch.bytes < 50 * 2**20
    assert (len(outcome.documents), outcome.fetch.error) == (482, None)
    larger = newsroom.play("/larger", Reply(FEED.replace(b"<item>", item * 600 + b"<item>", 1)))
    cut = fetch_feed(FeedRequest(larger), settings())
    assert f"more than {50 * 2**20} bytes" in cut.fetch.error
    assert len(cut.documents) > 400


def test_a_gzip_bomb_gives_an_error_and_nothing_else(newsroom, settings):
    bomb = Reply(gzip.compress(FEED + bytes(60 * 2**20)), headers=(("Content-Encoding", "gzip"),))
    outcome = fetch_feed(FeedRequest(newsroom.play("/feed", bomb)), settings())
    assert (outcome.documents, outcome.rejects) == ((), ())
    assert "out of" in outcome.fetch.error


@pytest.mark.parametrize(
    "content_type", ["text/xml; charset=iso-8859-1", "text/html", "application/octet-stream", "x; charset=\0"]
)
def test_wrong_declarations_do_not_change_the_text(newsroom, settings, content_type):
    body = FEED.replace(b'encoding="utf-8"', b'encoding="iso-8859-1"')
    url = newsroom.play("/feed", Reply(body, headers=(("Content-Type", content_type.replace("\0", "?")),)))
    outcome = fetch_feed(FeedRequest(url), settings())
    assert outcome.documents[1].content.decode() == "Die Bahn fährt."


def test_items_without_id_link_or_date_relative_links_and_one_guid_twice(newsroom, settings):
    body = b"""<rss version="2.0"><channel><item><description>Nur Text.</description></item>
        <item><guid isPermaLink="false">7</guid><title>Alt</title><link>x/7</link></item>
        <item><guid isPermaLink="false">7</guid><title>Neu</title><link>/7</link></item></channel></rss>"""
    outcome = fetch_feed(FeedRequest(newsroom.play("/a/feed", Reply(body))), settings())
    assert [(row.guid, row.title, row.url) for row in outcome.documents] == [
        (None, None, None),
        (None, "Alt", newsroom.url("/a/x/7")),
        (None, "Neu", newsroom.url("/7")),
    ]


def test_other_kinds_of_feeds(newsroom, settings):
    atom = newsroom.play("/atom", Reply(atom_feed(ITEMS)))
    assert titles(fetch_feed(FeedRequest(atom), settings())) == ["Eins", "Zwei"]
    body = b'{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{"id": "1", "title": "Eins"}]}'
    assert titles(fetch_feed(FeedRequest(newsroom.play("/json", Reply(body))), settings())) == ["Eins"]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:{port}/feed", "http://[::1]:{port}/feed", "http://localhost:{port}/feed"]
)
def test_private_hosts_are_an_error_unless_they_are_allowed(newsroom, settings, url):
    from newsmill.transforms.sources.fetch.addresses import system_addresses

    newsroom.play("/feed", Reply(FEED))
    request = FeedRequest(url.format(port=newsroom.port))
    outcome = fetch_feed(request, settings(allow_private_hosts=False, resolver=system_addresses))
    assert "private address" in outcome.fetch.error
    assert (outcome.fetch.status, newsroom.seen) == (None, [])


def declared(outcome):
    return [(row.rights, row.rights_source, row.rights_policy) for row in outcome.documents]


def test_what_a_feed_declares_stands_on_its_items(newsroom, settings):
    reply = Reply(FEED, headers=(("Content-Usage", "train-ai=n"), ("TDM-Reservation", "1"), ("TDM-Policy", "/p")))
    outcome = fetch_feed(FeedRequest(newsroom.play("/feed", reply)), settings())
    expected = ("tdm-reservation=1; train-ai=n", "header tdm-reservation; header content-usage", "/p")
    assert declared(outcome) == [expected, expected]


def test_what_the_server_of_a_feed_declares_stands_on_its_items_and_its_header_comes_before(newsroom, settings):
    newsroom.play("/robots.txt", Reply(b"User-agent: *\nContent-Usage: /feed ai-use=n\nDisallow: /zu/"))
    rules = b'[{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://e.example/p"}]'
    newsroom.play("/.well-known/tdmrep.json", Reply(rules))
    first = fetch_feed(FeedRequest(newsroom.play("/feed", Reply(FEED))), settings(), Origins)
    where = "/.well-known/tdmrep.json; robots.txt content-usage"
    assert declared(first)[0] == ("tdm-reservation=1; ai-use=n", where, "https://e.example/p")
    waived = Reply(FEED, headers=(("TDM-Reservation", "0"),))
    second = fetch_feed(FeedRequest(newsroom.play("/feed", waived)), settings(), Origins)
    assert declared(second)[0] == ("ai-use=n", "robots.txt content-usage", None)
    third = fetch_feed(FeedRequest(newsroom.play("/zu/feed", waived)), settings(), Origins)
    assert declared(third)[0] == ("disallow", "robots.txt", None)


def test_a_server_is_asked_what_it_declares_only_when_its_feed_had_items(newsroom, settings):
    url = newsroom.play("/feed", Reply(rss_feed([])))
    fetch_feed(FeedRequest(url), settings(), Origins)
    fetch_feed(FeedRequest(newsroom.play("/bad", Reply(b"", 500))), settings(), Origins)
    assert newsroom.paths() == ["/feed", "/bad"]


def test_what_a_server_declares_is_remembered_for_an_hour(newsroom, settings):
    request = FeedRequest(newsroom.play("/feed", Reply(FEED)))

    def asked(minutes, memory="store"):
        newsroom.seen.clear()
        fetch_feed(request, replace(settings(memory=memory), now=NOW + dt.timedelta(minutes=minutes)), Origins)
        return len(newsroom.seen)

    assert [asked(0), asked(59), asked(61), asked(62), asked(30)] == [3, 1, 3, 1, 3]
    assert (asked(62, "another store"), asked(62, "")) == (3, 3)


def test_a_server_that_cannot_be_asked_is_asked_again(newsroom, settings):
    request = FeedRequest(newsroom.play("/feed", Reply(FEED)))
    newsroom.play("/robots.txt", Reply(b"", 503))
    outcome = fetch_feed(request, settings(memory="third store"), Origins)
    assert declared(outcome)[0] == (None, None, None)
    fetch_feed(request, settings(memory="third store"), Origins)
    assert newsroom.paths() == ["/feed", "/robots.txt"] * 2
