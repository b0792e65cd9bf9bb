"""Servers that do harm, one function each: it plays a feed at a newsroom, pages included, and returns its address."""

import gzip
import json
from collections.abc import Callable

from benchmarks.newsroom.feeds import Item, rss_feed
from benchmarks.newsroom.server import Newsroom, Reply

HTML = (("Content-Type", "text/html"),)
BOMB = gzip.compress(bytes(60 * 2**20))
TEXT = "Ein Satz von einem Server, dem nicht zu trauen ist, lang genug, um für einen Artikel zu gelten."

Misbehaviour = Callable[[Newsroom, str, int], str]
"""Newsroom, path of the feed, and how much (items or MB) the large ones send; returns the feed's address."""


def _reply(reply: Reply) -> Misbehaviour:
    return lambda room, path, size: room.play(path, reply)


def _feed_of(path: str, links: list[str]) -> bytes:
    items = [Item(f"{path}-{ix}", f"Böse {path} {ix}", f"{TEXT} {path} {ix}", link) for ix, link in enumerate(links)]
    return rss_feed(items)


def _with_pages(page: Reply, count: int = 20) -> Misbehaviour:
    def play(room: Newsroom, path: str, size: int) -> str:
        links = [room.play(f"{path}/{ix}", page) for ix in range(count)]
        return room.play(path, Reply(_feed_of(path, links), conditional=True))

    return play


def _half(room: Newsroom, path: str, size: int) -> str:
    whole = _feed_of(path, [""] * 5)
    return room.play(path, Reply(whole[: len(whole) // 2], claimed_length=len(whole)))


def _redirect_loop(room: Newsroom, path: str, size: int) -> str:
    return room.play(path, Reply(status=302, headers=(("Location", path),)))


def _many_items(room: Newsroom, path: str, size: int) -> str:
    return room.play(path, Reply(_feed_of(path, [""] * size), conditional=True))


def _huge_item(room: Newsroom, path: str, size: int) -> str:
    text = (TEXT + " ") * (size * 5 * 2**20 // 1000 // len(TEXT))
    return room.play(path, Reply(rss_feed([Item(path, f"Böse {path}", text)]), conditional=True))


def _deep_authors(room: Newsroom, path: str, size: int) -> str:
    item = f'{{"id": "{path}", "title": "Böse {path}", "content_text": "{TEXT}", "authors": {"[" * 300 + "]" * 300}}}'
    feed = f'{{"version": "https://jsonfeed.org/version/1.1", "title": "Böse", "items": [{item}]}}'
    return room.play(path, Reply(feed.encode(), headers=(("Content-Type", "application/feed+json"),)))


def _without_tls(room: Newsroom, path: str, size: int) -> str:
    return room.url(path).replace("http:", "https:")


def _unknown_name(room: Newsroom, path: str, size: int) -> str:
    return f"http://niemand.invalid{path}"


def _huge_robots(room: Newsroom, path: str, size: int) -> str:
    names = b"".join(b"User-agent: robot%d\n" % number for number in range(14_000))
    rules = b"".join(b"Disallow: /zu/%d/*/a\n" % number for number in range(14_000))
    room.play("/robots.txt", Reply(names + b"User-agent: *\n" + rules))
    return _with_pages(Reply(_page(""), headers=HTML), 3)(room, path, size)


def _trickling_robots(room: Newsroom, path: str, size: int) -> str:
    room.play("/robots.txt", Reply(b"User-agent: *\n" * 100, drip=1.0))
    return _with_pages(Reply(_page(""), headers=HTML), 3)(room, path, size)


def _page(head: str) -> bytes:
    return f"<html><head>{head}</head><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>".encode()


_DEEP_JSON = f'<script type="application/ld+json">{"[" * 900 + "]" * 900}</script>'
_DEEP_AUTHORS = json.dumps({"@type": "NewsArticle", "author": "x"}).replace('"x"', "[" * 300 + "]" * 300)
POISON = (
    f'{_DEEP_JSON}<meta charset="undefined"><script type="application/ld+json">{_DEEP_AUTHORS}</script>'
    f'<meta name="author" content="{"," * 20_000}">'
)

MISBEHAVIOURS: dict[str, Misbehaviour] = {
    "503 and come back at once": _reply(Reply(b"", 503, (("Retry-After", "1"),))),
    "poisoned pages": _with_pages(Reply(_page(POISON), headers=HTML), 3),
    "429 and come back at once": _reply(Reply(b"", 429, (("Retry-After", "2"),))),
    "pages that trickle": _with_pages(Reply(_page("") * 10, headers=HTML, drip=1.0)),
    "a feed that trickles": _reply(Reply(b"<rss>" * 1000, drip=1.0)),
    "silence": _reply(Reply(before=3600)),
    "headers that trickle": _reply(Reply(b"", drip_head=1.0)),
    "endless body": _reply(Reply(b"x" * 65536, endless=True)),
    "endless headers": _reply(Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 50_000 + b"\r\n")),
    "no HTTP": _reply(Reply(raw=b"\x16\x03\x01 this is no HTTP\r\n\r\n")),
    "closed connection": _reply(Reply(drop=True)),
    "half a body": _half,
    "bomb": _reply(Reply(BOMB, headers=(("Content-Encoding", "gzip"),))),
    "pages that are bombs": _with_pages(Reply(BOMB, headers=(*HTML, ("Content-Encoding", "gzip"))), 3),
    "redirect loop": _redirect_loop,
    "500": _reply(Reply(b"", 500)),
    "login page": _reply(Reply(b"<!DOCTYPE html><html><body><form action='/login'></form></body></html>")),
    "nothing": _reply(Reply(b"")),
    "over-long ETag": _reply(Reply(_feed_of("/etag", [""]), headers=(("ETag", f'"{"e" * 10_000}"'),))),
    "many items": _many_items,
    "a huge item": _huge_item,
    "authors nested deep": _deep_authors,
    "no TLS where it should be": _without_tls,
    "a name that nobody has": _unknown_name,
    "huge robots.txt": _huge_robots,
    "robots.txt that trickles": _trickling_robots,
}
"""By name; the first ones cost the least."""
