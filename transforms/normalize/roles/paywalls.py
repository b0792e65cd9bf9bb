"""Paywalls and consent boxes: what a page says to a reader without subscription or without cookies."""

import re

from transforms.normalize.roles.page import Page
from transforms.normalize.roles.rule import rule

_PAYWALL = re.compile(
    r"(?:jetzt (?:kostenlos|gratis|unverbindlich|\d+ \w+ (?:lang )?)?\s?(?:(?:testen|weiterlesen|abonnieren|freischalten|registrieren)(?=\W{0,3}$| und | \d| für )|abo (?:sichern|abschließen)|probeabo)|"
    r"(?:dieser|dieses|diese|der|das) (?:artikel|beitrag|text|inhalt|video|angebot|interview)s? (?:ist|steht|gehört) (?:kostenpflichtig|exklusiv|nur (?:für|mit|im)|ausschließlich|teil (?:unsere|von \w+[ -]?(?:plus|\+)|des (?:\w+ )?abo))|"
    r"(?:sie haben |du hast )?(?:bereits|schon) (?:ein )?(?:digital)?(?:abo|abonnent|abonnement|kunde|registriert|mitglied)|sie sind (?:bereits|schon|noch kein) (?:digital)?abonnent|"
    r"weiterlesen mit|lesen sie (?:diesen|den) (?:ganzen |vollständigen |kompletten )?(?:artikel|text) (?:mit|weiter|mit einem)|mit (?:einem|dem|ihrem) (?:digital)?abo(?:nnement)? (?:lesen|können|erhalten|unbegrenzt|haben)|"
    r"um (?:diesen|den) (?:artikel|text|beitrag|inhalt)(?: weiter| vollständig| ganz)? (?:zu lesen|zu sehen|lesen zu können)|exklusiv für abonnenten|nur für abonnenten|"
    r"(?:bitte )?(?:melden sie sich (?:bitte )?an|loggen sie sich (?:bitte )?ein),? um|testen sie .{0,40}(?:abo|plus|premium|digital|monat|wochen)|"
    r"(?:jetzt )?(?:alle|unbegrenzt\w*) (?:artikel|inhalte|zugang|zugriff).{0,40}(?:lesen|freischalten|testen|sichern)|"
    r"subscribe (?:now |today )?(?:to (?:continue|read|unlock|keep)|for (?:full|unlimited)|and get)|(?:already|not) a (?:subscriber|member|registered)|"
    r"already have an account|sign in to (?:continue|read)|log in to (?:continue|read)|to (?:continue|keep) reading|continue reading (?:with|this article)|"
    r"this (?:article|content|story) is (?:only |exclusively )?(?:available |reserved )?(?:for|to) (?:\w+ )?(?:subscribers|members)|you(?:['’]ve| have) (?:reached|read) (?:your|all)|"
    r"(?:unlimited|full) (?:digital )?access|start your (?:free )?(?:trial|subscription)|become a (?:subscriber|member)|free articles? (?:left|remaining)|register for free to|"
    r"create a free account|thank you for (?:your patience while we verify access|reading)|want all of the|for subscribers only|subscriber[- ]only)",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"[„»“\"]|\b(?:sagte|erklärte|teilte|kündigte|laut|zufolge|said|told|announced|according)\b", re.IGNORECASE)
_CONSENT = re.compile(
    r"(?:empfohlener (?:redaktioneller|externer) inhalt|redaktionell empfohlener inhalt|um (?:ihnen )?(?:diesen|den) (?:externen )?inhalt .{0,60}(?:zustimmung|einwilligung|cookies)|hier können sie (?:ihre |die )?(?:einwilligung|zustimmung)|(?:empfohlene |externe[rn]? )(?:redaktionelle )?inhalte?(?: (?:von|anzeigen|laden|aktivieren).{0,60})?$|"
    r"an dieser stelle (?:finden sie|findest du|steht|befindet sich|soll|wird|ist) .{0,80}(?:inhalt|video|tweet|post|karte|grafik|element)|"
    r"(?:ich bin|bin) damit einverstanden, dass mir|(?:mit dem laden|durch (?:das|den) (?:klick|laden|aktivieren)|mit (?:einem|ihrem) klick|wenn sie (?:den inhalt|diesen inhalt)).{0,140}"
    r"(?:datenschutz|personenbezogene|cookies|einverstanden|drittanbieter|externe)|(?:personenbezogene )?daten (?:können|könnten|werden) (?:dabei |so )?(?:an|von) (?:dritt|drittplattform|drittanbieter|externe)|"
    r"(?:damit|hiermit|dadurch) (?:können|werden|könnten) personenbezogene daten an|mehr dazu in (?:unserer|der) datenschutz|(?:dieser|der|dieses) (?:externe )?(?:inhalt|element|video|tweet)s? (?:wird|wurde|kann|konnte|werden) .{0,60}(?:geladen|datenschutz|cookies|angezeigt|zustimm|einwillig)|"
    r"(?:externen inhalt|inhalte? (?:von .{1,40})?)\s?(?:laden|anzeigen|aktivieren|akzeptieren|zulassen|erlauben)\s?[.!]?$|(?:wir|diese (?:web)?seite|unsere (?:web)?seite) (?:benötigen|nutzen|nutzt|verwenden|verwendet|setzen|brauchen|setzt).{0,80}(?:cookies|ihre (?:zustimmung|einwilligung))|"
    r"(?:wir benötigen|bitte) .{0,40}(?:zustimmung|einwilligung|akzeptieren sie|aktivieren sie (?:javascript|cookies))|(?:ihre|die) (?:einwilligung|zustimmung) .{0,60}(?:widerrufen|jederzeit)|cookies? (?:akzeptieren|zulassen|ablehnen|einstellungen|verwalten)|alle akzeptieren|privatsphäre-einstellungen|datenschutz-?einstellungen|"
    r"(?:we|this (?:site|website|page)) (?:and our partners )?uses? cookies(?= (?:to|and|on this|for)\b|\W{0,2}$)|by (?:continuing|clicking|using|signing up|subscribing|entering).{0,80}(?:you (?:agree|accept|consent)|our (?:terms|privacy))|accept (?:all |and continue|cookies)|manage (?:cookies|preferences|consent)|cookie (?:settings|preferences|policy)|"
    r"(?:this (?:content|article contains content)|to view this content|allow .{2,30} content|this video (?:can not|cannot) be played).{0,80}|please (?:enable|allow) (?:javascript|cookies)|view (?:this post )?on (?:instagram|twitter|x|facebook|tiktok|youtube)|"
    r"(?:sign-?ups?|your (?:e-?mail|information|data)) .{0,60}(?:privacy (?:policy|notice)|will be used)|this site is protected by recaptcha|es gelten (?:die|unsere) (?:agb|datenschutz))",
    re.IGNORECASE,
)


@rule(
    "paywall",
    trips="Dieser Artikel ist kostenpflichtig.",
    spares="Der Zugang zum Hafen ist kostenpflichtig, sagte die Bürgermeisterin.",
    words="abo abonnement abonnent abonnenten digitalabo kostenpflichtig testen weiterlesen freischalten exklusiv ausschließlich nur registriert plus subscribe subscriber subscribers already "
    "sign log continue reading unlimited access trial member members free account verify unbegrenzt artikel text beitrag kunde jetzt mitglied keep bereits registrieren",
    max_chars=300,
)
def paywall_line(page: Page, ix: int) -> bool:
    """What a page says where the free part ends: subscribe, sign in, already a subscriber. It must begin with it and quote nobody."""
    line = page.lines[ix]
    found = _PAYWALL.match(line.text)
    return bool(found) and not line.continues and not _REPORTED.search(line.text) and line.sentences <= 4


@rule(
    "consent",
    trips="An dieser Stelle finden Sie einen externen Inhalt von Twitter, der den Artikel ergänzt.",
    spares="An dieser Stelle steht seit hundert Jahren ein Kran.",
    words="empfohlener empfohlene externe externen externer inhalt inhalte stelle einverstanden daten datenschutz datenschutzerklärung cookies cookie zustimmung einwilligung akzeptieren javascript "
    "recaptcha redaktionell partners accept manage privacy content instagram twitter consent zulassen laden anzeigen aktivieren datenschutzeinstellungen played personenbezogene facebook youtube agb element",
    max_chars=400,
)
def consent_line(page: Page, ix: int) -> bool:
    """The text of a box that stands in for embedded content or asks for cookies."""
    line = page.lines[ix]
    return bool(_CONSENT.match(line.text)) and not line.continues and not _REPORTED.search(line.text)


@rule(
    "consent",
    trips="Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.\n> Mehr dazu in den Hinweisen zum Datenschutz.",
    spares="Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.\n> Der Rat stritt am Montag über den Datenschutz.",
    words="datenschutz datenschutzerklärung daten einwilligung inhalt inhalte cookies widerrufen privacy third",
    max_chars=220,
    neighbours=True,
)
def rest_of_consent(page: Page, ix: int) -> bool:
    """A line next to a consent text that goes on about data protection, addressed to the reader."""
    line = page.lines[ix]
    if "consent" not in (page.role(ix - 1), page.role(ix + 1)) or _REPORTED.search(line.text):
        return False
    return bool(re.search(r"\b(?:mehr (?:dazu|informationen|infos)|sie können|weitere (?:informationen|hinweise)|ihre|unsere[rn]?|datenschutzerklärung|you can|your|our)\b", line.lower))
