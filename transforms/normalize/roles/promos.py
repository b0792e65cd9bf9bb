"""Promotion: newsletters, apps, subscriptions, social networks, advertisements, and the page's own buttons."""

import re

from transforms.normalize.roles.page import Line, Page
from transforms.normalize.roles.rule import rule

PROMO_CHARS = 450
"""Newsletter boxes are shorter than this."""

PROMO_SHARE = 0.5
"""Share of a line that must be promotion; what is mixed stays, since lines are never split."""

_CALL = re.compile(
    r"\b(?:verpassen sie|verpasse|abonnieren(?: sie)?|abonniere|melden sie sich|melde dich|registrieren sie sich|"
    r"jetzt (?:[\w-]+ ){0,3}(?:anmelden|abonnieren|registrieren|bestellen|testen|ausprobieren|herunterladen|downloaden|folgen|sichern|lesen)|"
    r"hier (?:[\w-]+ ){0,2}(?:anmelden|abonnieren|registrieren|bestellen|herunterladen)|(?:holen|sichern) sie sich|"
    r"(?:erhalten|bekommen|behalten|verfolgen|abonnieren|bestellen|folgen|lesen|hören|laden|tragen|finden|begleiten|erfahren) sie|"
    r"(?:geht es|geht's|gehts|kommen sie|klicken sie) (?:hier |direkt )?(?:zur?|zum|hier|auf)\b|(?:zur|kostenlose|unverbindliche) anmeldung|"
    r"anmeldung (?:unter|hier|auf)|(?:informieren|versorgen|halten|bringen|begleiten) wir (?:sie|euch|dich)|"
    r"(?:empfehlen|schicken|senden|liefern) wir ihnen|bleiben sie (?:informiert|auf dem laufenden)|folge(?:n sie)? (?:uns|der|dem)|"
    r"sie (?:hier |unter [\w./-]+ |sich |unsere[nr]? ){0,3}(?:[\w -]{0,60}?)(?:abonnieren|bestellen|anmelden|herunterladen)|"
    r"sign up|signup|subscribe|get (?:our|the|your|more|all|a|daily|breaking)|join (?:our|us|the)|follow (?:us|our|the|@)|"
    r"download (?:our|the)|stay (?:informed|up to date|ahead|on top)|enter your e-?mail|like us|find us|register (?:now|here|for)|"
    r"(?:click|tap) here|support (?:us|our)|donate|unterstützen sie|never miss|catch up|keep up)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:[\w-]*newslettern?s?|morgenlage|briefings?|[\w-]*podcasts?|(?:whatsapp|telegram|youtube)-?(?:kanal|channel)|kanal|"
    r"push-?(?:nachrichten|mitteilungen|benachrichtigungen|dienst)|(?:unsere[rn]? (?:\w+ )?|die |der |our |the |\w+-)apps?|app store|google play|"
    r"notifications|e-?mail alerts?|(?:breaking )?news emails?|alerts|e-?paper|probeabo|[\w-]*abo(?:s|nnements?)?|subscription|rss-feed|"
    r"(?:live|news)-?(?:blogs?|ticker)|uns auf|us on|[A-ZÄÖÜ]\w{1,15}[ -](?:plus|premium|digital))\b|"
    r"\b(?:t|f|z|m|h|w|g|rp|sz|nzz|lz|ln|ksta|ostsee)\+",
    re.IGNORECASE,
)
_DELIVERY = re.compile(
    r"\b(?:per e-?mail|e-?mail-adresse|e-?mail (?:address|updates?)|postfach|inbox|whatsapp|telegram|facebook|twitter|instagram|youtube|tiktok|"
    r"linkedin|threads|mastodon|bluesky)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:kostenlos\w*|gratis|unverbindlich|for free|free|täglich|wöchentlich|every (?:day|morning|week|weekday|monday|friday|sunday)|daily|weekly|"
    r"jeden (?:tag|morgen|abend|werktag|mon|diens|donners|frei|sams|sonn|mittwoch)\w*|delivered|direkt in|straight to|right to|redaktion|"
    r"das wichtigste|(?:die|alle) (?:wichtig\w+|aktuell\w+|neuest\w+) \w+|keine neuigkeit|nichts mehr|best (?:stories|of)|latest news|"
    r"breaking news|(?:top|latest|big|biggest) (?:stories|headlines)|unser\w*|our|ausgewählte|auf ihr handy|überblick)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"[„»“\"][^„»“”«\"]{41,}[“«”\"]|[„»“\"][^„»“”«\"]{2,40}[.!?,][“«”\"]|"
    r"\b(?:sagte|sagten|sagt|erklärte|schrieb|schreibt|teilte|heißt es|hieß es|sagen|rät|raten|warnt|laut|zufolge|said|told|wrote|says|according)\b",
    re.IGNORECASE,
)


_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_INSERT = re.compile(r"\[[^\[\]]*\]")


def is_promo_text(line: Line) -> bool:
    """Tell whether the line calls on the reader to take a newsletter, an app, a subscription or a channel."""
    text = line.text if line.text[0] == "[" else _INSERT.sub("", line.text)
    if len(line.text) > PROMO_CHARS or _REPORTED.search(text):
        return False
    if not _CALL.search(text) or not (_OWN.search(text) or _DELIVERY.search(text)):
        return False
    offers = len({found[0].lower() for found in _OFFER.finditer(text)})
    if offers < 2 and not (_OWN.search(text) and (offers or len(text) <= 90)):
        return False
    return text[0] == "[" or _promoting_share(text) >= PROMO_SHARE


def _promoting_share(text: str) -> float:
    """Return the share of characters in sentences that promote: a lead with a newsletter's link behind it is body."""
    sentences = _SENTENCE.split(text)
    promoting = sum(len(each) for each in sentences if _CALL.search(each) or _OWN.search(each) or _DELIVERY.search(each) or _OFFER.search(each))
    return promoting / max(1, sum(map(len, sentences)))


@rule(
    "promo",
    trips="Alles über den Hafen: Abonnieren Sie unseren Newsletter, kostenlos und jeden Montag per E-Mail.",
    spares="Die Stadt verschickt jeden Montag kostenlos einen Newsletter per E-Mail an 3000 Haushalte.",
    words="verpassen verpasse abonnieren abonniere melden melde registrieren jetzt hier holen sichern erhalten bekommen behalten verfolgen bleiben "
    "laden folgen folge lesen hören finden begleiten erfahren bestellen tragen anmeldung geht informieren versorgen halten bringen empfehlen "
    "schicken senden sign signup subscribe get join follow download stay enter like find register click tap support donate unterstützen never "
    "catch keep herunterladen",
    max_chars=PROMO_CHARS,
)
def call_to_subscribe(page: Page, ix: int) -> bool:
    """A line that addresses the reader, names a channel (newsletter, app, inbox, network) and makes an offer, quoting nobody."""
    return is_promo_text(page.lines[ix])


_PRODUCT = frozenset("newsletter briefing podcast app weekly daily morgenpost checkpoint alert alerts abo".split())


@rule(
    "promo",
    trips="> Musterstadt Weekly Newsletter\nVerpassen Sie nichts mehr. Kostenlos jeden Montag per E-Mail.",
    spares="> Streit um den Newsletter\nDer Rat will ihn einstellen.",
    words=" ".join(sorted(_PRODUCT)),
    max_chars=70,
    neighbours=True,
)
def heading_of_promo(page: Page, ix: int) -> bool:
    """The heading of a newsletter or podcast box: a short line with its name, above a line that calls on the reader."""
    line, below = page.lines[ix], page.at(ix + 1)
    if not line.head_like or len(line.tokens) > 8 or below is None:
        return False
    calls = len(below.text) <= PROMO_CHARS and bool(_CALL.match(below.text) and _OFFER.search(below.text)) and not _REPORTED.search(below.text)
    return page.role(ix + 1) == "promo" or calls


@rule(
    "promo",
    trips="> Erscheint montags um sieben Uhr früh, kostenlos.\nJetzt Newsletter abonnieren",
    spares="> Die Brücke bleibt gesperrt.\nJetzt Newsletter abonnieren",
    max_chars=250,
    neighbours=True,
)
def text_of_promo(page: Page, ix: int) -> bool:
    """The text of a newsletter box beside its heading or its button: it makes the offer, what stands beside it names the product."""
    text = page.lines[ix].text
    if not _OFFER.search(text) or _REPORTED.search(text):
        return False
    above, below = page.role(ix - 1) == "promo", page.role(ix + 1) == "promo"
    named = any(not _PRODUCT.isdisjoint(page.lines[near].tokens) for near, is_promo in ((ix - 1, above), (ix + 1, below)) if is_promo)
    return named and (bool(_CALL.search(text)) or bool(_FREE.search(text)))


_FREE = re.compile(r"\b(?:kostenlos\w*|gratis|free|for free|inbox|postfach|per e-?mail)\b", re.IGNORECASE)
_AD = re.compile(r"[-–—\[(*\s]{0,4}(?:anzeige|werbung|advertisements?|sponsored(?: content)?|advertorial|ad|anzeigensonderveröffentlichung|(?:advertisement\s?[-–—]\s?)?(?:story|article) continues (?:below|after)(?: (?:this |the )?advertisement)?)[-–—\])*\s:]{0,4}", re.IGNORECASE)


@rule(
    "promo",
    trips="Anzeige",
    spares="Anzeige gegen Unbekannt",
    words="anzeige werbung advertisement advertisements sponsored advertorial ad anzeigensonderveröffentlichung continues",
    max_chars=60,
)
def advertisement_mark(page: Page, ix: int) -> bool:
    """The word that marks an advertisement, alone on its line."""
    return bool(_AD.fullmatch(page.lines[ix].text))


_AFFILIATE = re.compile(
    r"\b(?:dieser (?:artikel|beitrag|text)|diesem (?:artikel|beitrag)|this (?:article|page|post)) .{0,60}affiliate|"
    r"\b(?:erhalten|bekommen|verdienen) wir .{0,60}provision|\bwir (?:erhalten|bekommen|verdienen) .{0,80}(?:provision|affiliate)|"
    r"\bwe (?:may )?(?:earn|receive|get|make) .{0,60}commission|affiliate-?links?\)?[.:]?$"
)


@rule(
    "promo",
    trips="*Dieser Artikel enthält Affiliate-Links.",
    spares="Der Händler verdient an Affiliate-Links rund acht Prozent.",
    words="affiliate provision provisionen commission",
    max_chars=PROMO_CHARS,
)
def affiliate_note(page: Page, ix: int) -> bool:
    """The note that the publisher earns by links in the article."""
    return bool(_AFFILIATE.search(page.lines[ix].lower)) and not _REPORTED.search(page.lines[ix].text)


_BUTTONS = frozenset(
    line.strip()
    for line in """
    zur startseite|zurück zur startseite|startseite|home|teilen|artikel teilen|beitrag teilen|merken|artikel merken|drucken|artikel drucken|
    seite drucken|kommentieren|kommentare|kommentare anzeigen|alle kommentare anzeigen|kommentare lesen|zu den kommentaren|kommentar schreiben|
    artikel anhören|diesen artikel anhören|mehr anzeigen|share on facebook|share on twitter|share on x|share on whatsapp|share via email|diskutieren sie mit|mitdiskutieren|lädt|lädt...|wird geladen|loading|vorlesen|artikel vorlesen|jetzt anhören|feedback|feedback senden|fehler melden|leserbrief schreiben|per mail teilen|
    per e-mail teilen|per whatsapp teilen|auf facebook teilen|auf twitter teilen|auf x teilen|link kopieren|url kopieren|weiterempfehlen|
    mehr anzeigen|weniger anzeigen|alle anzeigen|mehr laden|weitere anzeigen|weiterlesen|jetzt lesen|zum artikel|zum video|zum liveticker|
    zum newsletter|jetzt abonnieren|abonnieren|anmelden|registrieren|einloggen|login|log in|sign in|sign up|subscribe|subscribe now|share|
    share this|share this article|share this story|share article|share full article|tweet|pin it|print this article|save|save for later|
    comments|view comments|show comments|leave a comment|join the conversation|read more|show more|load more|see more|listen to this article|
    listen|copy link|follow|follow us|back to top|nach oben|zurück nach oben|zum seitenanfang|video abspielen|audio abspielen|play video|
    watch live|live ansehen|skip to content|zum inhalt springen|inhaltsverzeichnis anzeigen|quiz starten|jetzt abstimmen|
    sie sind hier|menü|menu|impressum|datenschutz|datenschutzerklärung|privacy policy|terms of use|
    all rights reserved|alle rechte vorbehalten|give this article|gift article|schriftgröße|textgröße|in app öffnen|open in app|
    bookmark|per e-mail versenden|twittern|copied|kopiert|link kopiert
    """.replace("\n", "").split("|")
)


@rule(
    "promo",
    trips="Zur Startseite",
    spares="Zur Startseite der Rallye kamen 300 Menschen.",
    max_chars=40,
)
def button_of_page(page: Page, ix: int) -> bool:
    """The label of a button or menu entry of the page: share, print, comments, home. The whole line must be that label."""
    line = page.lines[ix]
    if _COUNTED.fullmatch(line.lower):
        return True
    return line.lower.rstrip(" .…:>»›→↓") in _BUTTONS and not (line.ends and line.text[-1] in "?!") and not line.continues


_COUNTED = re.compile(r"(?:\d{1,5} (?:kommentare?|comments?)|(?:kommentare?|comments?|diskussion|leserkommentare) ?\(?\d{1,5}\)?|fehler (?:gefunden|entdeckt)\?.{0,60})", re.IGNORECASE)
_NETWORKS = frozenset(
    "facebook twitter x whatsapp linkedin xing pinterest flipboard pocket telegram reddit instagram messenger email e-mail mail print drucken "
    "threads bluesky mastodon tumblr youtube tiktok rss copy link threema signal".split()
)


@rule(
    "promo",
    trips="Teilen\n> Facebook\n> WhatsApp\n> E-Mail",
    spares="Was nutzen Sie am liebsten?\n> Facebook\nUnd warum?",
    words=" ".join(sorted(_NETWORKS)),
    max_chars=20,
    neighbours=True,
)
def share_bar(page: Page, ix: int) -> bool:
    """The name of a network in a row of share buttons: beside another button or another network's name."""
    return _is_network(page, ix) and any(page.role(near) == "promo" or _is_network(page, near) for near in (ix - 1, ix + 1))


def _is_network(page: Page, ix: int) -> bool:
    line = page.at(ix)
    return line is not None and len(line.text) <= 20 and line.lower in _NETWORKS


_BRACKETED = re.compile(r"[\[(](?P<inside>[^\[\]]{15,600})[\])]\.?")
_MAIL = re.compile(r"\b[\w.+-]{1,60}@[\w-]{1,60}\.\w{2,10}\b|\be-?mail\b|\bkommentarbereich\b|\bformular\b|\bcomments? section\b", re.IGNORECASE)
_FEEDBACK = re.compile(
    r"\b(?:schreiben|mailen|schicken|senden) sie (?:uns|mir|der redaktion|ihre?n?)|schreib(?:t)? uns|(?:ihre|eure) (?:meinung|fragen|anregungen|hinweise)|"
    r"(?:e-?mail|write|send us|let us know|get in touch|contact)(?: \w+){0,3} (?:us|to|at|your|with)\b|do you have (?:a (?:story|tip)|any)",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="[Alle wichtigen Nachrichten aus dem Hafen finden Sie in unserer App, die Sie hier herunterladen können.]",
    spares="[Die Autorin leitet das Institut für Hafenbau.]",
    max_chars=620,
)
def bracketed_promo(page: Page, ix: int) -> bool:
    """A whole line in square brackets that calls on the reader or names a newsletter, app, blog or subscription of the newsroom."""
    text = page.lines[ix].text
    found = _BRACKETED.fullmatch(text) if text[0] == "[" else None
    return bool(found) and bool(_CALL.search(text) or _OWN.search(text)) and not (_REPORTED.search(text) and not _CALL.search(text))


@rule(
    "promo",
    trips="Haben Sie Fragen oder Anregungen? Schreiben Sie uns: hafen@example.org",
    spares="Die Behörde bat um Hinweise per E-Mail an hafen@example.org.",
    words="schreiben mailen schicken senden schreib schreibt ihre eure email write send let get contact do you",
    max_chars=260,
)
def call_for_feedback(page: Page, ix: int) -> bool:
    """A line that asks readers to write to the newsroom, with an address or a form."""
    line = page.lines[ix]
    if line.sentences > 3 or _REPORTED.search(line.text):
        return False
    return bool(_FEEDBACK.search(line.text)) and bool(_MAIL.search(line.text)) and bool(re.search(r"\buns\b|\bus\b|\bour\b|redaktion", line.lower))


_TAGS = re.compile(
    r"(?:schlagw(?:orte?|örter)|stichw(?:orte?|örter)|tags?|themen|topics?|keywords|filed under|more on|more about|mehr zu(?: den themen)?|ressorts?|rubrik)\s?:\s?"
    r"[^.!?]{2,300}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Schlagworte: Hafen, Brücke, Musterstadt",
    spares="Themen: Die Brücke wird teurer. Der Hafen bleibt.",
    words="schlagworte schlagwort schlagwörter stichworte stichwort stichwörter tag tags themen topic topics keywords filed more mehr ressort ressorts rubrik",
    max_chars=320,
)
def tag_list(page: Page, ix: int) -> bool:
    """A labelled list of topics that the page links to."""
    line = page.lines[ix]
    return bool(_TAGS.fullmatch(line.text)) and not line.continued


_FOLLOW = re.compile(
    r"(?:(?:bitte )?(?:folgen sie|folge|folgt|besuchen sie|liken sie|finden sie|follow|like|find|connect with|join) (?:uns|us|our|unserem?|\w+ (?:auch )?(?:auf|on))\b.{0,120}|"
    r"(?:follow|folgen sie) (?:@\w+|[\w .'-]{2,40}) (?:on|auf) (?:twitter|facebook|instagram|x|linkedin|threads|youtube|tiktok|mastodon|bluesky)\b.{0,80})",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Follow us on Facebook and Instagram",
    spares="Follow the river on foot and you reach the harbour.",
    words="folgen folge folgt besuchen liken finden follow like find connect join",
    max_chars=200,
)
def call_to_follow(page: Page, ix: int) -> bool:
    """A line that asks the reader to follow the newsroom or its author on a network."""
    line = page.lines[ix]
    return bool(_FOLLOW.fullmatch(line.text)) and bool(_OWN.search(line.text) or _DELIVERY.search(line.text) or line.text.rstrip(".").lower().endswith((" on x", " auf x")))
