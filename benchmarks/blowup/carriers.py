"""Where it stands: every field of every kind of record, page and feed, as the bytes of a file with its ending."""

import csv
import io
import json
from functools import partial
from html import escape
from typing import NamedTuple

from benchmarks.blowup import deliveries, trade
from benchmarks.blowup.content import Carrier, Content, file_of, in_template
from benchmarks.blowup.fillings import Filling, attribute_fillings, markup_fillings, repeated, text_fillings

TITLE = "Stadtrat beschließt den Bau der Brücke"
OPENING = "Der Stadtrat von Neustadt hat am Montag beschlossen, die alte Brücke über den Fluss zu sperren."
CLOSING = "Bürgermeisterin Karin Vogel sagte, die Arbeiten beginnen im Herbst und dauern zwei Jahre."
_ENGLISH = (
    "The council of the town decided on Monday that the old bridge across the river will be closed for two years."
)
_FIELDS = (
    *("title", "text", "url", "date", "authors", "source", "language", "id", "summary", "tags", "image", "updated"),
    *("html", "paywalled"),
)
_MARKDOWN = {
    "raw": f"# {TITLE}\n\n{OPENING}\n\n%\n\n{CLOSING}\n", "heading": f"# %\n\n{OPENING}\n",
    "quote": f"> %\n\n{OPENING}\n", "list": f"{OPENING}\n\n- %\n", "link": f"{OPENING} [%](https://a.example)\n",
    "target": f"{OPENING} [a](%)\n", "table": f"{OPENING}\n\n|a|b|\n|-|-|\n|%|b|\n", "code": f"{OPENING} `%`\n",
    "yaml": f"---\ntitle: %\n---\n{OPENING}\n", "yaml raw": f"---\n%\n---\n{OPENING}\n",
    "toml": f"+++\n%\n+++\n{OPENING}\n",
}  # fmt: skip
_RECORD = {"title": TITLE, "text": f"{OPENING}\n{CLOSING}", "url": "https://blatt.example/a", "date": "2024-05-12"}


class Shape(NamedTuple):
    """One thing that grows in one place."""

    carrier: str
    filling: str
    carry: Carrier
    fill: Filling

    def of(self, size: int) -> Content:
        """Return it with a filling of ``size`` bytes."""
        return self.carry(self.fill(size))


_JSON_LD_FIELDS = (
    *("author", "headline", "datePublished", "articleBody", "keywords", "publisher", "image", "url", "description"),
)
_JSON_FEED_FIELDS = (
    *("id", "url", "title", "content_html", "content_text", "summary", "image", "date_published", "language"),
)


def shapes() -> list[Shape]:
    """Return every carrier with everything that may stand in it."""
    found = _crossed(_text_carriers(), text_fillings())
    found += _crossed(_markup_carriers(), markup_fillings() | text_fillings())
    return found + _crossed(_attribute_carriers(), attribute_fillings())


def _crossed(carriers: dict[str, Carrier], fillings: dict[str, Filling]) -> list[Shape]:
    return [Shape(at, what, carry, fill) for at, carry in carriers.items() for what, fill in fillings.items()]


def _text_carriers() -> dict[str, Carrier]:
    """Return every place where text stands, escaped as the format has it."""
    return {
        **_loose_carriers(),
        **{f"markdown: {name}": partial(in_template, "md", text, str) for name, text in _MARKDOWN.items()},
        **_record_carriers(),
        **{f"html: {name}": partial(in_template, "html", text, escape) for name, text in _PAGES.items()},
        **{f"html: json-ld {name}": partial(_json_ld, name) for name in _JSON_LD_FIELDS},
        **_feed_carriers(),
        **_shared_carriers(),
        **trade.text_carriers(),
        **deliveries.text_carriers(),
    }


def _loose_carriers() -> dict[str, Carrier]:
    """Return the places that no field of a format holds."""
    return {
        "text: body": lambda x: file_of("txt", f"{TITLE}\n\n{OPENING}\n{x}\n{CLOSING}\n"),
        "text: in a sentence": lambda x: file_of("txt", f"{TITLE}\n\n{OPENING[:-1]} {x} {CLOSING}\n"),
        "text: english": lambda x: file_of("txt", f"Bridge closed\n\n{_ENGLISH}\n{x}\n{_ENGLISH}\n"),
        "text: title": lambda x: file_of("txt", f"{x}\n\n{OPENING}\n{CLOSING}\n"),
        "text: whole": lambda x: file_of("txt", x),
        "jsonl: broken": lambda x: file_of("jsonl", f"{json.dumps(_RECORD)}\n{x}\n{json.dumps(_RECORD)}\n"),
        "json: broken": lambda x: file_of("json", f"[{json.dumps(_RECORD)}, {x}, {json.dumps(_RECORD)}]"),
        "json: nested": lambda x: file_of("json", f'{{"data": {x}}}'),
        "csv: broken": lambda x: file_of("csv", f"title,text\n{TITLE},{x}\n{TITLE},{OPENING}\n"),
        "csv: header": lambda x: file_of("csv", f"title,text,{x}\n{TITLE},{OPENING},a\n"),
    }


def _record_carriers() -> dict[str, Carrier]:
    carriers: dict[str, Carrier] = {}
    for field in _FIELDS:
        carriers[f"json: {field}"] = partial(_json, field)
        carriers[f"csv: {field}"] = partial(_csv, field)
    carriers["json: authors listed"] = lambda x: file_of("json", json.dumps({**_RECORD, "authors": x.split("\n")}))
    return carriers


def _feed_carriers() -> dict[str, Carrier]:
    carriers: dict[str, Carrier] = {}
    for kind, templates in {"rss": _RSS, "atom": _ATOM, "sitemap": _SITEMAP}.items():
        for name, text in templates.items():
            carriers[f"{kind}: {name}"] = partial(in_template, "xml", text, escape)
    for name in _JSON_FEED_FIELDS:
        carriers[f"json feed: {name}"] = partial(_json_feed, name)
    carriers["json feed: tags"] = lambda x: _json_feed("tags", x.split(" "))
    carriers["json feed: author"] = lambda x: _json_feed("authors", [{"name": x}])
    return carriers


def _shared_carriers() -> dict[str, Carrier]:
    """Return every place whose text all items take over; there are the more of them the longer it is."""
    item, entry = "<item><title>Rat {n}</title></item>", "<entry><title>Rat {n}</title><link href='{n}'/></entry>"
    row = "Rat,Der Rat tagt.,a\n"
    texts = {
        "rss: title of many": ("xml", "<rss version='2.0'><channel><title>%</title>@</channel></rss>", item),
        "rss: language of many": ("xml", "<rss version='2.0'><channel><language>%</language>@</channel></rss>", item),
        "rss: site of many": ("xml", "<rss version='2.0'><channel><link>https://a.example/%</link>@</channel></rss>",
                              "<item><title>Rat</title><link>{n}</link></item>"),
        "atom: base of many": ("xml", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://a.example/%'>@</feed>",
                               entry),
        "atom: authors of many": ("xml", "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>%</name></author>@"
                                  "</feed>", entry),
        "csv: header of many": ("csv", 'title,text,"%"\n@', row),
    }  # fmt: skip
    return {name: partial(_with_many, *parts) for name, parts in texts.items()}


def _with_many(ending: str, template: str, item: str, text: str) -> Content:
    quoted = text.replace('"', "") if ending == "csv" else escape(text)
    start, end = template.split("@")
    return file_of(ending, f"{start.replace('%', quoted)}{repeated(item, len(text) // 20)}{end}")


def _markup_carriers() -> dict[str, Carrier]:
    """Return every place where markup stands as it is."""
    found: dict[str, Carrier] = {
        f"{ending}: {name}": partial(in_template, ending, text, str)
        for ending, texts in (("html", _RAW_PAGES), ("xml", _RAW_FEEDS))
        for name, text in texts.items()
    }
    found["json: markup"] = partial(_json, "html")
    found["page behind a feed"] = _page
    return found | trade.markup_carriers() | deliveries.markup_carriers()


def _attribute_carriers() -> dict[str, Carrier]:
    """Return start tags that something stands in."""
    feed = f"<rss version='2.0'%><channel%><item%><title>{TITLE}</title></item></channel></rss>"
    texts = {
        "html: tag": ("html", _page_with(body="<p%>a</p>")),
        "html: meta tag": ("html", _page_with("<meta%>")),
        "rss: tags": ("xml", feed),
    }
    return {name: partial(in_template, ending, text, str) for name, (ending, text) in texts.items()}


def _page_with(head: str = "", body: str = "") -> str:
    article = f"<article><h1>{TITLE}</h1><p>{OPENING}</p>{body}<p>{CLOSING}</p></article>"
    return f"<html><head>{head}</head><body>{article}</body></html>"


_RAW_PAGES = {
    "raw": _page_with(body="%"),
    "raw in p": f"<html><body><article><h1>{TITLE}</h1><p>{OPENING} % {CLOSING}</p></article></body></html>",
    "raw in head": _page_with("%"),
    "raw whole": "%",
}
_ITEM = f"<item><title>{TITLE}</title></item>"
_RAW_FEEDS = {
    "raw in rss": f"<rss version='2.0'><channel><title>Blatt</title>%{_ITEM}</channel></rss>",
    "raw in item": f"<rss version='2.0'><channel><item><title>{TITLE}</title>%</item></channel></rss>",
    "raw in atom": f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>{TITLE}</title>%</entry></feed>",
    "raw in sitemap": "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>%</urlset>",
    "raw in the prolog": f"<?xml version='1.0'?>%<rss version='2.0'><channel>{_ITEM}</channel></rss>",
    "raw in the doctype": f"<!DOCTYPE rss [%]><rss version='2.0'><channel>{_ITEM}</channel></rss>",
}


_PAGES = {
    "p": _page_with(body="<p>%</p>"), "h2": _page_with(body="<h2>%</h2>"), "li": _page_with(body="<ul><li>%</li></ul>"),
    "td": _page_with(body="<table><tr><td>%</td></tr></table>"),
    "figcaption": _page_with(body="<figure><img><figcaption>%</figcaption></figure>"),
    "pre": _page_with(body="<pre>%</pre>"), "link": _page_with(body='<p><a href="/a">%</a></p>'),
    "href": _page_with(body='<a href="%">a</a>'), "class": _page_with(body='<p class="%">a</p>'),
    "alt": _page_with(body='<img src="a" alt="%">'), "time": _page_with(body='<time datetime="%">%</time>'),
    "byline": _page_with(body='<p class="author">%</p>'), "comment": _page_with(body="<!-- % -->"),
    "script": _page_with("<script>%</script>"), "title": _page_with("<title>%</title>"),
    "meta author": _page_with('<meta name="author" content="%">'),
    "meta description": _page_with('<meta name="description" content="%">'),
    "meta charset": _page_with('<meta charset="%">'),
    "meta date": _page_with('<meta property="article:published_time" content="%">'),
    "site name": _page_with('<meta property="og:site_name" content="%">'),
    "canonical": _page_with('<link rel="canonical" href="%">'),
    "robots": _page_with('<meta name="robots" content="%">'),
    "headline": f"<html><body><article><h1>%</h1><p>{OPENING}</p></article></body></html>",
    "lang": f'<html lang="%"><body><p>{OPENING}</p></body></html>',
}  # fmt: skip


def _item(inner: str, channel: str = "") -> str:
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:media="http://search.yahoo.com/mrss/"'
    )
    return f'<rss version="2.0" {spaces}><channel>{channel}<item><title>{TITLE}</title>{inner}</item></channel></rss>'


_RSS = {
    "title": _item("").replace(TITLE, "%"), "channel title": _item("", "<title>%</title>"),
    "channel language": _item("", "<language>%</language>"), "ttl": _item("", "<ttl>%</ttl>"),
    "link": _item("<link>%</link>"), "guid": _item("<guid>%</guid>"),
    "description": _item("<description>%</description>"), "content": _item("<content:encoded>%</content:encoded>"),
    "author": _item("<author>%</author>"), "creator": _item("<dc:creator>%</dc:creator>"),
    "category": _item("<category>%</category>"), "date": _item("<pubDate>%</pubDate>"),
    "enclosure": _item('<enclosure url="%" type="image/png"/>'),
    "media": _item('<media:content url="%" medium="image"><media:credit>%</media:credit></media:content>'),
    "source": _item('<source url="%">%</source>'),
}  # fmt: skip


def _entry(inner: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Blatt</title><entry><title>{TITLE}</title>{inner}</entry></feed>'


_ATOM = {
    "id": _entry("<id>%</id>"), "link": _entry('<link href="%"/>'), "updated": _entry("<updated>%</updated>"),
    "author": _entry("<author><name>%</name></author>"), "content": _entry('<content type="html">%</content>'),
    "xhtml": _entry('<content type="xhtml"><div>%</div></content>'), "summary": _entry("<summary>%</summary>"),
    "category": _entry('<category term="%"/>'), "base": _entry('<content xml:base="%" type="html">a</content>'),
}  # fmt: skip


def _url(inner: str) -> str:
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return f"<urlset {spaces}><url><loc>https://blatt.example/a</loc>{inner}</url></urlset>"


_SITEMAP = {
    "loc": _url("").replace("https://blatt.example/a", "%"), "lastmod": _url("<lastmod>%</lastmod>"),
    "title": _url("<news:news><news:title>%</news:title></news:news>"),
    "keywords": _url("<news:news><news:keywords>%</news:keywords></news:news>"),
}  # fmt: skip


def _json(field: str, text: str) -> Content:
    return file_of("json", json.dumps({**_RECORD, field: text} if field != "html" else {"title": TITLE, "html": text}))


def _csv(field: str, text: str) -> Content:
    record = {**_RECORD, field: text} if field != "html" else {"title": TITLE, "html": text}
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerows([record.keys(), record.values()])
    return file_of("csv", table.getvalue())


def _json_ld(name: str, text: str) -> Content:
    stated = json.dumps({"@type": "NewsArticle", "headline": TITLE, name: text}).replace("<", "\\u003c")
    return file_of("html", _page_with(f'<script type="application/ld+json">{stated}</script>'))


def _json_feed(name: str, value: object) -> Content:
    item = {"id": "1", "title": TITLE, "content_text": f"{OPENING}\n{CLOSING}", name: value}
    return file_of(
        "json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Blatt", "items": [item]})
    )


def _page(markup: str) -> Content:
    feed = _item("<link>https://blatt.example/a</link>")
    return Content("xml", feed.encode(), _page_with(body=markup).encode())


ORDINARY = (
    file_of("txt", f"{TITLE}\n\n{OPENING}\n{CLOSING}\n"),
    file_of("txt", f"Bridge closed\n\n{_ENGLISH}\n"),
    file_of("md", f"# {TITLE}\n\n{OPENING}\n"),
    _json("text", OPENING),
    _page(f"<p>{OPENING}</p>"),
)
"""One of each kind, with nothing grown in it."""
