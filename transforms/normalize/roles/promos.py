"""Promotion: newsletters, apps, subscriptions, channels, and calls to write to the newsroom."""

import re

from newsmill.transforms.normalize.roles.appeals import CALL, DELIVERY, OFFER, OWN, PROMO_CHARS, REPORTED, is_promo_text
from newsmill.transforms.normalize.roles.contacts import MAIL
from newsmill.transforms.normalize.roles.page import Page
from newsmill.transforms.normalize.roles.rule import rule

_FREE = re.compile(r"\b(?:kostenlos\w*|gratis|free|for free|inbox|postfach|per e-?mail)\b")


@rule(
    "promo",
    trips="Alles über den Hafen: Abonnieren Sie unseren Newsletter, kostenlos und jeden Montag per E-Mail.",
    spares="Die Stadt verschickt jeden Montag kostenlos einen Newsletter per E-Mail an 3000 Haushalte.",
    words=(
        "verpassen verpasse abonnieren abonniere melden melde registrieren jetzt hier holen sichern erhalten "
        "bekommen behalten verfolgen bleiben "
        "laden folgen folge lesen hören finden begleiten erfahren bestellen tragen anmeldung geht informieren "
        "versorgen halten bringen empfehlen "
        "schicken senden liefern anmelden kommen klicken gehts sign signup subscribe get join follow download stay "
        "enter like find register click tap "
        "support donate unterstützen never "
        "catch keep herunterladen newsletter postfach inbox app apps kanal channel email emails"
    ),
    max_chars=PROMO_CHARS,
)
def call_to_subscribe(page: Page, ix: int) -> bool:
    """A line that addresses the reader, names a channel (newsletter, app, inbox, network) and makes an offer.

    Lines that report what somebody says are never one.
    """
    return is_promo_text(page.lines[ix])


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
def heading_of_promo(page: Page, ix: int) -> bool:
    """The heading of a newsletter or podcast box: a short line with its name, above a line that calls on the reader."""
    line, below = page.lines[ix], page.at(ix + 1)
    if not line.head_like or len(line.tokens) > 8 or below is None or _PRODUCT.isdisjoint(line.tokens):
        return False
    calls = (
        len(below.text) <= PROMO_CHARS
        and bool(CALL.match(below.lower) and OFFER.search(below.lower))
        and not REPORTED.search(below.lower)
    )
    return page.role(ix + 1) == "promo" or calls


@rule(
    "promo",
    trips="> Erscheint montags um sieben Uhr früh, kostenlos.\nJetzt Newsletter abonnieren",
    spares="> Die Brücke bleibt gesperrt.\nJetzt Newsletter abonnieren",
    max_chars=250,
    neighbours=True,
)
def text_of_promo(page: Page, ix: int) -> bool:
    """The text of a newsletter box beside its heading or its button.

    It makes the offer, what stands beside it names the product.
    """
    beside = [near for near in (ix - 1, ix + 1) if page.role(near) == "promo"]
    if all(_PRODUCT.isdisjoint(page.lines[near].tokens) for near in beside):
        return False
    text = page.lines[ix].lower
    return bool(OFFER.search(text)) and not REPORTED.search(text) and bool(CALL.search(text) or _FREE.search(text))


_PODCAST = re.compile(
    r".{0,120}\b(?:podcast|nachrichtenpodcast|newspodcast|politikpodcast|wissenspodcast)\b.{0,250}\b"
    r"(?:alle (?:weiteren )?folgen|überall,? wo es podcasts gibt|"
    r"erscheint (?:jede[nr]?|immer|täglich|wöchentlich|montags|dienstags|mittwochs|donnerstags|"
    r"freitags|von montag|werktags))\b.{0,500}|"
    r".{0,300}(?:überall,? wo es podcasts gibt|wherever you (?:get|listen to) (?:your )?podcasts)\b.{0,200}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="„Am Kai“ ist ein Podcast mit Themen aus dem Hafen, alle Folgen stehen im Archiv.",
    spares="Der Podcast des Hafenmeisters hat im ersten Jahr eine Million Hörer gefunden.",
    words="podcast podcasts nachrichtenpodcast newspodcast politikpodcast wissenspodcast",
    max_chars=700,
)
def podcast_blurb(page: Page, ix: int) -> bool:
    """What a podcast of the house is, when it appears and where its episodes are."""
    line = page.lines[ix]
    return bool(_PODCAST.fullmatch(line.text)) and not REPORTED.search(_TITLED.sub("", line.lower))


_TITLED = re.compile(r"^[„“\"»][^„“”«\"»]{2,40}[“”\"«]")
"""The name of a podcast in quotation marks, which is no speech."""
_AFFILIATE = re.compile(
    r"\b(?:dieser (?:artikel|beitrag|text)|diesem (?:artikel|beitrag)|this (?:article|page|post)) .{0,60}affiliate|"
    r"\b(?:erhalten|bekommen|verdienen) wir .{0,60}provision|\bwir (?:erhalten|bekommen|"
    r"verdienen) .{0,80}(?:provision|affiliate)|"
    r"\b(?:erhält|bekommt) (?:[^.]|ggf\.|evtl\.|u\.u\.){2,60} (?:eine )?provision\b.{0,20}$|\bprovisions-?links?\b|"
    r"\bwe (?:may )?(?:earn|receive|get|make) .{0,60}commission|affiliate-?links?\)?[.:]?$"
)


@rule(
    "promo",
    trips="*Dieser Artikel enthält Affiliate-Links.",
    spares="Der Händler verdient an Affiliate-Links rund acht Prozent.",
    words="affiliate affiliatelink affiliatelinks provision provisionen provisions "
    "provisionslink provisionslinks commission",
    max_chars=PROMO_CHARS,
)
def affiliate_note(page: Page, ix: int) -> bool:
    """The note that the publisher earns by links in the article."""
    return bool(_AFFILIATE.search(page.lines[ix].lower)) and not REPORTED.search(page.lines[ix].lower)


_BRACKETED = re.compile(r"[\[(](?P<inside>[^\[\]]{15,600})[\])]\.?")
_NEWSROOM = re.compile(r"\b(?:uns|us|our|mich|mir|news(?:desk|room)|(?:have|got) (?:a|any))\b|redaktion")
_MAIL = re.compile(
    rf"\b{MAIL}\b|\be-?mail\b|\bkommentarbereich\b|\bformular\b|\bcomments? section\b",
    re.IGNORECASE,
)
_ENDS_WITH_ADDRESS = re.compile(rf"{MAIL}\W{{0,2}}$")
_FEEDBACK = re.compile(
    r"\b(?:sie erreichen|erreichen sie) (?:uns|mich|die redaktion)\b|\bschildern sie uns\b|"
    r"\b(?:schreiben|mailen|schicken|senden) sie (?:uns|mir|der redaktion|ihre?n?|bitte|eine? e?-?mail|an\s?)|"
    r"schreib(?:t)? uns|(?:ihre|"
    r"eure) (?:meinung|fragen|anregungen|hinweise|zuschriften?)|"
    r"(?:e-?mail|write|send us|let us know|get in touch|contact)(?: \w+){0,3} (?:us|to|at|your|with)\b|"
    r"(?:do you have|have|got) (?:a (?:story|tip|news tip)|any)",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="[Über die Lage am Hafen halten wir Sie hier auf dem Laufenden.]",
    spares="[Die Werft gehört seit dem Winter der Stadt.]",
    max_chars=620,
)
def bracketed_promo(page: Page, ix: int) -> bool:
    """A whole line in square brackets that calls on the reader or names a newsletter, app or blog."""
    text = page.lines[ix].lower
    found = _BRACKETED.fullmatch(text) if text[0] == "[" else None
    return (
        bool(found)
        and bool(CALL.search(text) or OWN.search(text))
        and not (REPORTED.search(text) and not CALL.search(text))
    )


@rule(
    "promo",
    trips="Haben Sie Fragen oder Anregungen? Schreiben Sie uns: hafen@example.org",
    spares="Die Behörde bat um Hinweise per E-Mail an hafen@example.org.",
    words=(
        "schreiben mailen schicken senden schreib schreibt ihre eure email mail write send let get contact do you "
        "have got "
        "erreichen schildern"
    ),
    max_chars=260,
)
def call_for_feedback(page: Page, ix: int) -> bool:
    """A line that asks readers to write to the newsroom, with an address or a form."""
    line = page.lines[ix]
    if line.sentences > 3 or (REPORTED.search(line.lower) and not _ENDS_WITH_ADDRESS.search(line.text[-90:])):
        return False
    return bool(_FEEDBACK.search(line.text)) and bool(_MAIL.search(line.text)) and bool(_NEWSROOM.search(line.lower))


_JOB = re.compile(
    r"(?!(?:das|der|die|ein|eine|in|mit|ob|wer|und|als|für) )[A-ZÄÖÜ][\w/*:-]{2,40}(?: [\w/&*:,-]{1,30}){0,6} "
    r"\((?:m|w|d|x|gn|f)(?:\s?[/|]\s?(?:m|w|d|x|gn|div)){1,3}\).{0,200}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Hafenmeister (m/w/d) in Musterstadt gesucht, Vollzeit, ab sofort.",
    spares="Das Kürzel (m/w/d) steht seit 2019 in den Anzeigen.",
    words="m",
    max_chars=260,
)
def job_advert(page: Page, ix: int) -> bool:
    """The advertisement of a job, for whichever sex: `(m/w/d)` behind what it is called."""
    text = page.lines[ix].text
    return bool(_JOB.fullmatch(text)) and not REPORTED.search(text)


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
def appeal_to_who_enjoyed(page: Page, ix: int) -> bool:
    """A line that asks whoever enjoyed the article to join, to subscribe or to give."""
    return bool(_ENJOYED.fullmatch(page.lines[ix].text))


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
def call_to_follow(page: Page, ix: int) -> bool:
    """A line that asks the reader to follow the newsroom or its author on a network."""
    line = page.lines[ix]
    return bool(_FOLLOW.fullmatch(line.text)) and bool(
        OWN.search(line.lower) or DELIVERY.search(line.lower) or line.lower.rstrip(".!").endswith(_CHANNELS)
    )
