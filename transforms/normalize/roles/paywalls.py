"""Paywalls: what a page says to a reader without a subscription."""

import re

from newsmill.transforms.normalize.roles.appeals import REPORTED
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

_PAYWALL = re.compile(
    r"(?:jetzt (?:kostenlos|gratis|unverbindlich|\d+ \w+ (?:lang )?)?\s?(?:(?:testen|weiterlesen|abonnieren|"
    r"freischalten|registrieren)(?=\W{0,3}$| und | \d| für | mit [A-ZÄÖÜ][\w-]{0,20}[ +-])|abo (?:sichern|"
    r"abschließen)|probeabo|"
    r"[\w-]{1,20}[ -]?(?:plus|premium|digital|\+) (?:testen|lesen|abonnieren|sichern)\b.{0,60}$)|"
    r"(?:dieser|dieses|diese|der|das) (?:artikel|beitrag|text|inhalt|video|angebot|interview) (?:ist|steht|"
    r"gehört) (?:kostenpflichtig|exklusiv|nur (?:für|mit|im)|ausschließlich|teil (?:unsere|von \w+[ -]?(?:plus|"
    r"\+)|des (?:\w+ )?abo))|"
    r"(?:sie haben |du hast )?(?:bereits|schon) (?:ein )?(?:digital)?(?:abo|abonnent|abonnement|kunde|registriert|"
    r"mitglied)|sie sind (?:bereits|schon|noch kein) (?:digital)?abonnent|"
    r"(?:sie )?(?:möchten|wollen) (?:sie )?weiterlesen\?|registrieren sie sich (?:jetzt )?kostenlos und lesen|"
    r"weiterlesen mit|mit [\w ]{2,25}(?:plus|\+|premium|abo) weiterlesen|"
    r"\d{1,3}(?:,\d\d)? ?(?:€|euro) (?:im|pro) monat\b.{0,30}kündbar|lesen sie (?:diesen|den) (?:ganzen |"
    r"vollständigen |kompletten )?(?:artikel|text) (?:mit|"
    r"weiter|mit einem)|mit (?:einem|dem|ihrem) (?:digital)?abo(?:nnement)? (?:lesen|können|erhalten|unbegrenzt|"
    r"haben)|"
    r"um (?:diesen|den) (?:artikel|text|beitrag|inhalt)(?: weiter| vollständig| ganz)? (?:zu lesen|zu sehen|"
    r"lesen zu können)|exklusiv für abonnenten|nur für abonnenten|"
    r"(?:bitte )?(?:melden sie sich (?:bitte )?an|loggen sie sich (?:bitte )?ein),? um|testen sie .{0,40}(?:abo|"
    r"plus|premium|digital|monat|wochen)|"
    r"(?:jetzt )?(?:alle|unbegrenzt\w*) (?:artikel|inhalte|zugang|zugriff).{0,40}(?:lesen|freischalten|testen|sichern)|"
    r"subscribe (?:now |today )?(?:to (?:continue|read|unlock|keep)|for (?:full|unlimited)|and get)|(?:already|"
    r"not) (?:a (?:subscriber|member)|registered\?)|"
    r"already have an account|sign in to (?:continue|read)|log in to (?:continue|read)|to (?:continue|"
    r"keep) reading|continue reading (?:with|this article)|"
    r"this (?:article|content|story) is (?:only |exclusively )?(?:available |reserved )?(?:for|"
    r"to) (?:\w+ )?(?:subscribers|members)|you(?:['’]ve| have) (?:\d{1,2}|one|no) (?:more )?free (?:articles?|"
    r"stor(?:y|ies))|you(?:['’]ve| have) (?:reached|read) (?:your|all)\b.{0,40}\b(?:limit|free|"
    r"articles?|stor(?:y|ies))|"
    r"(?:get )?(?:unlimited|full) (?:digital )?access|start your (?:free )?(?:trial|subscription)|"
    r"become a (?:subscriber|"
    r"member)|free articles? (?:left|remaining)|register for free to|"
    r"create a free account|thank you for (?:your patience while we verify access|reading)|"
    r"want all of the .{0,80}\b(?:subscribe|subscription|unlimited|access)\b|"
    r"for subscribers only|subscriber[- ]only)",
    re.IGNORECASE,
)


@rule(
    "paywall",
    trips="Dieser Artikel ist kostenpflichtig.",
    spares="Der Zugang zum Hafen ist kostenpflichtig, sagte die Bürgermeisterin.",
    words=(
        "kündbar premium abo abonnement abonnent abonnenten digitalabo kostenpflichtig testen weiterlesen "
        "freischalten exklusiv ausschließlich nur registriert plus subscribe subscriber subscribers already sign log "
        "continue reading unlimited access trial member members free account verify unbegrenzt artikel text beitrag "
        "inhalt inhalte zugang zugriff limit article articles story stories digitalabonnent digitalabonnement melden "
        "loggen registered subscription kunde jetzt mitglied keep bereits registrieren"
    ),
    max_chars=300,
)
def paywall_line(article: ArticleLines, ix: int) -> bool:
    """What a page says where the free part ends: subscribe, sign in, already a subscriber.

    It must begin with it and quote nobody.
    """
    line = article.lines[ix]
    found = _PAYWALL.match(line.text)
    return bool(found) and not REPORTED.search(line.lower) and line.sentences <= 4


_TERMS = re.compile(
    r"(?:jederzeit|monatlich|flexibel|täglich) kündbar\W{0,2}|"
    r"(?:nur |ab )?\d{1,3}(?:[.,]\d{2})? ?(?:€|euro) ?(?:/|pro|im|je) ?(?:monat|woche|jahr)\b.{0,40}|"
    r"[\w+ -]{2,30}[ +-](?:monatsabo|jahresabo|digitalabo|abo)|"
    r"\d{1,2} (?:wochen|monate|tage) (?:lang )?(?:für (?:nur )?\d{1,2}(?:,\d\d)? ?(?:€|euro)|gratis|"
    r"kostenlos)(?: testen| lesen)?|"
    r"alle (?:inhalte|artikel) auf [\w-]{2,40}\.[\w.-]{2,20}",
    re.IGNORECASE,
)


@rule(
    "paywall",
    trips="Weiterlesen mit Hafenblatt Plus\n> 9,99 € / Monat\n> Jederzeit kündbar",
    spares="Die Brücke bleibt gesperrt.\n> 9,99 € / Monat\nDas kostet der Ausweis.",
    words=(
        "kündbar wochen monate tage gratis kostenlos euro monat woche jahr abo abonnement monatsabo jahresabo "
        "digitalabo inhalte artikel"
    ),
    max_chars=80,
    neighbours=True,
)
def terms_of_paywall(article: ArticleLines, ix: int) -> bool:
    """What a subscription holds and costs, next to another line of a paywall."""
    beside = article.role(ix - 1) == "paywall" or article.role(ix + 1) == "paywall"
    return beside and bool(_TERMS.fullmatch(article.lines[ix].text))
