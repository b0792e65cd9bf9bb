"""Feeds made of items, and what is read of them."""

from newsmill.transforms.sources.feeds.parse import documents_of

URL = "https://blatt.example/feed.xml"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>Tagblatt &amp;amp; Bote</title><link>https://blatt.example/</link><language>de-DE</language><ttl>45</ttl>
%s
</channel></rss>"""


def rss(items):
    return (RSS % items).encode()


def atom(entries):
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{entries}</feed>'.encode()


def items_of(content, **options):
    return documents_of(content, URL, feed_url=URL, **options).documents


def only(items, **options):
    (document,) = items_of(rss(items), **options)
    return document


def reasons_of(content):
    return [row.reason for row in documents_of(content, URL, feed_url=URL).rejects]
