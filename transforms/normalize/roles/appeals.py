"""The words of promotion: what a line must say to be an appeal to the reader rather than a report about one.

The patterns read lower case: where case does not count they would take three times as long to find that out themselves.
"""

import re

from newsmill.transforms.ground.speech import SAYS
from newsmill.transforms.normalize.roles.article_lines import Line

PROMO_CHARS = 450
"""Newsletter boxes are shorter than this."""
PROMO_SHARE = 0.7
"""Share of a line that must be promotion; what is mixed stays, since lines are never split."""
SHORT_SHARE = 0.5
"""The same of a line of one or two short sentences: ``Like this? Subscribe to our newsletter``."""
SENTENCE_CHARS = 220
"""Longer sentences are headlines glued to an appeal, not appeals."""
SHORT = 90
"""Characters up to which a call that names a product needs no offer: ``Subscribe to our newsletter``."""

CALL = re.compile(
    r"\b(?:verpassen sie|verpasse|abonnieren(?: sie)?|abonniere|melden sie sich|melde dich|registrieren sie sich|"
    r"jetzt (?:[\w-]+ ){0,3}(?:anmelden|abonnieren|registrieren|bestellen|testen|ausprobieren|herunterladen|"
    r"downloaden|folgen|sichern|lesen)|"
    r"hier (?:[\w-]+ ){0,6}(?:anmelden|abonnieren|registrieren|bestellen|herunterladen)|(?:holen|sichern) sie sich|"
    r"(?:erhalten|bekommen|behalten|verfolgen|abonnieren|bestellen|folgen|lesen|hören|laden|tragen|finden|"
    r"begleiten|erfahren) sie|"
    r"(?:geht es|geht's|gehts|kommen sie|klicken sie) (?:hier |direkt )?(?:zur?|zum|hier|auf)\b|(?:zur|kostenlose|"
    r"unverbindliche) anmeldung|"
    r"newsletter (?:kostenlos |hier |jetzt )?(?:anmelden|abonnieren|bestellen)|kostenlos (?:bestellen|abonnieren)|"
    r"anmeldung (?:unter|hier|auf)|(?:informieren|versorgen|halten|bringen|begleiten) wir (?:sie|euch|dich)|"
    r"(?:empfehlen|schicken|senden|liefern) wir ihnen|bleiben sie (?:immer |stets )?(?:informiert|auf dem laufenden)|"
    r"folge(?:n sie)? (?:uns|der|dem)|"
    r"sie (?:hier |unter [\w./-]+ |sich |unsere[nr]? ){0,3}(?:[\w -]{0,60}?)(?:abonnieren|bestellen|anmelden|"
    r"herunterladen)|"
    r"sign up|signup|subscribe|get (?:our|the|your|more|all|a|daily|breaking)|join (?:our|us|the)|follow (?:us|"
    r"our|the|@)|"
    r"download (?:our|the)|stay (?:informed|up to date|ahead|on top)|enter your e-?mail|like us|find us|"
    r"register (?:now|here|for)|"
    r"(?:click|tap) here|support (?:us|our)|donate|unterstützen sie|never miss|catch up|keep up)\b",
)
"""What calls on the reader: subscribe, sign up, follow, never miss."""
OWN = re.compile(
    r"\b(?:[\w-]*newslettern?s?|morgenlage|briefings?|[\w-]*podcasts?|(?:whatsapp|telegram|youtube)-?(?:kanal|"
    r"channel)|kanal|"
    r"push-?(?:nachrichten|mitteilungen|benachrichtigungen|dienst)|(?:unsere[rn]? (?:\w+ )?|die |der |our |the |"
    r"kostenlose |neue |\w+-)apps?|app store|google play|"
    r"notifications|e-?mail alerts?|(?:breaking )?news emails?|alerts|e-?paper|probeabo|[\w-]*abo(?:s|nnements?)?|"
    r"subscription|rss-feed|"
    r"(?:live|news)-?(?:blogs?|ticker)|uns auf|us on|[a-zäöü]\w{1,15}[ -](?:plus|premium|digital))\b|"
    r"\b(?:t|f|z|m|h|w|g|rp|sz|nzz|lz|ln|ksta|ostsee)\+",
)
"""What a newsroom offers beside articles: newsletters, podcasts, apps, subscriptions, live blogs."""
DELIVERY = re.compile(
    r"\b(?:per e-?mail|e-?mail-adresse|e-?mail (?:address|updates?)|postfach|inbox|whatsapp|telegram|facebook|"
    r"twitter|instagram|youtube|tiktok|"
    r"linkedin|threads|mastodon|bluesky)\b",
)
"""The way it reaches the reader."""
OFFER = re.compile(
    r"\b(?:kostenlos\w*|gratis|unverbindlich|for free|free|täglich|wöchentlich|every (?:day|morning|week|weekday|"
    r"monday|friday|sunday)|daily|weekly|"
    r"jeden (?:tag|morgen|abend|werktag|mon|diens|donners|frei|sams|sonn|mittwoch)\w*|delivered|direkt in|"
    r"straight to|right to|redaktion|"
    r"das wichtigste|(?:die|alle) (?:wichtig\w+|aktuell\w+|neuest\w+) \w+|keine (?:neuigkeit|nachricht)|nichts mehr|"
    r"best (?:stories|of)|latest news|"
    r"breaking news|(?:top|latest|big|biggest) (?:stories|headlines)|unser\w*|our|ausgewählte|auf ihr handy|"
    r"überblick)\b",
)
"""What makes it tempting: free, daily, the most important, ours."""
REPORTED = re.compile(
    r"[„»“\"][^„»“”«\"]{41,}[“«”\"]|[„»“\"][^„»“”«\"]{2,40}[.!?,][“«”\"]|"
    rf"\b(?:{SAYS}|sagen|rät|raten|warnt|laut|zufolge|according)\b",
)
"""Speech and its verbs: a line that reports somebody is the article's."""


_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_YOURS = re.compile(r"\bIhr(?:e[mnrs]?)?\b|\b(?:deine?[mnrs]?|your)\b")
_INSERT = re.compile(r"\[[^\[\]]*\]")


def is_promo_text(line: Line) -> bool:
    """Tell whether the line calls on the reader to take a newsletter, an app, a subscription or a channel."""
    whole = line.text[0] == "["
    text = line.lower if whole else _INSERT.sub("", line.lower)
    # The cheapest first: most lines neither name a way to the reader nor call on one.
    delivered = len(line.text) <= PROMO_CHARS and DELIVERY.search(text)
    calls = len(line.text) <= PROMO_CHARS and CALL.search(text)
    if not (delivered or calls) or REPORTED.search(text):
        return False
    if not calls:
        # "Ihr" is the reader's, "ihr" is anyone's.
        offered = OFFER.search(text) and OWN.search(text)
        return bool(offered) and bool(_YOURS.search(line.text if whole else _INSERT.sub("", line.text)))
    if not (delivered or OWN.search(text)):
        return False
    offers = len({found[0] for found in OFFER.finditer(text)})
    if offers < 2 and not (OWN.search(text) and (offers or len(text) <= SHORT)):
        return False
    enough = PROMO_SHARE if len(text) > SHORT else SHORT_SHARE
    return whole or _promoting_share(text) >= enough


def _promoting_share(text: str) -> float:
    """Return the share of characters in sentences that promote: a lead with a newsletter's link behind it is body."""
    sentences = _SENTENCE.split(text)
    promoting = sum(len(each) for each in sentences if len(each) <= SENTENCE_CHARS and _promotes(each))
    return promoting / max(1, sum(map(len, sentences)))


def _promotes(text: str) -> bool:
    return any(pattern.search(text) for pattern in (CALL, OWN, DELIVERY, OFFER))
