"""The page's own furniture: advertisement marks, buttons, menus, share bars, lists of topics."""

import re

from newsmill.transforms.normalize.roles.page import Page
from newsmill.transforms.normalize.roles.rule import rule

_AD = re.compile(
    r"[-–—\[(*\s]{0,4}(?:anzeige|werbung|advertisements?|sponsored(?: content)?|advertorial|ad|"
    r"anzeigensonderveröffentlichung|(?:advertisement\s?[-–—]\s?)?(?:story|article) continues (?:below|"
    r"after)(?: (?:this |the )?advertisement)?)[-–—\])*\s:]{0,4}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Anzeige",
    spares="Anzeige gegen Unbekannt",
    words=(
        "anzeige werbung advertisement advertisements sponsored advertorial ad anzeigensonderveröffentlichung continues"
    ),
    max_chars=110,
)
def advertisement_mark(page: Page, ix: int) -> bool:
    """The word that marks an advertisement, alone on its line or with the advertisement's headline."""
    line = page.lines[ix]
    return bool(_AD.fullmatch(line.text)) or (bool(_AD_LABEL.match(line.text)) and line.text[-1] != ".")


_AD_LABEL = re.compile(r"(?:anzeige|werbung|advertisement|sponsored)\s?[:|]\s", re.IGNORECASE)
_BUTTONS = frozenset(
    " ".join(label.split())
    for label in """
    zur startseite|zurück zur startseite|startseite|home|teilen|artikel teilen|beitrag teilen|merken|artikel
    merken|drucken|artikel drucken|
    seite drucken|kommentieren|kommentare|kommentare anzeigen|alle kommentare anzeigen|kommentare lesen|zu den
    kommentaren|kommentar schreiben|
    artikel anhören|diesen artikel anhören|mehr anzeigen|share on facebook|share on twitter|share on x|share on
    whatsapp|share via email|diskutieren sie mit|mitdiskutieren|lädt|lädt...|wird geladen|loading|vorlesen|artikel
    vorlesen|jetzt anhören|feedback|feedback senden|fehler melden|leserbrief schreiben|per mail teilen|
    per e-mail teilen|per whatsapp teilen|auf facebook teilen|auf twitter teilen|auf x teilen|link kopieren|url
    kopieren|weiterempfehlen|
    mehr anzeigen|weniger anzeigen|alle anzeigen|mehr laden|weitere anzeigen|weiterlesen|jetzt lesen|zum artikel|zum
    video|zum liveticker|
    zum newsletter|jetzt abonnieren|abonnieren|anmelden|registrieren|einloggen|login|log in|sign in|sign
    up|subscribe|subscribe now|share|
    share this|share this article|share this story|share article|share full article|tweet|pin it|print this
    article|save|save for later|
    comments|view comments|show comments|leave a comment|join the conversation|read more|show more|load more|see
    more|listen to this article|
    listen|copy link|follow|follow us|back to top|nach oben|zurück nach oben|zum seitenanfang|video abspielen|audio
    abspielen|play video|
    watch live|live ansehen|skip to content|zum inhalt springen|inhaltsverzeichnis anzeigen|quiz starten|jetzt
    abstimmen|
    sie sind hier|menü|menu|impressum|datenschutz|datenschutzerklärung|privacy policy|terms of use|
    all rights reserved|alle rechte vorbehalten|give this article|gift article|schriftgröße|textgröße|in app
    öffnen|open in app|
    zur merkliste hinzufügen|merkliste|artikel in der app öffnen|feedback an die redaktion|kommentar absenden|
    bilderstrecke|bildergalerie|fotostrecke|plus|bereits registriert? zum login|zum login|
    zur anmeldung|zum abo|zum abonnement|jetzt newsletter abonnieren|newsletter abonnieren|
    video laden|app herunterladen|jetzt app herunterladen|ende der anzeige|
    push-nachrichten aktivieren|push-benachrichtigungen aktivieren|push-mitteilungen aktivieren|
    bookmark|per e-mail versenden|email this article to a friend|email this article|e-mail this article|nächste seite|
    vorherige seite|auf einer seite lesen|twittern|copied|kopiert|link kopiert|
    zurück zur übersicht|zur übersicht|zur themenseite|zur rubrik|zum ressort|nächster artikel|vorheriger artikel|
    nächster beitrag|vorheriger beitrag|kommentar verfassen|kommentar hinterlassen|schreiben sie einen kommentar|
    schreibe einen kommentar|kommentar abgeben|artikel versenden|artikel kommentieren|diesen artikel teilen|
    diesen beitrag teilen|teilen sie diesen artikel|jetzt teilen|zum podcast|zur bildergalerie|zur fotostrecke|
    zur bilderstrecke|hier geht es zur bildergalerie|hier geht's zur bildergalerie|hier geht es zum video|
    zur vollständigen version|zur vollversion|mehr erfahren|mehr infos|mehr informationen|hier klicken|artikel lesen|
    ganzen artikel lesen|zum vollständigen artikel|zum e-paper|e-paper|zur mediathek|zum archiv|karte anzeigen|
    beitrag drucken|als pdf speichern|original anzeigen|zum original|cookie-einstellungen|agb|kontakt und impressum|
    nutzungsbedingungen|print|print this page|next article|previous article|next story|previous story|next post|
    previous post|add a comment|post a comment|email this article|email this|enable notifications|skip advertisement|
    see all|view all|view more|view gallery|watch video|watch the video|read full article|read full story|full story|
    read the full article|report a typo|report an error|report this ad|contact us|about us|terms and conditions|
    subscribers only|premium content|exclusive content|artikel empfehlen|artikel weiterempfehlen|
    kommentieren sie diesen artikel|jetzt kommentieren|beitrag kommentieren
    """.lower().split("|")
)


_LEADS = frozenset({"read more", "weiterlesen", "mehr lesen", "see more", "listen"})
"""Labels that with a colon lead to what stands below."""


@rule(
    "promo",
    trips="Zur Startseite",
    spares="Zur Startseite der Rallye kamen 300 Menschen.",
    max_chars=60,
)
def button_of_page(page: Page, ix: int) -> bool:
    """The label of a button or menu entry of the page: share, print, comments, home.

    The whole line must be that label.
    """
    line = page.lines[ix]
    if _COUNTED.fullmatch(line.lower):
        return True
    if line.text[-1] == ":" and line.lower.rstrip(" :") in _LEADS:
        return False
    if "|" in line.text and all(part.strip() in _BUTTONS for part in line.lower.split("|")):
        return True
    return (
        line.lower.rstrip(" .…:>»›→↓") in _BUTTONS and not (line.ends and line.text[-1] in "?!") and not line.continues
    )


_NUMBER = re.compile(r"\d{1,4}|[-–—•·|]")


@rule(
    "promo",
    trips="Brücke gesperrt\n> 12\nDie Stadt hat die alte Brücke gesperrt.",
    spares="Drei Fragen\n> 1\nWas ist mit der Brücke?\n2\nWann wird sie offen sein?",
    max_chars=4,
)
def number_alone(page: Page, ix: int) -> bool:
    """A number or a dash alone among the first lines: how often something was shared. Numbered parts are several."""
    if not page.near_top(ix, 6) or not _NUMBER.fullmatch(page.lines[ix].text):
        return False
    return sum(len(line.text) <= 4 and line.text.isdigit() for line in page.lines) <= 1


_COUNTED = re.compile(
    r"(?:\d{1,3} (?:bilder|fotos|photos)|(?:bild |foto |seite |page |página |pagina )?\d{1,3} ?(?:/|von|of|sur|de|"
    r"di|van) ?\d{1,3}|"
    r"\d{1,5} (?:kommentare?|comments?)|(?:kommentare?|comments?|diskussion|leserkommentare) ?\(?\d{1,5}\)?|"
    r"(?:listen|anhören|vorlesen) ?\(\d{1,3} ?min(?:uten|utes|\.)?\)|"
    r"verpassen sie (?:keine|kein|nichts)\b[^.!?,]{0,30}[.!]?|fehler (?:gefunden|entdeckt)\?.{0,60}|(?:get|"
    r"download|try) (?:the|our) [\w' -]{0,30}app)",
    re.IGNORECASE,
)
NETWORKS = frozenset({
    "facebook", "twitter", "x", "whatsapp", "linkedin", "xing", "pinterest", "flipboard", "pocket", "telegram",
    "reddit", "instagram", "messenger", "email", "e-mail", "mail", "print", "drucken", "threads", "bluesky",
    "mastodon", "tumblr", "youtube", "tiktok", "rss", "copy", "link", "threema", "signal",
})  # fmt: skip
"""Networks, and other ways to share, in lower case."""
NETWORK_WORDS = " ".join(sorted(network for network in NETWORKS if network.isalnum()))


@rule(
    "promo",
    trips="Teilen\n> Facebook\n> WhatsApp\n> E-Mail",
    spares="Was nutzen Sie am liebsten?\n> Facebook\nUnd warum?",
    words=NETWORK_WORDS,
    max_chars=20,
    neighbours=True,
)
def share_bar(page: Page, ix: int) -> bool:
    """The name of a network in a row of share buttons: beside another button or another network's name."""
    return _is_network(page, ix) and any(
        page.role(near) == "promo" or _is_network(page, near) for near in (ix - 1, ix + 1)
    )


def _is_network(page: Page, ix: int) -> bool:
    line = page.at(ix)
    return line is not None and len(line.text) <= 20 and line.lower in NETWORKS


_TAGS = re.compile(
    r"(?:schlagw(?:orte?|örter)|stichw(?:orte?|örter)|tags?|themen|topics?|keywords|filed under|more on|"
    r"more about|mehr zu(?: den themen)?|ressorts?|rubrik|kategorien?|categor(?:y|ies)|tagi|etiquetas|"
    r"mots[- ]clés|thèmes|temas|temi|trefwoorden|sur le même thème)\s?:\s?[^.!?]{2,300}|posted in [^.!?:]{2,60}",
    re.IGNORECASE,
)


_LINKS = re.compile(
    r"(?:zu|zum|zur|weitere|mehr|alle|auch|ressorts|regionen|orte|themen|more|all)\b[^\d|:.!?]{0,60}:\s?"
    r"[^\d|:.!?]{2,40}(?:\s?\|\s?[^\d|:.!?]{2,40}){2,30}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Zu den Bezirken: Altstadt | Hafen | Uferviertel | Neustadt",
    spares="Tore: 1:0 Muster (12.) | 2:0 Beispiel (40.) | 2:1 Probe (88.)",
    words="zu zum zur weitere mehr alle auch ressorts regionen orte themen more all",
    max_chars=420,
)
def row_of_links(page: Page, ix: int) -> bool:
    """A label and a row of names with bars between: links to other pages."""
    line = page.lines[ix]
    return "|" in line.text and bool(_LINKS.fullmatch(line.text))


@rule(
    "promo",
    trips="Schlagworte: Hafen, Brücke, Musterstadt",
    spares="Themen: Die Brücke wird teurer. Der Hafen bleibt.",
    words=(
        "schlagworte schlagwort schlagwörter stichworte stichwort stichwörter tag tags themen topic topics "
        "keywords filed more mehr ressort ressorts rubrik kategorie kategorien category categories "
        "posted tagi etiquetas mots thèmes temas temi trefwoorden thème"
    ),
    max_chars=320,
)
def tag_list(page: Page, ix: int) -> bool:
    """A labelled list of topics that the page links to."""
    line = page.lines[ix]
    return bool(_TAGS.fullmatch(line.text)) and not line.continued


_TOPICS = frozenset({"themen", "schlagwörter", "schlagworte", "stichwörter", "stichworte", "tags", "topics"})
TOPICS_FOOT = 14
"""Lines at the end of a text that its list of topics stands in."""
TOPIC_CHARS = 40


@rule(
    "promo",
    trips="Die Brücke steht.\nTHEMEN\n> Hafen\n> Brücken in Musterstadt",
    spares="THEMEN\n> Hafen\nDer Rat sprach am Montag über Hafen und Brücke, mehr nicht.",
    max_chars=TOPIC_CHARS,
    neighbours=True,
)
def topics_at_foot(page: Page, ix: int) -> bool:
    """The heading `Themen` with which a text ends, and the short lines below it."""
    if ix == 0 or not page.near_foot(ix, TOPICS_FOOT):
        return False
    heading = next((at for at in range(ix, 0, -1) if page.lines[at].lower.rstrip(" :") in _TOPICS), None)
    if heading is None or heading == len(page.lines) - 1:
        return False
    return all(len(line.text) <= TOPIC_CHARS and not line.ends for line in page.lines[heading + 1 :])
