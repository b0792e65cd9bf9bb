"""Notes of the newsroom around an article: corrections, who paid for it, where it stood first, whose it is."""

import re

from newsmill.transforms.ground.speech import SAYS
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

CUT = 200
"""Characters of a note from which one without a full stop is taken for a piece: without its rest it stays."""
_PIECE = (
    r"(?:artikel|text|beitrag|interview|kommentar|gastbeitrag|reportage|recherche|bericht|story|article|piece|report|"
    r"post)(?:e?s)?"
)
_EDITORS = re.compile(
    rf"[*\s(\[]{{0,4}}(?:(?:anm(?:erkung|\.)|hinweis) d(?:er|\.) red(?:aktion|\.)|redaktionelle[rn]? (?:hinweis|"
    rf"anmerkung)|"
    rf"(?:the )?(?:views|opinions) expressed\b.{{0,80}}\b(?:author|writer|columnist|their own)|transparenzhinweis|"
    rf"korrekturhinweis|(?:(?:hinweis|korrektur|berichtigung|"
    rf"richtigstellung): )in einer (?:früheren|ersten|"
    rf"älteren|vorherigen) (?:version|fassung)|"
    rf"(?:correction|clarification|update|note)\s?[:–-] (?:an (?:earlier|previous) version of this|this) {_PIECE}|"
    rf"hinweis: (?:der|die|das|diese[rs]?) {_PIECE} wurde\b.{{2,300}}(?:ergänzt|"
    rf"aktualisiert|überarbeitet|korrigiert|geändert)|(?:(?:korrektur|berichtigung|correction): )?"
    rf"diese[rs]? {_PIECE} wurde (?:zuletzt |nachträglich )?am .{{6,40}} (?:aktualisiert|überarbeitet|geändert|"
    rf"korrigiert)|"
    rf"in eine[rm] (?:früheren|ersten|älteren|vorherigen) (?:version|"
    rf"fassung)\b.{{0,60}}"
    rf"(?:diese[sr]|des|der) {_PIECE}|an (?:earlier|previous) version of this {_PIECE}|editor[’']?s[’']? note|"
    rf"(?:this|the) {_PIECE} (?:has been|was) (?:updated|corrected|amended))(?!\w).{{0,900}}",
    re.IGNORECASE,
)
_MENDED = r"(?:korrigiert|berichtigt|präzisiert|richtiggestellt|ergänzt|geändert|ausgetauscht|entfernt)"
_BY_US = rf"(?:wir haben|haben wir)\b[^*.!?]{{0,200}}\b{_MENDED}\b[^*]{{0,200}}"
_MENDED_HERE = re.compile(rf"(?:\*{{2,4}}\s?|\*)(?!\s)[^*]{{0,700}}?{_BY_US}", re.IGNORECASE)
"""That the newsroom mended its text, behind asterisks that refer to a place of it: no item of a list."""
_MENDED_AT_END = re.compile(
    rf"(?:an dieser stelle haben wir [^.!?]{{3,120}}|wir haben (?:den fehler|die (?:stelle|passage|angaben?))"
    rf"(?: (?:inzwischen|nachträglich|entsprechend))?) {_MENDED}(?: und bitten, [^.!?]{{5,60}})?\.?",
    re.IGNORECASE,
)
_REPORTED = re.compile(rf"\b(?:{SAYS}|so)\b|[„“»\"]")
_NAMES_CHANGED = re.compile(
    r"[*\s(\[]{0,4}(?:(?:der|die|alle|einige) )?(?:vor)?namen?(?: (?:der|des) [\w ]{3,40})? (?:(?:wurden?|sind|ist) )?"
    r"(?:(?:von der redaktion|zum schutz .{2,60}|auf wunsch .{2,40}) )?(?:geändert|verändert|anonymisiert)\W{0,3}"
    r"(?:\s?(?:(?:der|die) (?:echten?|richtigen?|vollständigen?|wahren?) namen?|die personen?) (?:ist|sind) "
    r"der redaktion bekannt\W{0,3})?|"
    r"[*\s(\[]{0,4}(?:some |all )?names? (?:have|has) been changed\b.{0,80}",
    re.IGNORECASE,
)


@rule(
    "agency",
    trips="*Anmerkung der Redaktion: In einer früheren Fassung war die Brücke zu kurz.",
    spares="Die Anmerkung der Redaktion ärgerte den Kämmerer.",
    words=(
        "aktualisiert überarbeitet views opinions anmerkung anm hinweis correction clarification update note "
        "redaktioneller redaktionelle transparenzhinweis korrekturhinweis version fassung editor editors updated "
        "corrected amended geändert verändert anonymisiert changed korrigiert berichtigt präzisiert richtiggestellt "
        "ergänzt ausgetauscht entfernt"
    ),
)
def editors_note(article: ArticleLines, ix: int) -> bool:
    """A note of the newsroom: a correction, a disclosure, or that names were changed."""
    line = article.lines[ix]
    text = line.text
    if len(text) > CUT and not line.ends and not text.endswith("Redaktion"):
        return False
    if _EDITORS.fullmatch(text) or _NAMES_CHANGED.fullmatch(text):
        return True
    mended = _MENDED_HERE.fullmatch(text) or (article.near_foot(ix) and _MENDED_AT_END.fullmatch(text))
    return bool(mended) and not _REPORTED.search(text)


_ELSEWHERE = re.compile(
    rf"(?:eine (?:kürzere|längere|frühere|gekürzte|erweiterte|ausführlichere) (?:version|fassung) dieses {_PIECE} "
    rf"(?:erschien|ist|steht|wurde|lief)\b.{{2,120}}|diese[rs]? (?:{_PIECE}|kolumne|essay|serie) (?:"
    r"(?:ist |wurde )?(?:erschien|erscheint|zuerst|zunächst|erstmals|ursprünglich)\b.{2,120}|"
    r"(?:liegt|steht) (?:auch )?in einer (?:(?:aktualisierten|neueren|längeren|kürzeren|langen?|ungekürzten) "
    r"(?:version|fassung)|(?:lang|kurz)(?:version|fassung))\b.{0,60}|ist ein (?:auszug|vorabdruck) .{2,160}))\W{0,2}",
    re.IGNORECASE,
)


@rule(
    "agency",
    trips="Die Brücke steht.\n> Eine kürzere Version dieses Artikels erschien in der Hafenpost 27/2020.",
    spares="Die Brücke steht.\n> Eine kürzere Version dieses Krans erschien den Ingenieuren zu schwach.",
    words=("version fassung erschien erscheint zuerst zunächst erstmals ursprünglich liegt steht auszug vorabdruck"),
    max_chars=320,
)
def note_on_version(article: ArticleLines, ix: int) -> bool:
    """Where the article stood first, or in what version it lies here: at either end of the text."""
    return (article.near_top(ix, 2) or article.near_foot(ix)) and bool(_ELSEWHERE.fullmatch(article.lines[ix].text))


_FUNDED = re.compile(
    rf"(?:diese[rs]?|die|das|der|this|the) (?:recherchen?|arbeit|reporting|project|{_PIECE})\b.{{0,80}}"
    r"(?:wurden?|was|were|is) .{0,160}(?:unterstützt|gefördert|finanziert|ermöglicht|supported|funded|"
    r"produced with)\b.{0,120}",
    re.IGNORECASE,
)
_THIS_PIECE = re.compile(rf"\b(?:diese[mnrs]?|this) {_PIECE}|\bstipendium|\bgrant\b|\bfellowship", re.IGNORECASE)


@rule(
    "agency",
    trips="Die Brücke steht.\n> Die Recherche zu diesem Artikel wurde mit einem Stipendium unterstützt.",
    spares="Die Brücke steht.\n> Die Arbeit der Taucher wurde vom Land mit einer Million Euro unterstützt.",
    words="unterstützt gefördert finanziert ermöglicht supported funded produced",
    max_chars=400,
)
def funding_note(article: ArticleLines, ix: int) -> bool:
    """Who paid for the research, at the end of the text."""
    text = article.lines[ix].text
    return article.near_foot(ix) and bool(_FUNDED.fullmatch(text)) and bool(_THIS_PIECE.search(text))


_SOURCE = re.compile(
    r"(?:quellen?|sources?):\s?(?:www\.)?[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}(?:\s?[,/|"
    r"]\s?[\w./-]{2,30}){0,5}",
    re.IGNORECASE,
)
_OWN_ADDRESS = re.compile(r"(?:quelle|source|url|link|fonte|fuente|bron):\s?https?://\S{4,300}", re.IGNORECASE)


@rule(
    "agency",
    trips="Quelle: hafenblatt.example, abc/dpa",
    spares="Quelle: Die Stadt hat die Zahlen im Mai erhoben.",
    words="quelle quellen source sources url link fonte fuente bron",
    max_chars=300,
)
def source_and_staff(article: ArticleLines, ix: int) -> bool:
    """The site as its own source, with agencies and the initials of the staff; at the end, its whole address."""
    text = article.lines[ix].text
    return bool(_SOURCE.fullmatch(text)) or (article.near_foot(ix, 3) and ix > 0 and bool(_OWN_ADDRESS.fullmatch(text)))
