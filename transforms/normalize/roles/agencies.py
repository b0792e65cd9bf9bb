"""Sign-offs of news agencies and notes of where a story comes from."""

import re

from newsmill.transforms.ground.speech import SAYS
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.names import NEWS_AGENCIES
from newsmill.transforms.normalize.roles.rule import rule

_SIGN = (
    rf"(?:{NEWS_AGENCIES}|eigene recherchen?|eigener bericht|sz|zeit online|tsp|tagesspiegel|spiegel|welt|"
    rf"faz(?:\.net)?|bbc|cnn|nyt|[a-zäöü]{{1,5}}|"
    rf"[A-ZÄÖÜ]{{1,4}})"
)
_SIGN_OFF = re.compile(
    rf"(?:[-–—] )?[(\[]?(?:(?:mit|von|quellen?:?|source:?|text:?|mitarbeit:?|with|from|"
    rf"aus)\s)?(?:{NEWS_AGENCIES}-material|"
    rf"material (?:von|"
    rf"der)\s|informationen (?:von|"
    rf"der)\s|agentur(?:en)?|{_SIGN})(?:\s?[/,;&|+-]\s?{_SIGN}|\s(?:und|and)\s{_SIGN}){{0,6}}[)\]]?(?: [-–—])?\.?",
    re.IGNORECASE,
)
_AGENCY = re.compile(rf"(?<![\w-]){NEWS_AGENCIES}(?![\w-])|agentur", re.IGNORECASE)
_CLOSING_LINE = re.compile(r"dpa(?: (?:[a-z]{2,4}\d?|[a-z]\d)){2,8}")
"""The last line of a report of dpa: its desks and editors."""
_INITIALS = re.compile(
    r"[(\[](?!lacht|ruft|sic|geht|ende|nickt|alle|beide)[a-zäöü]{2,4}(?:[/,][a-zäöü]{2,6}){0,3}[)\]]"
)
_DPA_NOTE = re.compile(
    r"(?:©|\(c\)|copyright)?\s?dpa-infocom.{0,80}|das ist eine nachricht direkt aus dem dpa-newskanal.{0,60}|"
    r"©\s?(?:dpa|afp|reuters|epd|kna|sid|ap)\b.{0,60}|"
    r"(?:diese meldung|dieser text|dieser artikel|dieser beitrag) (?:wurde|ist|stammt|basiert|"
    r"entstand)\b.{0,120}(?:dpa|afp|agentur\w*|automatisch\w*|ki\b|ki-\w+|künstlicher intelligenz).{0,120}",
    re.IGNORECASE,
)
_WORD = r"[A-ZÄÖÜ][\w.'’-]*"
_FULL_NAMES = (
    rf"{_WORD}(?: {_WORD}){{1,3}}(?:, {_WORD}(?: {_WORD}){{1,3}}){{0,4}}(?:,? and {_WORD}(?: {_WORD}){{1,3}})?"
)
_NAMES = (
    rf"(?!(?:He|She|They|It|We|I|Who|Others|Both|Police|Witnesses|Officials|Residents|Reporters)\b)"
    rf"{_WORD}(?: {_WORD}){{0,3}}(?:,? and {_WORD}(?: {_WORD}){{0,3}})?"
)
_PLACES = rf"{_WORD}(?: {_WORD}){{0,3}}(?:, {_WORD})?"
_REPORTING = re.compile(
    r"[(\[]?(?:(?:additional |further )?(?:reporting|writing|editing|compiled) by\b.{3,240}|"
    r"(?:the )?associated press (?:\w+ ){0,3}contributed.{0,120}|"
    r"ap (?:\w+ ){0,2}writers? .{3,160}contributed.{0,80}|our standards: the thomson reuters trust principles\.?|"
    r".{2,80} contributed (?:to this (?:report|story|article)|reporting)\.?|"
    r"with (?:files|reporting|additional reporting) (?:from|by) .{2,80}|"
    rf"contributing(?: writers?| reporters?)?: .{{3,120}}|(?-i:{_FULL_NAMES}) contributed\.?|"
    rf"(?-i:{_NAMES}) reported from (?-i:{_PLACES}(?:,? and {_NAMES} from {_PLACES})?)\.?|"
    r"(?:mit (?:agentur)?material|mit informationen|unter verwendung von (?:agentur)?material)\b"
    r".{0,125})[)\]]?",
    re.IGNORECASE,
)
_TELLS = re.compile(rf"\b(?:{SAYS}|had|was|were|hatte|war|ist|hat)\b")
_ORIGIN = re.compile(
    r"(?:(?:dieser|der|dieses|das|diese) (?:artikel|text|beitrag|interview|kommentar|reportage)s? (?:ist|erschien|"
    r"wurde|stammt|entstammt) (?:zuerst|erstmals|zunächst|ursprünglich|am|im|aus|in der)\b.{0,160}|"
    r"(?:this|the) (?:story|article|piece|post|essay|interview) (?:was|is|has been|first|"
    r"originally) (?:originally |first |also )?(?:published|appeared|republished|adapted|produced|updated|"
    r"corrected)\b.{0,200}|"
    r"erschienen (?:in|im) (?:der |dem )?(?:ausgabe|heft|magazin|print)\b.{0,80}|"
    r"republished (?:here )?with permission\b.{0,80}|"
    r"(?:alle rechte vorbehalten|all rights reserved)\b.{0,160}|"
    r"(?:nachdruck|vervielfältigung|weiterverwendung)(?:,? auch auszugsweise,?)? nur mit (?:\w+ )?(?:genehmigung|"
    r"erlaubnis|"
    r"zustimmung)\b.{0,80}|"
    r"(?:originally|first) (?:published|appeared) (?:on|in|at|by)\b.{0,120}|aus dem (?:englischen|amerikanischen|"
    r"französischen|spanischen|italienischen) (?:übersetzt )?(?:von|übersetzt)\b.{0,80}|translated (?:from|"
    r"by)\b.{0,100})",
    re.IGNORECASE,
)


@rule(
    "agency",
    trips="(mit dpa/AFP)",
    spares="Die AFP meldet Verluste",
    words=(
        "dpa afp ap reuters rtr epd kna sid apa sda dapd ots ddp afx agenturen agentur pa upi associated "
        "bloomberg press tass interfax ansa efe belga anp xinhua pti ani ips"
    ),
    max_chars=90,
)
def agency_sign_off(article: ArticleLines, ix: int) -> bool:
    """A line of agencies and initials only: `dpa/abc`, `(mit dpa/AFP)`, `mit Material von dpa`."""
    line = article.lines[ix]
    if article.near_foot(ix, 2) and _CLOSING_LINE.fullmatch(line.text):
        return True
    return bool(_SIGN_OFF.fullmatch(line.text)) and bool(_AGENCY.search(line.text))


@rule(
    "agency",
    trips="Die Sperrung endet im Herbst.\n> (abc)",
    spares="> (abc)\nDie Sperrung endet im Herbst.\nDas sagte die Stadt.\nEnde.",
    max_chars=20,
    neighbours=True,
)
def initials(article: ArticleLines, ix: int) -> bool:
    """Initials of the editors in brackets as one of the last two lines, or above furniture alone."""
    below = range(ix + 1, len(article.lines))
    last = article.near_foot(ix, 2) or (article.near_foot(ix) and all(article.role(each) for each in below))
    return last and ix > 0 and bool(_INITIALS.fullmatch(article.lines[ix].text))


@rule(
    "agency",
    trips="© dpa-infocom, dpa:240301-99-123456/2",
    spares="Die dpa-Infocom liefert den Redaktionen Texte, sagte ein Sprecher.",
    words=(
        "dpa afp reuters epd kna sid ap automatisch automatisiert agentur ki newskanal agenturmeldung agenturmaterial "
        "künstlicher"
    ),
    max_chars=260,
)
def agency_note(article: ArticleLines, ix: int) -> bool:
    """An agency's copyright line, or the note that the text came from an agency or a machine."""
    return bool(_DPA_NOTE.fullmatch(article.lines[ix].text))


@rule(
    "agency",
    trips="Reporting by Mara Example in Harbour Town; Editing by Jo Long",
    spares="Reporting by local papers had been wrong, the mayor said.",
    words=(
        "reporting reported files writing editing compiled contributed contributing standards agenturmaterial material "
        "informationen"
    ),
    max_chars=260,
)
def reporting_credit(article: ArticleLines, ix: int) -> bool:
    """Who reported, wrote, edited or contributed, at the foot of the text."""
    line = article.lines[ix]
    if not article.near_foot(ix, 10) or _TELLS.search(line.lower):
        return False
    return bool(_REPORTING.fullmatch(line.text))


@rule(
    "agency",
    trips="This story was originally published in the Harbour Courier.",
    spares="This story was told to every child in Harbour Town.",
    words=(
        "originally first zuerst erstmals zunächst ursprünglich published appeared republished adapted übersetzt "
        "translated übersetzung englischen amerikanischen französischen spanischen italienischen stammt entstammt "
        "ist erschien produced updated corrected erschienen nachdruck vervielfältigung weiterverwendung original "
        "originalcontent rechte rights"
    ),
    max_chars=260,
)
def origin_note(article: ArticleLines, ix: int) -> bool:
    """The note where a text was first published, or from which language it was translated."""
    line = article.lines[ix]
    return line.sentences <= 2 and bool(_ORIGIN.fullmatch(line.text)) and '"' not in line.text and "„" not in line.text
