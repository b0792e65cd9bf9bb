"""Sentences whose only purpose is a link: where the whole report, more about it, or an overview is to be read."""

import re

from newsmill.transforms.ground.speech import SAYS
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

LINK_CHARS = 220
"""Sentences whose purpose is a link are shorter, unless they tell what else there is to read."""

_SAID = re.compile(rf"\b{SAYS}\b|, so\b")
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
_ELSEWHERE = re.compile(
    r"(?:mehr(?: dazu| darüber| zum thema)?|(?:den|die|das|einen?) (?:ganzen?|ausführlichen?|vollständigen?|"
    r"kompletten?|langen?) "
    r"(?:bericht|artikel|text|beitrag|interview|reportage|fassung|gespräch)) (?:lesen|finden|hören|sehen) sie "
    r"(?!,)[^,„“\"»«]{3,80}|"
    r"lesen sie (?:den|die|das) (?:ganzen?|ausführlichen?|vollständigen?|kompletten?) (?:bericht|artikel|text|beitrag|"
    r"interview|"
    r"reportage) (?:auf|in|im|unter|bei|hier)\b.{2,60}|"
    r"(?:lesen sie (?:dazu auch|dazu|auch)|siehe(?: auch)?|mehr dazu|ausführlicher bericht|"
    r"weiterer bericht)\b[^.!?]{0,60}?"
    r" ?\b(?:auf )?(?:seiten?|s\.) \d{1,3}(?: und \d{1,3})?\.?|"
    r"\((?:lesen|sehen|hören) sie (?:hier|dazu auch|auch)[,:]? (?:wie|was|warum|welch\w{0,3}|we[rnm]|weshalb|wieso|"
    r"wann|wo|ob|"
    r"das|den|die|unser\w{0,2}|mehr)\b[^()]{5,160}\)\.?",
    re.IGNORECASE,
)
"""A whole sentence that says where the whole report is to be read, in print it may be."""
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
    trips="Den ganzen Bericht zum Hafen lesen Sie hier.",
    spares="Die Ergebnisse finden Sie in der Tabelle, sagte die Wahlleiterin.",
    words=(
        "lesen finden erfahren sehen hören hier alle quellen quellenangaben liveblog newsblog liveticker ticker read "
        "siehe seite seiten bericht mehr s watch see find listen click follow"
    ),
    max_chars=600,
)
def link_sentence(article: ArticleLines, ix: int) -> bool:
    """A sentence whose only purpose is a link: `… lesen Sie hier`, `Read the full story`."""
    line = article.lines[ix]
    if line.sentences > 1 + (not line.ends) or any(mark in line.text for mark in '„“”"»«'):
        return False
    if _QUESTIONS_THERE.fullmatch(line.text):
        return True
    if len(line.text) > LINK_CHARS:
        return False
    text = line.text.strip("+*>»→ ")
    found = _READ_HERE.match(text) or _HERE_AT_END.search(text) or _ONLY_HERE.fullmatch(text)
    found = found or _ELSEWHERE.fullmatch(line.text)
    return bool(found) and not _SAID.search(line.lower[-60:])
