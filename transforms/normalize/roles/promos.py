"""Promotion of what the newsroom offers beside articles: newsletters, apps, subscriptions, channels."""

import re

from newsmill.transforms.normalize.roles.appeals import CALL, DELIVERY, OFFER, OWN, PROMO_CHARS, REPORTED, is_promo_text
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

_FREE = re.compile(r"\b(?:kostenlos\w*|gratis|free|for free|inbox|postfach|per e-?mail)\b")


@rule(
    "promo",
    trips="Alles über den Hafen: Abonnieren Sie unseren Newsletter, kostenlos und jeden Montag per E-Mail.",
    spares="Die Stadt verschickt jeden Montag kostenlos einen Newsletter per E-Mail an 3000 Haushalte.",
    words=(
        "verpassen verpasse abonnieren abonniere melden melde registrieren jetzt hier holen sichern erhalten "
        "bekommen behalten verfolgen bleiben laden folgen folge lesen hören finden begleiten erfahren bestellen "
        "tragen anmeldung geht informieren versorgen halten bringen empfehlen schicken senden liefern anmelden "
        "kommen klicken gehts sign signup subscribe get join follow download stay enter like find register click tap "
        "support donate unterstützen never catch keep herunterladen newsletter postfach inbox app apps kanal channel "
        "email emails"
    ),
    max_chars=PROMO_CHARS,
)
def call_to_subscribe(article: ArticleLines, ix: int) -> bool:
    """A line that addresses the reader, names a channel (newsletter, app, inbox, network) and makes an offer.

    Lines that report what somebody says are never one.
    """
    return is_promo_text(article.lines[ix])


_PRODUCT = frozenset({
    "stellenangebote", "stellenmarkt", "stellenanzeigen",
    "newsletter", "briefing", "podcast", "app", "weekly", "daily", "morgenpost", "checkpoint", "alert", "alerts",
    "abo",
})  # fmt: skip


@rule(
    "promo",
    trips="> Musterstadt Weekly Newsletter\nVerpassen Sie nichts mehr. Kostenlos jeden Montag per E-Mail.",
    spares="> Streit um den Newsletter\nDer Rat will ihn einstellen.",
    words=" ".join(sorted(_PRODUCT)),
    max_chars=70,
    neighbours=True,
)
def heading_of_promo(article: ArticleLines, ix: int) -> bool:
    """The heading of a newsletter or podcast box: a short line with its name, above a line that calls on the reader."""
    line, below = article.lines[ix], article.at(ix + 1)
    if not line.head_like or len(line.tokens) > 8 or below is None or _PRODUCT.isdisjoint(line.tokens):
        return False
    calls = (
        len(below.text) <= PROMO_CHARS
        and bool(CALL.match(below.lower) and OFFER.search(below.lower))
        and not REPORTED.search(below.lower)
    )
    return article.role(ix + 1) == "promo" or calls


@rule(
    "promo",
    trips="> Erscheint montags um sieben Uhr früh, kostenlos.\nJetzt Newsletter abonnieren",
    spares="> Die Brücke bleibt gesperrt.\nJetzt Newsletter abonnieren",
    max_chars=250,
    neighbours=True,
)
def text_of_promo(article: ArticleLines, ix: int) -> bool:
    """The text of a newsletter box beside its heading or its button.

    It makes the offer, what stands beside it names the product.
    """
    beside = [near for near in (ix - 1, ix + 1) if article.role(near) == "promo"]
    if all(_PRODUCT.isdisjoint(article.lines[near].tokens) for near in beside):
        return False
    text = article.lines[ix].lower
    return bool(OFFER.search(text)) and not REPORTED.search(text) and bool(CALL.search(text) or _FREE.search(text))


_BRACKETED = re.compile(r"[\[(](?P<inside>[^\[\]]{15,600})[\])]\.?")


@rule(
    "promo",
    trips="[Über die Lage am Hafen halten wir Sie hier auf dem Laufenden.]",
    spares="[Die Werft gehört seit dem Winter der Stadt.]",
    max_chars=620,
)
def bracketed_promo(article: ArticleLines, ix: int) -> bool:
    """A whole line in square brackets that calls on the reader or names a newsletter, app or blog."""
    text = article.lines[ix].lower
    found = _BRACKETED.fullmatch(text) if text[0] == "[" else None
    return (
        bool(found)
        and bool(CALL.search(text) or OWN.search(text))
        and not (REPORTED.search(text) and not CALL.search(text))
    )


_ENJOYED = re.compile(
    r"if you (?:enjoyed|liked|like|value|appreciate|appreciated) (?:reading )?(?:this|our) (?:article|story|piece|"
    r"post|reporting|"
    r"journalism)\b.{0,200}\b(?:join|subscrib\w+|sign up|members?|membership|support|donat\w+|newsletter)\b.{0,300}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="If you enjoyed this article, please join the Harbour Club: members read all of it.",
    spares="If you enjoyed this story of the harbour, so did the mayor.",
    words="enjoyed liked like value appreciate appreciated",
    max_chars=600,
)
def appeal_to_who_enjoyed(article: ArticleLines, ix: int) -> bool:
    """A line that asks whoever enjoyed the article to join, to subscribe or to give."""
    return bool(_ENJOYED.fullmatch(article.lines[ix].text))


_CHANNELS = (" on x", " auf x", " google news")
_FOLLOW = re.compile(
    r"(?:(?:bitte )?(?:folgen sie|folge|folgt|besuchen sie|liken sie|(?:sie )?finden(?: sie)?|follow|like|find|"
    r"connect with|"
    r"join) (?:uns|us|our|unserem?|\w+ (?:auch )?(?:auf|on))\b.{0,120}|"
    r"(?:folgen sie|folge|folgt|follow) [^.!?]{3,60} (?:auf|bei|on) (?:twitter|facebook|instagram|x|linkedin|threads|"
    r"youtube|tiktok|mastodon|bluesky|whatsapp|telegram)\W{0,2}|"
    r"(?:follow|folgen sie) (?:@\w+|[\w .'-]{2,40}) (?:on|auf|bei) (?:google news|whatsapp|telegram|twitter|"
    r"facebook|instagram|x|linkedin|threads|"
    r"youtube|tiktok|mastodon|bluesky)\b.{0,80})",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Follow us on Facebook and Instagram",
    spares="Follow the river on foot and you reach the harbour.",
    words="folgen folge folgt besuchen liken finden follow like find connect join",
    max_chars=200,
)
def call_to_follow(article: ArticleLines, ix: int) -> bool:
    """A line that asks the reader to follow the newsroom or its author on a network."""
    line = article.lines[ix]
    return bool(_FOLLOW.fullmatch(line.text)) and bool(
        OWN.search(line.lower) or DELIVERY.search(line.lower) or line.lower.rstrip(".!").endswith(_CHANNELS)
    )
