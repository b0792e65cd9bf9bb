import gzip
import ipaddress
import socket
import ssl
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from benchmarks.newsroom import Newsroom, Reply
from newsmill.transforms.sources.fetch.addresses import UnknownHostError, system_addresses
from newsmill.transforms.sources.fetch.body import BodyFault
from newsmill.transforms.sources.fetch.credentials import Credential
from newsmill.transforms.sources.fetch.exchange import Fetcher


def get(url, settings, headers=None, limit=10**6, **options):
    with Fetcher(settings) as fetcher:
        return fetcher.get(url, headers or {}, limit, **options)


def redirect(to, status=302):
    return Reply(status=status, headers=(("Location", to),))


def test_an_answer_with_its_headers_and_where_it_came_from(newsroom, settings):
    url = newsroom.play("/a", Reply(b"hallo", headers=(("X-Kind", "Test"),)))
    answer = get(url, settings())
    assert (answer.status, answer.body.data, answer.url, answer.fault) == (200, b"hallo", url, None)
    assert answer.headers["x-kind"] == "Test"


def test_the_user_agent_names_the_project(newsroom, settings):
    get(newsroom.play("/a", Reply()), settings())
    (seen,) = newsroom.seen
    assert seen.headers["user-agent"].startswith("newsmill (+https://")
    assert seen.headers["accept-encoding"] == "gzip, deflate, br, zstd"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_relative_ones_resolved(newsroom, settings, status):
    newsroom.play("/x/a", redirect("../b?c=1#part", status))
    newsroom.play("/b", Reply(b"da"))
    answer = get(newsroom.url("/x/a"), settings())
    assert (answer.body.data, answer.url) == (b"da", newsroom.url("/b?c=1"))
    assert answer.moved_to == (newsroom.url("/b?c=1") if status in (301, 308) else None)


def test_only_permanent_redirects_from_the_beginning_are_remembered(newsroom, settings):
    newsroom.play("/1", redirect("/2", 301))
    newsroom.play("/2", redirect("/3", 308))
    newsroom.play("/3", redirect("/4", 302))
    newsroom.play("/4", redirect("/5", 301))
    newsroom.play("/5", Reply(b"da"))
    answer = get(newsroom.url("/1"), settings())
    assert (answer.body.data, answer.moved_to) == (b"da", newsroom.url("/3"))


def test_a_redirect_loop_ends(newsroom, settings):
    newsroom.play("/a", redirect("/b"))
    newsroom.play("/b", redirect("/a"))
    assert get(newsroom.url("/a"), settings()).fault == "a redirect loop"
    assert newsroom.paths() == ["/a", "/b"]


def test_endless_redirects_end(newsroom, settings):
    newsroom.play("/a", lambda seen: redirect(f"/a?{len(newsroom.seen)}"))
    assert get(newsroom.url("/a"), settings()).fault == "more than 8 redirects"
    assert len(newsroom.seen) == 9


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://e.example/x", "javascript:alert(1)", "gopher://e.example"]
)
def test_redirects_to_other_schemes_are_refused(newsroom, settings, target):
    newsroom.play("/a", redirect(target))
    answer = get(newsroom.url("/a"), settings())
    assert answer.forbidden
    assert "scheme" in answer.fault


@pytest.mark.parametrize(("location", "fault"), [("http://[::1", "cannot be read"), ("", "Location")])
def test_redirects_to_nowhere_are_faults(newsroom, settings, location, fault):
    newsroom.play("/a", redirect(location))
    assert fault in get(newsroom.url("/a"), settings()).fault


def public_then_private(host, port):
    return ["127.0.0.1"] if host == "public.example" else system_addresses(host, port)


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:{port}/b", "http://169.254.169.254/latest/meta-data", "http://[::ffff:127.0.0.1]:{port}/b",
               "http://2130706433:{port}/b", "http://localhost:{port}/b"],
)  # fmt: skip
def test_redirects_to_private_addresses_are_refused(newsroom, settings, monkeypatch, target):
    # the first hop stands for a public host: its address is let through, all others are judged as they are
    import newsmill.transforms.sources.fetch.transport as transport

    judge = transport.allowed_addresses
    monkeypatch.setattr(
        transport,
        "allowed_addresses",
        lambda host, found, private: judge(host, found, private or host == "public.example"),
    )
    newsroom.play("/a", redirect(target.format(port=newsroom.port)))
    newsroom.play("/b", Reply(b"secret"))
    answer = get(
        newsroom.url("/a", "public.example"), settings(allow_private_hosts=False, resolver=public_then_private)
    )
    assert answer.forbidden
    assert "private address" in answer.fault
    assert newsroom.paths() == ["/a"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:7f00:1]", "0.0.0.0"])
def test_private_hosts_are_refused_and_not_asked(newsroom, settings, host):
    newsroom.play("/a", Reply(b"secret"))
    answer = get(newsroom.url("/a", host), settings(allow_private_hosts=False, resolver=system_addresses))
    assert answer.forbidden
    assert newsroom.seen == []


class Rebinding:
    """A name that is public when it is asked for the first time, and loopback ever after."""

    def __init__(self):
        self.answers = [["8.8.8.8"]]

    def __call__(self, host, port):
        return self.answers.pop() if self.answers else ["127.0.0.1"]


def test_a_name_that_changes_between_judgement_and_connection_gains_nothing(newsroom, settings, monkeypatch):
    import httpcore

    connected = []

    def connect(self, host, port, *rest, **options):
        connected.append(host)
        raise httpcore.ConnectError("not in a test")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    resolver = Rebinding()
    url = newsroom.url("/a", "rebinding.example")
    assert "no connection" in get(url, settings(allow_private_hosts=False, resolver=resolver)).fault
    assert connected == ["8.8.8.8"]  # the judged address, not the name
    assert get(url, settings(allow_private_hosts=False, resolver=resolver)).forbidden
    assert connected == ["8.8.8.8"]


def test_the_next_address_is_tried_when_the_first_does_not_answer(newsroom, settings):
    newsroom.play("/a", Reply(b"da"))
    two = settings(resolver=lambda host, port: ["127.0.0.2", "127.0.0.1"])
    with Newsroom() as closed:
        port = closed.port
    assert port != newsroom.port
    assert get(newsroom.url("/a", "two.example"), two).body.data == b"da"


def unknown(host, port):
    raise UnknownHostError(f"the name {host!r} cannot be resolved")


def test_a_name_that_does_not_resolve_is_told(settings):
    assert (
        get("http://none.example/", settings(resolver=unknown)).fault
        == "DNS: the name 'none.example' cannot be resolved"
    )


@pytest.mark.parametrize(
    "url", ["http://exa mple/", "http://a..b/", "http://\ud800/", "http://e.example:99999/", "http://"]
)
def test_addresses_that_are_none_are_faults(settings, url):
    assert get(url, settings(resolver=system_addresses)).fault


def test_nobody_listens(settings):
    with Newsroom() as newsroom:
        url = newsroom.url("/a")
    assert get(url, settings()).fault.startswith("no connection")


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"x" * 100, drip=0.5),
        Reply(b"x", headers=(("X-Long", "y" * 100),), drip_head=0.5),
        Reply(b"x", before=60),
    ],
    ids=["a byte at a time", "a byte of the headers at a time", "nothing at all"],
)
def test_a_server_that_hardly_sends_is_left(newsroom, settings, reply):
    url = newsroom.play("/slow", reply)
    start = time.monotonic()
    silence = get(url, settings(read_timeout=0.2, total_timeout=60))
    assert "time-out" in silence.fault
    dripping = get(url, settings(read_timeout=30, total_timeout=1))
    assert "time-out" in dripping.fault
    assert time.monotonic() - start < 15  # each of them takes half a minute and more to the end


@pytest.mark.skipif(sys.platform != "linux", reason="a full queue of connections behaves differently elsewhere")
def test_a_host_that_does_not_take_the_connection_is_left(settings):
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for client in waiting:
            client.setblocking(False)
            client.connect_ex(full.getsockname())
        start = time.monotonic()
        answer = get(f"http://127.0.0.1:{full.getsockname()[1]}/", settings(connect_timeout=0.3))
        for client in waiting:
            client.close()
    assert answer.fault == "time-out: timed out (ConnectTimeout)"
    assert time.monotonic() - start < 5  # half of the default


def test_an_endless_body_is_left_at_the_limit(newsroom, settings):
    answer = get(newsroom.play("/endless", Reply(b"x" * 1000, endless=True)), settings())
    assert (answer.body.fault, len(answer.body.data)) == (BodyFault.TOO_LARGE, 10**6)


def test_a_gzip_bomb_is_stopped(newsroom, settings):
    bomb = Reply(gzip.compress(bytes(50 * 2**20)), headers=(("Content-Encoding", "gzip"),))
    assert get(newsroom.play("/bomb", bomb), settings(), limit=20 * 2**20).body.fault is BodyFault.BOMB


@pytest.mark.parametrize("headers", [(), (("Transfer-Encoding", "chunked"),)])
def test_a_body_that_breaks_off_is_given_as_far_as_it_goes(newsroom, settings, headers):
    answer = get(newsroom.play("/cut", Reply(b"4\r\nhalf\r\n", claimed_length=100, headers=headers)), settings())
    assert answer.body.fault is BodyFault.TRUNCATED
    assert b"half" in answer.body.data


@pytest.mark.parametrize(
    "reply",
    [
        Reply(drop=True),
        Reply(raw=b"\x16\x03\x01 this is no HTTP\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 999999 X\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx"),
        Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 50_000 + b"\r\n"),
    ],
    ids=["closed", "no HTTP", "no status", "no length", "endless headers"],
)
def test_answers_that_are_none_are_faults(newsroom, settings, reply):
    assert get(newsroom.play("/broken", reply), settings()).fault.startswith("broken connection")


def certificate(folder, name, days):
    key, pem = folder / f"{name}.key", folder / f"{name}.pem"
    try:
        ipaddress.ip_address(name)
        alternative = f"subjectAltName=IP:{name}"
    except ValueError:
        alternative = f"subjectAltName=DNS:{name}"
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command = [*make, "-keyout", str(key), "-out", str(pem), "-days", str(days), "-subj", f"/CN={name}"]
    command += ["-addext", alternative]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    return context, str(pem)


def test_a_certificate_that_nobody_vouches_for_is_an_error_and_a_trusted_one_is_checked_by_name(tmp_path, settings):
    context, pem = certificate(tmp_path, "safe.example", 2)
    with Newsroom(tls=context) as newsroom:
        newsroom.play("/a", Reply(b"da"))
        safe, other = newsroom.url("/a", "safe.example"), newsroom.url("/a", "other.example")
        assert get(safe, settings()).fault.startswith("TLS: the certificate is not valid")
        assert get(safe, settings(ca_file=pem)).body.data == b"da"
        assert "TLS: the certificate is not valid" in get(other, settings(ca_file=pem)).fault


def test_https_to_a_server_without_it_is_an_error(newsroom, settings):
    assert get(newsroom.url("/a").replace("http:", "https:"), settings()).fault.startswith("TLS")


def test_credentials_are_sent_to_their_own_host_only(newsroom, settings):
    newsroom.play("/feed", redirect(newsroom.url("/b", "other.example")), "own.example")
    newsroom.play("/b", redirect(newsroom.url("/c", "own.example")), "other.example")
    newsroom.play("/c", Reply(b"da"), "own.example")
    token = Credential(newsroom.url("/", "own.example"), (("Authorization", "Bearer geheim"), ("X-Token", "geheim")))
    chosen = settings(credentials=(token,))
    answer = get(newsroom.url("/feed", "own.example"), chosen)
    sent = [(seen.path, seen.headers.get("authorization"), seen.headers.get("x-token")) for seen in newsroom.seen]
    assert sent == [("/feed", "Bearer geheim", "geheim"), ("/b", None, None), ("/c", "Bearer geheim", "geheim")]
    assert "geheim" not in f"{answer} {chosen} {replace(chosen, run_id='2')}"


def test_credentials_in_a_location_are_dropped(newsroom, settings):
    newsroom.play("/a", redirect(f"http://me:geheim@127.0.0.1:{newsroom.port}/b"))
    newsroom.play("/b", Reply(b"da"))
    answer = get(newsroom.url("/a"), settings())
    assert answer.url == newsroom.url("/b")
    assert "authorization" not in newsroom.seen[-1].headers


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "gehéim\u20ac", "\0"])
def test_a_secret_that_cannot_be_sent_is_not_repeated_in_the_fault(newsroom, settings, value):
    token = Credential(newsroom.url("/"), (("X-Token", value),))
    fault = get(newsroom.play("/a", Reply()), settings(credentials=(token,))).fault
    assert fault == "an address or header that cannot be sent"
    assert newsroom.seen == []


def test_cookies_last_for_one_request_and_its_redirects(newsroom, settings):
    newsroom.play("/a", redirect("/b").having(("Set-Cookie", "seen=1")))
    newsroom.play("/b", Reply(b"da"))
    with Fetcher(settings()) as fetcher:
        fetcher.get(newsroom.url("/a"), {}, 100)
        fetcher.get(newsroom.url("/b"), {}, 100)
    assert [seen.headers.get("cookie") for seen in newsroom.seen] == [None, "seen=1", None]


def test_a_proxy_of_the_environment_is_used_when_asked_for_only(newsroom, settings, monkeypatch):
    newsroom.play("/a", Reply(b"direct"))
    with Newsroom() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        monkeypatch.setenv("no_proxy", "")
        proxy.play(newsroom.url("/a", "far.example"), Reply(b"by proxy"))
        url = newsroom.url("/a", "far.example")
        assert get(url, settings()).body.data == b"direct"
        assert proxy.seen == []
        assert get(url, settings(proxy_from_environment=True)).body.data == b"by proxy"
        assert proxy.paths() == [url]
        forbidden = settings(proxy_from_environment=True, allow_private_hosts=False)
        assert get(url, forbidden).forbidden


def test_a_reason_against_a_redirect_stops_it(newsroom, settings):
    newsroom.play("/a", redirect("/b"))
    answer = get(newsroom.url("/a"), settings(), refusal=lambda url: "robots.txt" if url.endswith("/b") else None)
    assert (answer.fault, answer.forbidden) == ("robots.txt", True)
    assert newsroom.paths() == ["/a"]
