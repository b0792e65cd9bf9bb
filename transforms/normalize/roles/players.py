"""What players, paywalls and embedded boxes leave behind: running times, switches, calls for a click."""

import re

from newsmill.transforms.normalize.roles.buttons import NETWORK_WORDS, NETWORKS
from newsmill.transforms.normalize.roles.page import Page
from newsmill.transforms.normalize.roles.rule import rule

_SWITCH = re.compile(
    r"[\"']?[a-z]{2,20}(?:[A-Z_][A-Za-z]{1,20}){1,4}[\"']?\s?[:=]\s?(?:true|false|null|undefined|"
    r"\d{1,6}|[\"'][^\"']{0,40}[\"'])[,;]?"
)
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_LENGTH = re.compile(
    rf"(?:(?:video|audio|podcast|dauer|länge|laufzeit|duration|length|spieldauer)\s?[:|"
    rf"·-]?\s?)?(?:{_TIME}\s?(?:min(?:uten|\.)?|"
    rf"minutes?|std\.?)|{_TIME}\s?/\s?{_TIME})\.?|(?:video|audio|podcast|dauer|laufzeit|duration)\s?[:|·-]?\s?{_TIME}",
    re.IGNORECASE,
)
_PLAYER = re.compile(
    r"(?:(?:\d|ein|zwei|one|two) klicks? für (?:mehr |den )?datenschutz\b.{0,160}|erst wenn sie hier klicken\b.{0,200}|"
    r"(?:der |das |die )?(?:player|video|audio|inhalt|element|umfrage|grafik|karte) "
    r"(?:wird geladen|lädt|konnte nicht geladen werden|"
    r"ist (?:leider |derzeit )?nicht (?:mehr )?verfügbar)\W{0,4}|(?:dieses video|this video) (?:ist|is) (?:leider )?"
    r"(?:nicht (?:mehr )?verfügbar|unavailable|not available|no longer available)\W{0,3}|"
    r"ihr browser unterstützt .{2,80}|"
    r"(?:dieser|der) (?:text|artikel|beitrag) wurde (?:von|mit) (?:einer |hilfe )?(?:künstlichen?|künstlicher|"
    r"synthetischen|computergenerierten|automatischen) (?:stimme|intelligenz|ki) (?:vertont|vorgelesen|eingesprochen)"
    r"\W{0,2}|"
    r"your browser does not support .{2,80}|(?:zum )?abspielen(?: bitte)? (?:hier )?klicken\W{0,2}|"
    r"(?:video|audio|podcast) (?:abspielen|pausieren|stoppen|anhören|ansehen|anschauen|einbetten)|"
    r"(?:ton|untertitel|autoplay|vollbild(?:modus)?) (?:an|aus|ein|einschalten|ausschalten|beenden)|embed(?: code)?|"
    r"einbetten|einbettungscode|transkript(?: anzeigen)?|wiedergabe (?:starten|stoppen)|play(?: again)?|pause|unmute|"
    r"mute)",
    re.IGNORECASE,
)
_SHOP = re.compile(
    r"(?:(?:hier|jetzt|direkt|gleich|online|im shop|bei amazon|im handel)[ ,]){1,2}(?:bestellen|kaufen|vorbestellen|"
    r"reservieren|"
    r"shoppen)\W{0,3}|(?:zum|zur) (?:shop|angebot|bestellung|ticketshop|buch|produkt)\W{0,3}|(?:angebot|preis|"
    r"deal) ansehen\W{0,2}|"
    r"(?:buy|order|shop|pre-?order) (?:now|here|on amazon)\W{0,2}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="showPaywall: false",
    spares="Ergebnis: falsch",
    max_chars=80,
)
def switch_of_page(page: Page, ix: int) -> bool:
    """A switch of the page's program that was left in its text."""
    return bool(_SWITCH.fullmatch(page.lines[ix].text))


@rule(
    "promo",
    trips="02:57 Min.",
    spares="Siegerzeit: 02:57 Minuten über alle Hürden.",
    max_chars=40,
)
def running_time(page: Page, ix: int) -> bool:
    """How long a film or a recording runs, alone on its line."""
    return bool(_LENGTH.fullmatch(page.lines[ix].text))


@rule(
    "consent",
    trips="Ein Klick für den Datenschutz",
    spares="Ein Klick für den Datenschutz reicht nicht, sagte die Beauftragte.",
    words=(
        "umfrage grafik karte "
        "klick klicks klicken player video audio inhalt element browser abspielen podcast ton untertitel "
        "autoplay vollbild vollbildmodus embed einbetten einbettungscode transkript wiedergabe play pause unmute mute "
        "vertont vorgelesen eingesprochen"
    ),
    max_chars=240,
)
def control_of_player(page: Page, ix: int) -> bool:
    """What a player or an embedded box says to the reader: a click for data protection, play, cannot be loaded."""
    line = page.lines[ix]
    return bool(_PLAYER.fullmatch(line.text)) and "sagte" not in line.tokens


@rule(
    "promo",
    trips="Hier bestellen.",
    spares="Hier bestellen die Fischer ihr Frühstück.",
    words=(
        "bestellen kaufen vorbestellen reservieren shoppen shop angebot bestellung ticketshop buch produkt ansehen buy "
        "order preorder pre"
    ),
    max_chars=50,
)
def button_of_shop(page: Page, ix: int) -> bool:
    """The button below the advertisement of a book or a product."""
    return bool(_SHOP.fullmatch(page.lines[ix].text))


_BOOK = re.compile(
    r"(?:buchtipp|lesetipp|buchempfehlung|literaturtipp|literaturhinweis)\s?[:|]\s?.{5,250}"
    r"(?:\d (?:euro|eur)\b|€|\bisbn\b|\d seiten\b).{0,80}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Buchtipp: Mara Beispiel: „Am Hafen“, Musterverlag, 24 Euro. Hier bestellen.",
    spares="Buchtipp: Wer den Hafen liebt, der lese den Roman von Mara Beispiel.",
    words="buchtipp lesetipp buchempfehlung literaturtipp literaturhinweis",
    max_chars=380,
)
def book_advert(page: Page, ix: int) -> bool:
    """The advertisement of a book, with its price or its number of pages."""
    return bool(_BOOK.fullmatch(page.lines[ix].text))


_BROADCAST = re.compile(
    r"(?:über dieses thema berichte\w{1,2} .{3,160} am \d{1,2}\..{3,40}|"
    r"(?:dieses thema im programm|über dieses thema berichte\w{1,2}|sendung|sendetermin|ausstrahlung)\s?:?\s.{3,160}"
    r"(?:\d{1,2}[.:]\d{2} ?uhr|\d{1,2}\.\d{1,2}\.\d{2,4}))(?: in (?:der|den|dem) [^.!?]{3,60})?\W{0,2}|"
    r"verfügbar bis(?: zum)? \d{1,2}\.\s?[\w.]{1,10}\s?\d{2,4}\W{0,2}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Dieses Thema im Programm: Hafenfunk 1 | Regional | 03.03.2026 | 17:30 Uhr",
    spares="Sendung um Sendung sah sie am 03.03.2026 zu.",
    words="thema sendung sendetermin ausstrahlung verfügbar",
    max_chars=220,
)
def note_on_broadcast(page: Page, ix: int) -> bool:
    """When the broadcast was that the article belongs to, or until when its film can be seen."""
    return bool(_BROADCAST.fullmatch(page.lines[ix].text))


_SHARING = frozenset([
    "teilen", "share", "auf", "on", "via", "kommentare", "kommentieren", "kommentar", "merken", "vorlesen", "anhören",
    "feedback",
])  # fmt: skip


@rule(
    "promo",
    trips="Facebook Twitter WhatsApp E-Mail",
    spares="Facebook und Twitter löschen Millionen Konten",
    words=NETWORK_WORDS,
    max_chars=120,
)
def row_of_networks(page: Page, ix: int) -> bool:
    """A line of nothing but the names of networks: share buttons glued together."""
    words = page.lines[ix].lower.replace("|", " ").replace(",", " ").split()
    return len(words) > 1 and not NETWORKS.isdisjoint(words) and all(word in NETWORKS | _SHARING for word in words)
