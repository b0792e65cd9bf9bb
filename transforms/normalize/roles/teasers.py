"""Teasers: links to other articles, alone, in boxes, or glued into one line."""

import re

from newsmill.transforms.normalize.roles.names import NAMES
from newsmill.transforms.normalize.roles.page import Page
from newsmill.transforms.normalize.roles.rule import rule

ITEM_CHARS = 140
"""Headlines in a teaser box are shorter than this."""
PROSE_CHARS = 60
"""A paragraph below a subhead has as many at least."""
SUBHEAD_CHARS = 35
"""A linked line is a subhead up to this length."""
LINK_CHARS = 220
"""Sentences whose purpose is a link are shorter, unless they tell what else there is to read."""
MAX_ITEMS = 8
"""Lines of a teaser box that are followed."""

_LEAD = (
    r"(?:lesen sie (?:auch|hier|dazu|mehr|außerdem|weiter|jetzt)(?: (?:mehr|dazu|hier|auch|weiter|zum thema|"
    r"bei .{1,20}))?|"
    r"lies (?:auch|hier|mehr)(?: dazu)?|mehr (?:zum thema|dazu|lesen(?: über)?|(?:zum|zur|"
    r"über) [\w „“\"-]{3,40}(?=\s?:$)|zu diesem thema|aus dem ressort|"
    r"aus der rubrik|nachrichten|artikel)|weitere (?:artikel|themen|nachrichten|meldungen|infos|informationen)"
    r"(?: zum thema)?|auch interessant|auch lesenswert|das könnte sie (?:auch )?interessieren|das könnte (?:dich|"
    r"euch) auch interessieren|"
    r"(?:unsere )?(?:lese)?empfehlung(?:en)?(?: der redaktion)?|zum thema|siehe auch|hintergrund|dossier|"
    r"(?:mehr )?hören sie (?:auch|hier|dazu)|sehen sie (?:auch|hier|dazu)|"
    r"im video|video|bildergalerie|fotostrecke|podcast|newsblog|liveblog|live-?ticker|read (?:more|also|next|this|"
    r"on|the full story)|see also|also (?:read|on)|related(?: (?:stories|articles|"
    r"content|links|topics|coverage|news))?|more (?:on this story|from .{2,30}|stories|news|on this|like this)|"
    r"recommended(?: stories| for you| reading)?|you may also like|"
    r"you might also like|what to read next|don['’]t miss|must read|further reading|(?:more )?top stories|"
    r"most read|most popular|(?:\d{1,2} aus \d{1,2} [-–] )?meist ?(?:gelesen|empfohlen|kommentiert|"
    r"geklickt)(?:e[ns]? (?:artikel|beiträge))?(?: (?:heute|der woche))?|auch spannend|passend dazu|dazu passend|"
    r"(?:unser )?lese-?tipp|zum weiterlesen|(?:verwandte|ähnliche|empfohlene|passende) (?:artikel|themen|beiträge|"
    r"inhalte)|weiterführende links|nicht verpassen|mehr aus (?:dem ressort|dem archiv|der region)|aus dem archiv|"
    r"related posts?|"
    r"watch(?: also| more| now)?|listen|explainer|in pictures|up next|editor['’]s picks|trending|continue reading|"
    r"weiterlesen|externer link|links zum thema|"
    r"(?:mehr )?hintergrund-?informationen (?:zum?|zur|über) [\w -]{2,40}|"
    r"aktuelle (?:nachrichten|meldungen)|neueste artikel|latest (?:news|stories))"
)
_LEAD_WORDS = (
    "lesen lies mehr weitere auch das empfehlung empfehlungen leseempfehlung leseempfehlungen zum siehe hören sehen "
    "hintergrund hintergrundinformationen dossier video bildergalerie fotostrecke podcast newsblog liveblog liveticker "
    "ticker read see also related more recommended you what don must further top most meistgelesen meistgelesene "
    "meistgelesenen meistempfohlenen meistkommentierte meistkommentierten meistgeklickt meistgeklickte meistgeklickten "
    "watch meistempfohlen meistkommentiert meistempfohlene spannend passend lesetipp tipp verwandte ähnliche "
    "empfohlene meist "
    "passende weiterführende verpassen archiv "
    "listen explainer pictures up editor trending continue weiterlesen externer links aktuelle neueste latest unsere"
)
"""Of every branch of the lead one word: lines without any of these are not tried."""
_LABELLED = re.compile(
    rf"[▶►➤→>»•*+\-–\s]{{0,4}}{_LEAD}(?: (?:folge|teil) \d{{1,3}}| \w{{2,20}})?"
    r"(?:\s?[:|>»→]{1,2}\s?|\s[–-]\s)(?P<headline>\S.{5,300})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,}", re.IGNORECASE)
_HEADER = re.compile(rf"[▶►➤→>»•*+\-–\s]{{0,4}}{_LEAD}\s?[:.…»›>→]{{0,3}}", re.IGNORECASE)
_OUR_PIECES = re.compile(
    r"[Uu]nsere (?:Berichte|Berichterstattung|Texte|Artikel|Beiträge|Reportagen|Interviews|Analysen)"
    r"(?: (?:zu[mr]?|über|aus)| rund um)(?: [\wÄÖÜäöüß„“-]{2,30}){0,6} [A-ZÄÖÜ„][\w“-]{2,30}:?"
)
"""A heading over links to the newsroom's own articles: it ends with a name or a noun, a sentence would with a verb."""
_LINKING = frozenset(["lesen", "lies", "mehr", "weitere", "read", "see", "also", "related", "more", "recommended"])
_STRONG = re.compile(
    r"[▶►➤→>»•*+\-–\s]{0,4}(?:lesen sie|lies |mehr zum thema|mehr dazu|auch interessant|das könnte|read (?:more|"
    r"also|next)|see also|related|recommended|siehe auch|"
    r"weitere artikel|leseempfehlung|empfehlung der redaktion|more on this|more from|also read|hören sie|sehen sie)",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"mehr (?:zum thema|zum|zur|zu|über|aus|von)\b.{1,60}?(?:\b(?:bei|auf|in)\s(?:T\+|SZ Plus|SZ-Plus|ZEIT|F\+|"
    r"[A-ZÄÖÜ]\w{0,15}\s?(?:\+|Plus|plus)|[A-Z]{2,6}\b).*|\s[A-ZÄÖÜ„].*)",
    re.IGNORECASE,
)
_READ_HERE = re.compile(
    r"(?:(?:lesen|finden|erfahren|sehen|hören) sie (?:hier|in diesem (?:text|artikel|video|podcast|interview|"
    r"überblick)|in unserem|auf unserer|weiter auf|auf der nächsten)|(?:mehr|alles|weitere (?:informationen|infos|"
    r"nachrichten|hintergründe|texte|artikel)|alle (?:\w{4,20} )?(?:nachrichten|entwicklungen|infos|texte|meldungen)|"
    r"das interview|den (?:ganzen|vollständigen|kompletten) (?:text|artikel|bericht)|einen überblick|"
    r"die (?:aktuellen|neuesten|wichtigsten) (?:entwicklungen|nachrichten)).{0,90}"
    r"(?:lesen|finden|erfahren|sehen|hören) sie (?:hier|in unserem|in diesem|im (?:newsblog|liveblog|liveticker|"
    r"überblick)|auf unserer)|"
    r"hier geht(?: es|'s) (?:direkt )?(?:zum|zur|zu (?:den|unsere[mnr]?)) [\w-]{0,20}(?:blog|ticker|newsletter|"
    r"artikel|interview|"
    r"podcast|video|anmeldung|übersicht|bericht|text|folge|themenseite|spezial|startseite|ergebnis(?:sen)?)\b|"
    r"(?:hier|unter diesem link) finden sie (?:alle|weitere|mehr|die (?:neuesten|aktuellen|wichtigsten)|"
    r"einen überblick|(?:den|die|das) (?:erste|zweite|dritte|vierte|letzte|nächste)n? (?:teil|folge|ausgabe))\b|"
    r"(?:read|lesen sie) (?:the|diesen|dieses|die) (?:english|german|french|original|deutsche|englische|französische|"
    r"ursprüngliche)n? (?:version|fassung|text|artikel|interview)\b.{0,50}\b(?:here|hier)\b|"
    r"alle (?:folgen|teile|texte|artikel|kolumnen) .{0,60}(?:finden sie (?:hier|auf|unter)|hier)\b|"
    r"alle (?:folgen|teile|texte|kolumnen)(?: der (?:serie|reihe|kolumne))? (?:auf|unter) \S{2,40}\.\S{2,60}$|"
    r"(?:die |alle )?(?:quellen(?:angaben)?|studien|belege|links|nachweise) (?:zum|zu diesem|für den) (?:artikel|"
    r"text|beitrag) "
    r"(?:finden sie|gibt es) (?:hier|unter|auf)\b|"
    r"(?:alle|die) .{3,60} im (?:liveblog|newsblog|liveticker|live-ticker)\W{0,2}$|click here (?:to|for)\b|"
    r"(?:read|watch|see|find|listen to|click here for|follow) (?:the |our |more |all )(?:full |latest |"
    r"live )?(?:story|article|report|coverage|updates|interview|blog|here|about|on)\b)",
    re.IGNORECASE,
)
_ONLY_HERE = re.compile(
    r"\(?[^.!?]{3,140}(?<!,) (?:finden|lesen|erfahren|sehen|hören) sie (?:hier|"
    r"auf (?:unserer|der) themenseite)\)?[.:]?",
    re.IGNORECASE,
)
"""A whole sentence that ends with where its link leads."""
_QUESTIONS_THERE = re.compile(
    r"(?:[A-ZÄÖÜ]\w{1,5} )?(?:wie|was|warum|welch\w{0,3}|we[rnm]|weshalb|wieso|wann|wo\w{0,5}|ob)\b[^.!?]{10,480}, "
    r"(?:lesen|erfahren|sehen|hören) sie (?:in|im) [^.!?,]{3,80}(?:, (?:den|die|das) sie)?(?: hier)? auf [\w .-]{3,30}"
    r"(?: finden)?\.?",
    re.IGNORECASE,
)
"""The questions that an interview elsewhere answers, of any length, and where it stands."""
_FACTS = re.compile(
    r"\b(?:erscheint|erschien(?:en)?|erschienen|verlag|label|regie|isbn|\d{1,4} (?:euro|seiten|minuten|uhr))\b|[€£$]",
    re.IGNORECASE,
)
"""What brackets tell of the book, the record, the play or the evening that an article is about."""
_MORE_THERE = re.compile(
    r"[.!?:–] (?:mehr|näheres|alles|einzelheiten|details) (?:dazu|darüber|hierzu) (?:(?:lesen|finden|erfahren) sie )?"
    r"(?:hier|in (?:diesem|unserem|unserer) (?:text|artikel|bericht|beitrag|interview|blog|newsblog|liveblog|"
    r"überblick|analyse))[.!]?$",
    re.IGNORECASE,
)
"""Where a bracket sends its reader."""
_HERE_AT_END = re.compile(
    r"^\W{0,2}(?:[A-ZÄÖÜ]\w{1,5} )?(?:wie|was|warum|welch\w{0,3}|we[rnm]|weshalb|wieso|wann|wo\w{0,5}|ob|mehr|alles|"
    r"dass)\b"
    r"[^!?]{0,160},\s(?:das )?(?:lesen|erfahren|sehen|hören) sie (?:hier|in unserem \w+|auf unserer \w+|im "
    r"(?:vollständigen|ganzen) (?:text|artikel|interview))"
    r"(?: auf [\w .-]{2,30})?[.:]?$",
    re.IGNORECASE,
)


@rule(
    "teaser",
    trips="Lesen Sie auch: Warum die Brücke erst im Herbst fertig wird",
    spares="Lesen Sie langsam, sagt der Lehrer: So bleibt mehr hängen.",
    words=_LEAD_WORDS,
    max_chars=340,
)
def labelled_teaser(page: Page, ix: int) -> bool:
    """A label such as `Lesen Sie auch:` or `Read more:` and the headline it leads to, on one line."""
    line = page.lines[ix]
    found = _LABELLED.fullmatch(line.text)
    if not found or line.continues:
        return False
    return bool(_STRONG.match(line.text)) or (
        not line.ends and len(line.text) <= ITEM_CHARS and not _is_speech(found["headline"])
    )


def _is_speech(text: str) -> bool:
    return text[0] in '„“"»' or text.endswith(("?", "!", "."))


@rule(
    "teaser",
    trips="Mehr zum Thema",
    spares="Mehr zum Thema Rente will die Regierung im Herbst vorlegen.",
    words=_LEAD_WORDS,
    max_chars=70,
)
def teaser_heading(page: Page, ix: int) -> bool:
    """The heading of a box of links, alone on its line."""
    line = page.lines[ix]
    if line.continues or line.continued or line.text.endswith(("!", "?")):
        return False
    if _OUR_PIECES.fullmatch(line.text):
        return True
    return bool(_HEADER.fullmatch(line.text)) and (
        len(line.tokens) > 1
        or line.text.endswith(":")
        or line.lower in ("related", "recommended", "trending", "meistgelesen")
    )


@rule(
    "teaser",
    trips="Mehr zum Hafen bei M+ Streit um die Brücke Warum der Kran steht Zehn Fragen an die Bürgermeisterin",
    spares="Mehr zum Hafen will die Stadt im Herbst sagen.",
    words="mehr",
    max_chars=900,
)
def glued_teasers(page: Page, ix: int) -> bool:
    """A line that begins `Mehr zu …` and goes on with headlines glued together.

    No sentence, no full stop at its end.
    """
    line = page.lines[ix]
    if line.ends or line.continues or line.continued or len(line.tokens) < 5 or line.text[-1] in ":,;":
        return False
    return bool(_GLUED.fullmatch(line.text)) and (line.sentences > 1 or len(line.text) > 60 or "+" in line.text)


@rule(
    "teaser",
    trips="[Umbau am Hafen: Warum der Kran noch immer steht]",
    spares="[Die Werft gehört seit dem Winter der Stadt.]",
    max_chars=400,
)
def bracketed_teaser(page: Page, ix: int) -> bool:
    """A whole line in square brackets that is the headline of another article.

    It has a colon or a label and no full stop, or it says at its end where more is to be read.
    """
    text = page.lines[ix].text
    if text[0] != "[" or text[-1] != "]" or text.startswith(("[...", "[…")) or "[" in text[1:]:
        return False
    inside = text[1:-1].strip()
    if _STRONG.match(inside) or _MORE_THERE.search(inside[-80:]):
        return True
    if _FACTS.search(inside):
        return False
    return ":" in inside[1:120] and inside[-1:] not in ".," and len(inside) > 15


@rule(
    "teaser",
    trips="Den ganzen Bericht zum Hafen lesen Sie hier.",
    spares="Die Ergebnisse finden Sie in der Tabelle, sagte die Wahlleiterin.",
    words=(
        "lesen finden erfahren sehen hören hier alle quellen quellenangaben liveblog newsblog liveticker ticker read "
        "watch see find listen click follow"
    ),
    max_chars=600,
)
def link_sentence(page: Page, ix: int) -> bool:
    """A sentence whose only purpose is a link: `… lesen Sie hier`, `Read the full story`."""
    line = page.lines[ix]
    if line.sentences > 1 + (not line.ends) or any(mark in line.text for mark in '„“”"»«'):
        return False
    if _QUESTIONS_THERE.fullmatch(line.text):
        return True
    if len(line.text) > LINK_CHARS:
        return False
    found = _READ_HERE.match(line.text) or _HERE_AT_END.search(line.text) or _ONLY_HERE.fullmatch(line.text)
    return bool(found) and not re.search(r"\b(?:sagte|sagt|so|said|says)\b", line.lower[-60:])


@rule(
    "teaser",
    trips="Mehr zum Thema\n> Warum die Brücke erst im Herbst fertig wird\n> Zehn Fragen an die Bürgermeisterin",
    spares="Mehr zum Thema\n> Der Rat hat am Montag beschlossen, die Brücke im Herbst zu öffnen.",
    max_chars=ITEM_CHARS,
    neighbours=True,
)
def teaser_item(page: Page, ix: int) -> bool:
    """A headline below the heading of a box of links, or below another such headline.

    Never a line that ends like a sentence.
    """
    line = page.lines[ix]
    if (
        page.role(ix - 1) != "teaser"
        or (line.ends and line.text[-1] == ".")
        or line.continues
        or line.continued
        or len(line.tokens) < 3
    ):
        return False
    heading = _box_heading(page, ix)
    return heading is not None and ix - heading <= MAX_ITEMS and _belongs_to_box(page, ix, heading)


def _box_heading(page: Page, ix: int) -> int | None:
    for above in range(ix - 1, max(-1, ix - MAX_ITEMS - 1), -1):
        if page.role(above) != "teaser":
            return None
        if _HEADER.fullmatch(page.lines[above].text):
            return above
    return None


def _belongs_to_box(page: Page, ix: int, heading: int) -> bool:
    """Tell a linked headline from a subhead of the article: a subhead is short and a paragraph follows it at once."""
    following = page.at(ix + 1)
    if following is None or page.lines[heading].text.endswith(":") or page.role(ix + 1) is not None:
        return True
    return following.head_like or len(page.lines[ix].text) > 50


_MORE_ON = re.compile(
    r"Mehr (?:zu[mr]?|über|zum Thema)(?: (?:d(?:ie|en|em|er|as)|und|von|in|im|am))?(?: [A-ZÄÖÜ„\"][\w.„“\"-]{1,30}"
    r"(?: (?:und|in|im|am|von)(?: d(?:ie|en|em|er|as))?)?){0,4} [A-ZÄÖÜ„\"][\w.„“\"-]{1,30}|"
    r"Mehr (?:zu[mr]?|über) (?:d(?:ie|en|em|er|as) )?[A-ZÄÖÜ][\w-]{2,30}"
)


@rule(
    "teaser",
    trips="[Alles vom Hafen lesen Sie in unserem Newsblog.]\n> Mehr zum Hafen und der Werft\nDie Stadt baut.",
    spares="Die Stadt baut am Hafen.\n> Mehr zum Hafen und der Werft\nDer Rat stimmte am Montag zu.",
    words="mehr",
    max_chars=70,
    neighbours=True,
)
def heading_beside_promo(page: Page, ix: int) -> bool:
    """`Mehr zu …` and what about, right above or below promotion or other teasers."""
    if page.role(ix - 1) not in ("promo", "teaser") and page.role(ix + 1) not in ("promo", "teaser"):
        return False
    return page.lines[ix].head_like and bool(_MORE_ON.fullmatch(page.lines[ix].text))


_SIGNED = re.compile(rf"[.!?…][\"“”»«]? (?:Von|By) {NAMES}$")


@rule(
    "teaser",
    trips=(
        "Meistgelesen\n> Kran am Hafen kippt um. Die Stadt sucht nach der Ursache, verletzt ist niemand. "
        "Von Mara Beispiel"
    ),
    spares=(
        "Die Stadt sucht die Ursache.\n> Kran am Hafen kippt um. Verletzt ist niemand, es bleibt ein Rätsel. "
        "Von Mara Beispiel"
    ),
    words="von by",
    neighbours=True,
)
def signed_teaser(page: Page, ix: int) -> bool:
    """A summary of another article that ends with who wrote it, below the heading of a box of links or another such."""
    return page.role(ix - 1) == "teaser" and bool(_SIGNED.search(page.lines[ix].text[-120:]))


@rule(
    "teaser",
    trips="Die Brücke ist seit Montag gesperrt.\n> Warum die Brücke erst im Herbst fertig wird",
    spares="Die Brücke bleibt gesperrt.",
    max_chars=ITEM_CHARS + 60,
)
def linked_headline(page: Page, ix: int) -> bool:
    """A line that the page makes nothing but a link, of three words or more and without a full stop.

    Not a bare address, and not a few words that stand alone above a paragraph.
    """
    line = page.lines[ix]
    if ix not in page.linked or ix == 0 or len(line.tokens) < 3 or (line.ends and line.text[-1] == "."):
        return False
    return not (_ADDRESS.fullmatch(line.text) or _heads_a_paragraph(page, ix))


def _heads_a_paragraph(page: Page, ix: int) -> bool:
    """Tell whether a linked line reads like a subhead: short and alone, above prose."""
    if ix - 1 in page.linked or ix + 1 in page.linked or len(page.lines[ix].text) > SUBHEAD_CHARS:
        return False
    below = page.at(ix + 1)
    return below is not None and below.ends and len(below.text) >= PROSE_CHARS
