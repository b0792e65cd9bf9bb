"""Pages of made-up text that say something of their article, and what is read of them."""

import datetime as dt
import json

from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 10, 12, tzinfo=dt.UTC))
TITLE = "Leuchtturm bekommt neues Licht"
TEXT = [
    "Der alte Leuchtturm an der Nordmole bekommt im Sommer ein neues Licht, wie das Hafenamt am Dienstag mitteilte.",
    "Die Lampe aus dem Jahr 1931 hatte im Winter mehrmals versagt, und Ersatzteile sind nicht mehr zu bekommen.",
    "Das neue Licht braucht nach Angaben des Amtes ein Zehntel des Stroms und ist dennoch weiter zu sehen.",
    "Kapitäne hatten darum gebeten, die Farbe nicht zu ändern, damit die Einfahrt bei Nacht gleich bleibt.",
]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT)
TIME = '<time datetime="2026-04-21T08:15:00+02:00">21. April 2026, 8:15 Uhr</time>'
AT = dt.datetime(2026, 4, 21, 6, 15, tzinfo=dt.UTC)


def read(body: str, head: str = "", url: str | None = None) -> Article:
    title = "" if "<title>" in head else "<title>Seite</title>"
    page = f'<!doctype html><html lang="de"><head>{title}{head}</head><body>{body}</body></html>'
    document = Document("file:///a.html", "", "text/html", page.encode(), "utf-8", url=url)
    found = normalize(document, SETTINGS)
    assert isinstance(found, Article), found
    return found


def article(above: str = "", below: str = "", heading: str = f"<h1>{TITLE}</h1>") -> str:
    return f"<main><article>{above}{heading}{below}{PARAGRAPHS}</article></main>"


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


SITE = '<meta property="og:site_name" content="Hafenkurier">'


def plain(text: str, **fields: object) -> Article:
    found = normalize(Document("file:///a.txt", None, "text/plain", text.encode(), "utf-8", **fields), SETTINGS)
    assert isinstance(found, Article), found
    return found
