"""Organisations and media in quotation marks: ``das „Wall Street Journal“``, ``berichtet „Reuters“``, ``the "Sun"``.

A quotation of one to five words, each capitalised or a particle, is an organisation when it is a listed one, holds a
word that papers and broadcasters are called by (Times, Zeitung, News, ...), or stands where only a source stands:
behind ``die Zeitung``, ``das Magazin``, ``der Sender`` or ``laut``, or before ``-Magazin``, ``-Bericht``,
``zufolge``. Scare quotes (``einen „Kriegseintritt“``) and quoted speech (``sagte „Nein“``) trip none of these.
"""

import re

from newsmill.transforms.entities.found import RULE, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.known import known_entity, known_forms
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import no_name_phrases

_QUOTED = re.compile(r"[„“”\"«»‚‘]([^\W\d_a-zäöüß][^„“”\"«»‚‘’\n]{1,40})[“”\"«»‘’]")
_PARTICLES = frozenset({
    "am", "an", "auf", "da", "das", "de", "del", "der", "des", "die", "du", "e.V.", "für", "im", "in", "la", "le",
    "of", "on", "the", "und", "von", "zur", "&", "y",
})  # fmt: skip
_MEDIA_WORDS = word_list("media_words")
_BEFORE = re.compile(
    r"(?:\b(?:laut|Laut)(?: de[rm]| dem| einem Bericht de[rs])?|"
    r"\b(?:berichte(?:t|te|ten)|meldet(?:e|en)?|schreibt|schrieb|zitiert(?:e)?)(?: die| der| das)?|"
    r"\b(?:sagte|gegenüber) de[rm]|"
    r"\b(?:Wochen|Tages|Boulevard|Sonntags|Abend|Lokal|Regional|Wirtschafts|Fach)?[Zz]eitung|"
    r"\b(?:Nachrichten|Wirtschafts|Fach|Polit|Wochen|Mode|Online|Satire)?[Mm]agazins?|\b[Nn]achrichtenagentur|"
    r"\b(?:Fernseh|Radio|TV-|Nachrichten|Online)?[Ss]enders?|\b(?:Nachrichten|Online|Internet)?[Pp]ortals?|"
    r"\bOnlinedienst|\b(?:Hilfs|Umwelt|Terror)?[Oo]rganisation|\bInitiative|\b(?:Fach|Boulevard|Lokal|Regierungs)?[Bb]latt(?:s|es)?|\b(?:Fach)?[Jj]ournals?|\b[Bb]roadcaster|\b[Nn]ewspapers?|"
    r"\bmagazine|\bnews agency|\bAccording to|\baccording to) ?\Z"
)
_AFTER = re.compile(
    r"-(?:Magazin|Bericht|Zeitung|Redaktion|Reporter|Journalist|Interview|Korrespondent)|"
    r" (?:zufolge|berichtete?n?|meldete?n?|schreibt|schrieb|magazine|newspaper|reported)\b"
)


def find_quoted(article: ArticleText) -> list[Found]:
    """Return the quoted organisations of ``article``, without their quotation marks."""
    return [
        Found(match.start(1), match.end(1), "ORG", None, RULE)
        for match in _QUOTED.finditer(article.text)
        if _is_organisation(article, match)
    ]


def _is_organisation(article: ArticleText, match: re.Match[str]) -> bool:
    name = match.group(1)
    words = name.split(" ")
    if len(words) > 5 or not all(word in _PARTICLES or word[:1].isupper() or word[:1].isdigit() for word in words):
        return False
    if name in no_name_phrases():
        return False
    if name in known_forms(article.language):
        return known_entity(name, "ORG", article.language) is not None
    parts = name.casefold().replace("-", " ").split(" ")
    if len(parts) > 1 and not _MEDIA_WORDS.isdisjoint(parts):
        return True
    before = article.text[max(match.start() - 40, 0) : match.start()]
    return bool(_BEFORE.search(before) or _AFTER.match(article.text, match.end())) and name[-1] not in ".!?,"
