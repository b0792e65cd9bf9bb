"""Feeds of the newsroom, written from items."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape


class Item(NamedTuple):
    """One item of a feed."""

    guid: str
    title: str
    text: str
    link: str = ""
    published: str = "Thu, 30 Apr 2026 08:00:00 +0200"


def rss_feed(items: Sequence[Item], title: str = "Newsroom", ttl: int | None = None) -> bytes:
    """Return an RSS 2.0 feed; ``ttl`` is in minutes."""
    listed = "".join(
        f"<item><guid isPermaLink='false'>{escape(item.guid)}</guid><title>{escape(item.title)}</title>"
        f"<link>{escape(item.link)}</link><pubDate>{item.published}</pubDate>"
        f"<description>{escape(item.text)}</description></item>\n"
        for item in items
    )
    asked = f"<ttl>{ttl}</ttl>" if ttl else ""
    head = f"<title>{escape(title)}</title><language>de</language>{asked}"
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>{head}{listed}</channel></rss>'.encode()
    )


def atom_feed(items: Sequence[Item], title: str = "Newsroom") -> bytes:
    """Return an Atom 1.0 feed."""
    listed = "".join(
        f"<entry><id>{escape(item.guid)}</id><title>{escape(item.title)}</title><link href='{escape(item.link)}'/>"
        f"<updated>2026-04-30T08:00:00+02:00</updated><content type='html'>{escape(item.text)}</content></entry>\n"
        for item in items
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(title)}</title>{listed}</feed>'.encode()
