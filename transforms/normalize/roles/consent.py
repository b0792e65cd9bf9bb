"""Consent boxes: what stands where embedded content or cookies need the reader's leave."""

import re

from newsmill.transforms.normalize.roles.appeals import REPORTED
from newsmill.transforms.normalize.roles.article_lines import LONG, ArticleLines
from newsmill.transforms.normalize.roles.consent_words import asks_for_consent
from newsmill.transforms.normalize.roles.rule import rule

_CONSENT = re.compile(
    r"(?:empfohlener (?:redaktioneller|externer) inhalt|redaktionell empfohlener inhalt|um (?:ihnen )?(?:diesen|"
    r"den) (?:externen )?inhalt .{0,60}(?:zustimmung|einwilligung|cookies)|hier können sie (?:ihre |"
    r"die )?(?:einwilligung|zustimmung)|(?:empfohlene |externe[rn]? )(?:redaktionelle )?inhalte?(?: (?:von|"
    r"anzeigen|laden|aktivieren).{0,60})?$|"
    r"an dieser stelle (?:finden sie|findest du|steht|befindet sich|soll|wird|ist) .{0,80}(?:inhalt|video|tweet|"
    r"post|karte|grafik|element)|"
    r"(?:ich bin|bin) damit einverstanden, dass mir|(?:mit dem laden|durch (?:das|den) (?:klick|laden|aktivieren)|"
    r"mit (?:einem|ihrem) klick|wenn sie (?:den inhalt|diesen inhalt)).{0,140}"
    r"(?:datenschutz|personenbezogene|cookies|einverstanden|drittanbieter|externe)|"
    r"(?:personenbezogene )?daten (?:können|könnten|werden) (?:dabei |so )?(?:an|von) (?:dritt|drittplattform|"
    r"drittanbieter|externe)|"
    r"(?:damit|hiermit|dadurch) (?:können|werden|könnten) personenbezogene daten an|mehr dazu in (?:unserer|"
    r"der) datenschutz|(?:dieser|der|dieses) (?:externe )?(?:inhalt|element) (?:wird|wurde|kann|"
    r"konnte|werden) .{0,60}(?:geladen|datenschutz|cookies|angezeigt|zustimm|einwillig)|"
    r"(?:dieser|dieses) (?:externe )?(?:video|tweet) (?:wird|kann|werden) .{0,60}(?:geladen|datenschutz|cookies|"
    r"zustimm|einwillig)|"
    r"(?:externen inhalt|inhalte? (?:von .{1,40})?)\s?(?:laden|anzeigen|aktivieren|akzeptieren|zulassen|"
    r"erlauben)\s?[.!]?$|[\w.-]{1,20}-inhalte (?:immer |dauerhaft )?(?:anzeigen|laden|aktivieren|"
    r"entsperren)[.!]?$|(?:wir|diese (?:web)?seite|unsere (?:web)?seite) (?:benötigen|nutzen|nutzt|verwenden|"
    r"verwendet|setzen|brauchen|setzt).{0,80}(?:cookies|ihre (?:zustimmung|einwilligung))|"
    r"(?:wir benötigen|bitte) .{0,40}(?:zustimmung|einwilligung|akzeptieren sie|aktivieren sie (?:javascript|"
    r"cookies))|(?:ihre|die) (?:einwilligung|zustimmung) .{0,60}(?:widerrufen|jederzeit)|cookies? (?:akzeptieren|"
    r"zulassen|ablehnen|einstellungen|verwalten)|alle akzeptieren|privatsphäre-einstellungen|"
    r"datenschutz-?einstellungen|"
    r"(?:we|this (?:site|website|page)) (?:and our partners )?uses? cookies(?= (?:to|and|on this|for)\b|\W{0,2}$)|"
    r"by (?:continuing|clicking|using|signing up|subscribing|entering).{0,80}(?:you (?:agree|consent) to|you accept|"
    r"our (?:terms|privacy))|accept (?:all |and continue|cookies)|manage (?:cookies|preferences|consent)|"
    r"cookie (?:settings|preferences|policy)|"
    r"(?:this (?:content|article contains content)|to view this content|allow .{2,30} content|"
    r"this video (?:can not|cannot) be played).{0,80}|please (?:enable|allow) (?:javascript|cookies)|"
    r"view (?:this post )?on (?:instagram|twitter|x|facebook|tiktok|youtube)|"
    r"(?:sign-?ups?|your (?:e-?mail|information|data)) .{0,60}privacy (?:policy|notice)|"
    r"this site is protected by recaptcha|es gelten (?:die|unsere) (?:agb|datenschutz))",
    re.IGNORECASE,
)


@rule(
    "consent",
    trips="Wir und unsere Partner verwenden Cookies, um Anzeigen zu personalisieren.",
    spares="Die Partner der Stadt verwenden Cookies, um Anzeigen zu personalisieren.",
    words=(
        "cookies cookie einwilligung tracking datenschutz datenschutzerklärung privatsphäre partner partnern werbung "
        "zustimmung personenbezogene personenbezogenen tracker trackers personal datencenter endgerät "
        "legitimate werbefrei consent privacy partners advertising ads partenaires consentement consentimiento "
        "toestemming socios consenso publicidad pubblicità advertenties"
    ),
    max_chars=LONG,
)
def request_for_consent(article: ArticleLines, ix: int) -> bool:
    """A line that asks the reader to accept cookies, tracking or personalised advertising.

    It must address the reader, name two such matters, and quote nobody.
    """
    return asks_for_consent(article.lines[ix].text)


@rule(
    "consent",
    trips="An dieser Stelle finden Sie einen externen Inhalt von Twitter, der den Artikel ergänzt.",
    spares="An dieser Stelle steht seit hundert Jahren ein Kran.",
    words=(
        "empfohlener empfohlene externe externen externer inhalt inhalte stelle einverstanden daten datenschutz "
        "datenschutzerklärung cookies cookie zustimmung einwilligung akzeptieren javascript recaptcha redaktionell "
        "partners accept manage privacy content instagram twitter consent zulassen laden anzeigen aktivieren "
        "datenschutzeinstellungen played personenbezogene facebook youtube agb element privatsphäre agree terms view "
        "video tweet"
    ),
    max_chars=400,
)
def consent_line(article: ArticleLines, ix: int) -> bool:
    """The text of a box that stands in for embedded content or asks for cookies."""
    line = article.lines[ix]
    return bool(_CONSENT.match(line.text)) and not REPORTED.search(line.lower)


_PROTECTION = frozenset({
    "datenschutz", "datenschutzerklärung", "daten", "einwilligung", "inhalt", "inhalte", "cookies", "widerrufen",
    "privacy", "third",
})  # fmt: skip
_TO_READER = re.compile(
    r"\b(?:mehr (?:dazu|informationen|infos)|sie können|weitere (?:informationen|hinweise)|ihre|"
    r"unsere[rn]?|datenschutzerklärung|you can|your|our)\b"
)


@rule(
    "consent",
    trips=(
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.\n> Mehr dazu in den Hinweisen "
        "zum Datenschutz."
    ),
    spares=(
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.\n> Der Rat stritt am Montag "
        "über den Datenschutz."
    ),
    words=" ".join(sorted(_PROTECTION)),
    max_chars=220,
    neighbours=True,
)
def rest_of_consent(article: ArticleLines, ix: int) -> bool:
    """A line next to a consent text that goes on about data protection, addressed to the reader."""
    line = article.lines[ix]
    if "consent" not in (article.role(ix - 1), article.role(ix + 1)) or REPORTED.search(line.lower):
        return False
    return bool(_TO_READER.search(line.lower)) and not _PROTECTION.isdisjoint(line.tokens)
