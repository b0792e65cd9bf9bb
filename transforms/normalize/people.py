"""Authors: from what documents name as such to the persons among them.

Several in one string are told apart; mail addresses, agencies, the publication itself, functions and the filling of
empty fields are none. What is left in doubt stays as it is written.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from newsmill.transforms.normalize.byline_words import GENRE, PICTURES
from newsmill.transforms.normalize.roles.names import NEWS_AGENCIES
from newsmill.transforms.normalize.site_names import is_generic, is_site

MAX_CHARS = 2_000
"""Characters of a string that names authors; longer ones are prose."""
MAX_NAME = 100
"""Characters of a name."""
MAX_NAMES = 50
"""Authors kept of one document."""

_BYLINE = re.compile(
    r"\A(?:(?:von|by)\s(?:unser\w{0,3}|our)\s\w{1,30}(?=\s)|"
    r"(?:par|por|di|door|av|af)(?=\s[^\W\d_]+\s[^\W\d_])|"
    r"(?:von|by|from)(?=[\s:])(?!\s(?:de[rmn]|und zu)\b)|"
    rf"eine?\s{GENRE}\svon|"
    r"(?:text|geschrieben|verfasst|written|story|words|reported|interview)(?:\s(?:von|by))?(?=[\s:])|"
    r"(?:\w{1,20}\s){1,3}by(?=\s)|"
    r"[^\W\d_]{2,20}\s?:)\s*:?\s*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:mailto:)?[^\s<>()\[\],;:]*@[^\s<>()\[\],;]*|https?://\S*|www\.\S*", re.IGNORECASE)
_PICTURES = re.compile(rf"\b{PICTURES}\b", re.IGNORECASE)
_PICTURE_TAIL = re.compile(rf"\s{PICTURES}(?:\s(?:von|by))?\s?:.*", re.IGNORECASE)
_PICTURE_LABEL = re.compile(rf"\s*{PICTURES}\s?(?:von|by)?\s?:", re.IGNORECASE)
_PHOTOS = "\x1f"
"""Stands for brackets that say who took the pictures."""
_EDGES = " \t,:-–—*\"'()"
_ABBREVIATED = re.compile(r"\b(?:[A-ZÀ-Þ]|jr|sr)\.$", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[<]([^()\[\]<>]*)[)\]>]")
_STRONG = re.compile(r"\s?[;|•·+]\s?|\n|\s[/–—-]\s|(?<=\w)/(?=\w)")
_AND = re.compile(
    r",?\s(?:with\s)?(?:additional\sreporting|reporting|files)\s(?:by|from):?\s|,\s(?:and|und)\s|\s(?:and|und(?!\szu\b)|sowie|&|mit)\s",
    re.IGNORECASE,
)
_AND_ELSEWHERE = re.compile(r"\s(?:et|y|e|en|och|og|avec|con|met)\s")
"""Other languages' words for it, which stand within names, too (``Ortega y Gasset``)."""
_AGENCY = re.compile(
    rf"(?:dpa|afp|reuters|epd|kna)\s\w{{1,20}}|"
    rf"(?:the\s|die\s|thomson\s)?(?:{NEWS_AGENCIES}|agence france[- ]presse|"
    r"(?:dpa )?deutsche presse[- ]agentur(?: gmbh)?|dpa[- ]infocom gmbh|"
    r"evangelischer pressedienst|katholische nachrichten[- ]agentur|austria presse agentur|afp[- ]?relaxnews|"
    r"\w{0,20}agentur(?:en|material)?|(?:ap|afp|reuters|dpa)[- ](?:staff|news|english|korrespondent(?:in)?))",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(r"\s(?:for|für|from|von)\s(?:the\s|die\s|den\s)?([^\s].{1,60})$", re.IGNORECASE)
_PLACE = re.compile(r"\s(?:in|from|aus)\s[A-ZÄÖÜ][\w.-]+(?:\s[A-ZÄÖÜ][\w.-]+)?$")
_TEMPLATE = re.compile(r"\{\{|\$\{|<%|%%|\[object ")
"""What a template leaves where it was not filled in."""
_ENDING = re.compile(r"\s(?:u\.\s?a\.?|et\sal\.?|(?i:associated press|reuters|bloomberg)|dpa|AFP)$")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|m\.?a|mba|msc|bsc)\.?", re.IGNORECASE)
_GENERATION = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_FUNCTION = re.compile(
    r"(?:\w{0,30}(?:redakteur|reporter|korrespondent|chef|leiter|autor|kolumnist|volontär|praktikant|mitarbeiter|"
    r"journalist|experte)(?:in|innen|en)?\b|(?:\w+\s){0,4}(?:correspondent|editor|reporter|writer|columnist|"
    r"contributor|producer|analyst|journalist|expert)s?\b)(?:[\s-].{1,60})?"
    r"|(?:freie[rn]? )mitarbeiter(?:innen|in|n)?|\w{0,20}redaktion(?:en|steam)?|redaktions\w{3,12}(?: \S{1,30})?"
    r"|(?:our|the)\s(?:\w+\s){0,2}(?:staff|team|reporters?)|editorial\s(?:board|team|staff)"
    r"|(?:in|aus|from|at)\s.{2,60}",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:universit(?:y|ät|é|à)|universidad|institute?|college|hochschule|foundation|stiftung)\b|"
    r"\Athe\s(?!rev\b|rt\b|right\b|hon\b|very\b)\S+\s\S",
    re.IGNORECASE,
)
"""Where somebody teaches or works, told in a byline behind the name."""
_ACCOUNT = re.compile(
    r"[\w-]{2,40}\.[a-z]{2,30}|[a-zäöüß]{1,4}|[KW][BCDFGHJKLMNPQRSTVWXZ]{3}[A-Z]{0,12}(?:-(?:TV|AM|FM))?"
)
"""Who signed on to a system (``sommer.ina``), a host, the initials of an editor, or an American station by the four
letters that it is called by, with what it calls its accounts behind them (``WXRTNEWS``)."""
_NOBODY = frozenset(
    """
    false true
    nan none null n/a na nat nil undefined unknown unbekannt anonymous anonym admin administrator root user gast guest
    author autor autorin webmaster noreply no-reply info default test pressemitteilung pressestelle presse press
    gastbeitrag gastautor material von mit über agenturmaterial und and by sonstige various diverse k.a. k.a
    sponsored anzeige advertorial werbung
    """.lower().split()
)


def persons(names: Iterable[str], sites: Collection[str]) -> tuple[str, ...]:
    """Return the persons among the strings that a document gives for its authors, in order, each once.

    Args:
        names: The strings as they stand, white space collapsed.
        sites: Names of the publication, its host among them.

    >>> persons(["Von Jana Muster, Kai Probe und dpa", "news@example.photography (Mia Lang)"], ["Talbote"])
    ('Jana Muster', 'Kai Probe', 'Mia Lang')
    """
    found = (person for name in names if len(name) <= MAX_CHARS for person in _persons(name, sites))
    return tuple(dict.fromkeys(found))[:MAX_NAMES]


def _persons(name: str, sites: Collection[str]) -> Iterator[str]:
    if is_site(name, sites):
        return
    first, comma, rest = name.partition(",")
    if comma and is_site(first, sites):
        name = ",".join(part for part in rest.split(",") if " " in part.strip())  # "Talbote, Hamburg": its place
    text = _ADDRESS.sub(" ", name)
    if text != name and not _BRACKETS.sub("", text).strip(" ,;"):
        text = _BRACKETS.sub(r"\1", text)  # RSS has "mail@host (Name)"
    bare = _BRACKETS.sub(_unbracketed, text)
    parts = [_PICTURE_TAIL.sub("", part).strip() for part in _STRONG.split(bare) if not _PICTURE_LABEL.match(part)]
    ones = [one for part in parts for one in _weakly_split(_BYLINE.sub("", part, count=1))]
    wired = any(_AGENCY.fullmatch(one) for one in ones)
    for one in ones:
        person = _person(_without_employer(one, sites))
        # "dpa/lno": behind an agency stands the sign of its bureau.
        if person and not _is_nobody(person, sites) and not (wired and person.islower() and " " not in person):
            yield person


def _without_employer(text: str, sites: Collection[str]) -> str:
    """Return a name without the publication or agency that somebody writes for."""
    found = _EMPLOYER.search(text)
    if found and (is_site(found[1], sites) or _AGENCY.fullmatch(found[1])):
        return text[: found.start()]
    return _ENDING.sub("", _without_place(text))


def _without_place(text: str) -> str:
    """Return a name of two words or more without the place behind it: ``Ina Sommer in Kiel``."""
    found = _PLACE.search(text)
    return text[: found.start()] if found and text[: found.start()].count(" ") else text


def _unbracketed(found: re.Match[str]) -> str:
    """Return what is left of brackets: nothing, or that somebody took the pictures."""
    return f" ({_PHOTOS}) " if _PICTURES.search(found[1]) else " "


def _weakly_split(text: str) -> list[str]:
    """Return the names between commas and conjunctions; ``Muster, Jana`` is one."""
    names = _AND_ELSEWHERE.split(text)
    apart = len(names) > 1 and all(" " in name.strip() or _AGENCY.fullmatch(name) for name in names)
    pieces = names if apart else _AND.split(text)
    groups = [[part.strip() for part in group.split(",") if part.strip()] for group in pieces]
    if all(len(group) == 2 and all(map(_is_word, group)) for group in groups):
        return [f"{given} {family}" for family, given in groups]
    found: list[str] = []
    for part in (part for group in groups for part in group):
        if found and _SUFFIX.fullmatch(part):
            found[-1] += f" {part}" if _GENERATION.fullmatch(part) else ""
        elif not (found and "," in text and _is_word(part) and " " in found[-1]):
            found.append(part)
    return found


def _is_word(part: str) -> bool:
    """Tell whether a part is one word and may be half of a name, or the place behind one."""
    return " " not in part and part[:1].isupper() and not _AGENCY.fullmatch(part) and part.casefold() not in _NOBODY


def _person(text: str) -> str | None:
    """Return a name without the words before it; null for who took the pictures."""
    if _PHOTOS in text:
        return None
    person = " ".join(_BYLINE.sub("", text.strip(_EDGES), count=1).split()).strip(_EDGES)
    person = person if _ABBREVIATED.search(person) else person.rstrip(".")
    return person if person and len(person) <= MAX_NAME else None


def _is_nobody(person: str, sites: Collection[str]) -> bool:
    words = person.casefold().split()
    return (
        not any(character.isalpha() for character in person)
        or bool(_TEMPLATE.search(person))
        or is_generic(person)
        or is_site(person, sites)
        or all(word in _NOBODY or _AGENCY.fullmatch(word) for word in words)
        or bool(_AGENCY.fullmatch(person) or _FUNCTION.fullmatch(person) or _ACCOUNT.fullmatch(person))
        or bool(_INSTITUTION.search(person))
    )
