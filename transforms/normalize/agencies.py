"""Which news agencies an article comes from, by the signs that papers set: sign-offs, bylines, datelines, notices.

An agency that the text speaks of (``sagte sie der dpa``) is no sign, nor is the credit of a picture. A sign stands
behind the last full stop of a line (``… gesperrt. (dpa)``), before the first word (``Berlin (dpa) - …``), in a line of
its own (``Mit Material von AFP``), or is an author or the provider. Agencies that are not named (``mit Agenturen``) are
none.
"""

import re
from collections.abc import Iterator

from newsmill.schemas.rows.article import LanguageArticle, RemovedLine
from newsmill.transforms.normalize.agency_names import canonical, may_name
from newsmill.transforms.normalize.roles.names import NAME_LINE

PROVIDER, BYLINE, DATELINE, SIGN_OFF, NOTICE = "provider", "byline", "dateline", "sign_off", "notice"
"""Where an agency stood: the closed list of ``agency_evidence``, the strongest first."""

SIGN_CHARS = 90
"""A sign is not longer."""
NOTICE_CHARS = 360
"""Nor is a notice."""
TOP_LINES = 3
"""Lines that a dateline may begin."""
FOOT_LINES = 2
"""Lines at the end whose last word alone may be a sign without brackets."""
LONG_LINE = 120
"""A line of so many characters is a paragraph, whose last word may be a sign without brackets."""

_SIGN_ROLES = frozenset({"agency", "byline", "dateline", "attribution"})
"""Roles of removed lines that signs stand in: what stands under pictures and in adverts is none."""
_FINAL = frozenset(".!?…“”\"»«’'")
_LEAD = re.compile(
    r"(?:(?:dieser|this) (?:text|artikel|beitrag|story|article|report) )?"
    r"(?:(?:von|by|aus|from|quellen?:?|sources?:?|text:?|mit|with|unter verwendung von|nach|enthält)\s)?"
    r"(?:(?:agentur)?material\s|informationen\s|inhalten?\s)?(?:(?:von|der|des|from|by|the)\s){0,2}"
    r"(?:(?:presse|nachrichten)?agentur(?:en)?\s)?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,/;&|+]\s*|\s+(?:und|and|sowie|mit|with)\s+|\s+[-–]\s+", re.IGNORECASE)
_HOUSE = re.compile(
    r"[A-Za-zÄÖÜäöüß]{1,5}|(?i:zeit online|spiegel|tagesspiegel|t-online|n-tv|faz\.net|eigene|agenturen?)"
)
"""The paper's own initials beside an agency."""
_DATELINE = re.compile(r"(?P<place>[A-ZÄÖÜ][^!?():;\n]{1,60}?)?[\s,]*\((?P<sign>[^()\n]{2,40})\)\s?(?P<next>\S?)")
_PLACE = re.compile(
    r"(?:[A-ZÄÖÜ][\w.'’/-]*|am|an|der|ob|im|of|la|del?|\d{1,2}\.?|\d{4})"
    r"(?:[\s,]+(?:[A-ZÄÖÜ][\w.'’/-]*|am|an|der|ob|im|of|la|del?|\d{1,2}\.?|\d{4})){0,6}",
)
_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "ein", "eine", "the", "a", "an", "im", "in", "nach", "laut"})
_LEADING_PLACE = re.compile(r"(?P<sign>[\w/-]{3,20}),? (?P<place>[A-ZÄÖÜ][\w/-]{2,30})\. [A-ZÄÖÜ„]")
_NOTICE = re.compile(
    r"(?:©|\(c\)|copyright)\s?(?:\d{4},?\s)?(?:by\s)?"
    r"(?:dpa-infocom|(?:the )?associated press|thomson reuters|agence france-presse)|"
    r"(?:©|\(c\)|copyright)\s?(?:©\s?)?\d{4},?\s(?:by\s)?(?:afp|dpa|reuters|apa|epd|kna|sid)\b|"
    r"dpa-infocom[,:]|dem dpa-newskanal|"
    r"(?:(?:the )?associated press|reuters|afp|agence france-presse) (?:\w+ ){0,3}contributed",
    re.IGNORECASE,
)
_NOTICE_MARKS = ("©", "(c)", "copyr", "dpa-", "contr")
"""What stands in each notice: looked for first, at a tenth of the cost."""
_NOTICE_OWNER = re.compile(
    r"dpa-infocom|dpa-newskanal|associated press|thomson reuters|agence france-presse|afp|dpa|reuters|apa|epd|kna|sid",
    re.IGNORECASE,
)


def agencies_of(
    body: str, removed: tuple[RemovedLine, ...], authors: tuple[str, ...], provider: str | None
) -> tuple[tuple[str, ...], str | None]:
    """Return the canonical names of an article's agencies in the order found, and where the first stood.

    Args:
        body: the lines of the text that stay.
        removed: the lines that do not.
        authors: names that stand as authors, of persons or not.
        provider: name of the publication or the provider.
    """
    found: dict[str, str] = {}
    for place, names in _signs(body, removed, authors, provider):
        for name in names:
            found.setdefault(name, place)
    return tuple(found), next(iter(found.values()), None)


def agencies_again(
    article: LanguageArticle, body: str, removed: tuple[RemovedLine, ...]
) -> tuple[tuple[str, ...], str | None]:
    """Return what ``agencies_of`` gives for the lines of a stored article told anew.

    Authors who are no persons are not stored: what was told by them or by the provider stays.
    """
    names, place = agencies_of(body, removed, (), article.source_name)
    if article.agency_evidence in (PROVIDER, BYLINE):
        return tuple(dict.fromkeys((*article.agencies, *names))), article.agency_evidence
    return names, place


def _signs(
    body: str, removed: tuple[RemovedLine, ...], authors: tuple[str, ...], provider: str | None
) -> Iterator[tuple[str, list[str]]]:
    if provider:
        yield PROVIDER, _named(provider)
    for author in authors:
        yield BYLINE, _named(author)
    lines = body.split("\n")
    for line in lines[:TOP_LINES]:
        yield DATELINE, _dateline(line)
    for out in removed:
        if out.role in _SIGN_ROLES:
            place = out.role if out.role in (BYLINE, DATELINE) else SIGN_OFF
            yield place, _named(out.text) or _dateline(out.text) or _closing(out)
        yield NOTICE, _notice(out.text)
    for ix, line in enumerate(lines):
        yield SIGN_OFF, _sign_off(line, ix >= len(lines) - FOOT_LINES or len(line) >= LONG_LINE)
        yield NOTICE, _notice(line)


def _closing(line: RemovedLine) -> list[str]:
    """Return the agency of a closing line with its desks and editors: ``dpa abc yyxx n1``."""
    return ["dpa"] if line.rule == "agency_sign_off" and line.text.startswith("dpa ") else []


def _sign_off(line: str, bare: bool) -> list[str]:
    """Return the agencies behind the last full stop of a line; ``bare``: it may have no brackets."""
    text = line.rstrip()
    if text.endswith((")", "]", ").", "].")):
        end = len(text) - (text[-1] == ".") - 1
        start = max(text.rfind("(", max(end - SIGN_CHARS, 0), end), text.rfind("[", max(end - SIGN_CHARS, 0), end))
        before = text[:start].rstrip()[-1:] if start >= 0 else "x"
        closes = not before or (before in _FINAL and not (text[-1] == "." and before not in ".!?…"))
        return _named(text[start + 1 : end]) if closes else []
    if not bare:
        return []
    tail = text[-SIGN_CHARS:]
    stop = max(map(tail[:-1].rfind, _FINAL))
    if stop < 0 and len(text) > SIGN_CHARS:
        return []
    return _named(tail[stop + 1 :].strip().rstrip("."))


def _dateline(line: str) -> list[str]:
    """Return the agencies of ``Berlin (dpa) - …``, ``(sda) …`` and ``dpa Berlin. …`` at the start of a line."""
    match = _DATELINE.match(line)
    if match is not None:
        place, following = (match["place"] or "").strip(" ,"), match["next"]
        is_place = not place or (_PLACE.fullmatch(place) and place.split()[0].lower() not in _ARTICLES)
        opens = not following or following in "-–—:." or following.isupper() or following in '„“"»«'
        return _named(match["sign"]) if is_place and opens else []
    match = _LEADING_PLACE.match(line)
    return _named(match["sign"]) if match else []


def _notice(line: str) -> list[str]:
    """Return the agency of a copyright line or of a note that its reporters contributed."""
    may_be = len(line) <= NOTICE_CHARS and _holds_mark(line.lower())
    match = _NOTICE.search(line) if may_be else None
    owner = _NOTICE_OWNER.search(match.group()) if match else None
    name = canonical(owner.group()) if owner else None
    return [name] if name else []


def _holds_mark(lowered: str) -> bool:
    return any(mark in lowered for mark in _NOTICE_MARKS)


def _named(sign: str) -> list[str]:
    """Return the agencies of a sign that names nothing but agencies, their writers and the paper's own initials."""
    text = sign.strip(" \t()[]*–-—,").removesuffix(".")
    if not 2 <= len(text) <= SIGN_CHARS or not may_name(text):
        return []
    whole = canonical(text)
    if whole is not None:
        return [whole]
    names: list[str] = []
    unsure = False
    for part in _SEPARATOR.split(_without_lead(text)):
        words = _without_lead(part)
        name = canonical(words)
        if name is None and canonical(words.upper()) is not None:
            name, unsure = canonical(words.upper()), True
        if name is not None:
            names.append(name)
        elif not _HOUSE.fullmatch(words) and not NAME_LINE.fullmatch(words):
            return []
    # Two letters that are an agency only in capitals may be initials: alone they are none.
    return [] if unsure and len(names) == 1 else names


def _without_lead(text: str) -> str:
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else text
