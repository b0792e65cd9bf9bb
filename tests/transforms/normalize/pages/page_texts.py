"""Pages of made-up text, and what is read of them."""

import datetime as dt

from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
FERRY = [
    "Die Fähre nach Sandholm fährt ab Pfingsten wieder, teilte der Hafenmeister am Donnerstag mit.",
    "Zwei Jahre lang hatte das Schiff in der Werft gelegen, weil Ersatzteile für die alte Maschine fehlten.",
    "Der Fahrplan sieht sechs Überfahrten am Tag vor, im Juli und August sollen es acht werden.",
]
LIBRARY = [
    "Die Bücherei am Markt öffnet künftig auch am Sonntag, beschloss der Ausschuss für Kultur.",
    "Ehrenamtliche übernehmen die Aufsicht, ausgeliehen wird an einem Automaten neben dem Eingang.",
    "Andere Städte der Region haben mit dem Versuch gute Erfahrungen gemacht, heißt es im Antrag.",
]
OPINION = "Das Schiff ist viel zu teuer, die Brücke hätte man längst bauen können, meint {}."
CONSENT = (
    "Wir verwenden gemeinsam mit {} Partnern Cookies, um Anzeigen auszuspielen. Ihre Zustimmung ist freiwillig und "
    "kann jederzeit in der Datenschutzerklärung widerrufen werden."
)


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body, head=""):
    head = f"<meta charset='utf-8'><title>Blatt</title>{head}"
    return f"<!DOCTYPE html><html lang='de'><head>{head}</head><body>{body}</body></html>"


def read(body, head=""):
    content = page(body, head).encode()
    return normalize(Document("file:///a.html", None, "text/html", content, "utf-8"), SETTINGS)


def body_of(body, head=""):
    found = read(body, head)
    assert isinstance(found, Article), found
    return found.body.split("\n")
