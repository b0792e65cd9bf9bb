"""Articles that tell of many events: roundups, newsletters, live blogs. They belong to no story.

A rule sees title and body alone. One is taken for a roundup by what its title or its first sentences call it, by topics
with plus signs between them, or by how its text is cut into many reports.
"""

import re

_TITLE = re.compile(
    r"""(?xi)
    \b(?: live\W?(?:blog|ticker) | news\W?(?:ticker|blog|letter) | corona\W?ticker | minutenprotokoll | presseschau
        | morgenlage | tagesüberblick | wochenrückblick | tagesvorschau | nachrichtenüberblick | kurzmeldungen
        | nachrichten\s+(?:kompakt|am\s+(?:morgen|mittag|abend)) | (?:der|die)\s+(?:tag|woche|lage|übersicht)\s+
          (?:im\s+überblick|kompakt|für\s+eilige|am\s+(?:morgen|mittag|abend))
        | was\s+(?:heute|am\s+\w+tag|diese\s+woche|in\s+der\s+(?:nacht|woche))\s+(?:\w+\s+)?(?:wichtig|passiert)
        | das\s+(?:war|bringt|brachte)\s+(?:der|die)\s+(?:tag|woche|\w+tag|nacht) | das\s+war\s+(?:heute\s+)?wichtig
        | die\s+wichtigsten\s+(?:\w+[-\s])?(?:nachrichten|meldungen|themen|ereignisse|schlagzeilen)
        | morning\s+(?:briefing|brief) | evening\s+(?:briefing|brief) | daily\s+(?:briefing|digest|roundup)
        | (?:news|week(?:ly)?|market)\s+(?:round-?up|in\s+brief|briefs) | (?:week|day)\s+in\s+review
        | what\s+you\s+need\s+to\s+know\s+(?:today|this\s+(?:morning|week)) )\b
    """
)
_DAY = r"(?:[A-Z][a-zä]+,?\s+)?\d{1,2}\.?\s+[A-Z][a-zä]+(?:\s+\d{4})?,?\s+"
_TIME = r"(?:\d{1,2}[.:]\d{2}\s*(?:Uhr|[ap]\.?m\.?)?|\d{1,2}\s*(?:Uhr|[ap]\.?m\.?))"
_SEPARATOR = "+++"
# This one and _TOPICS begin with what stands there literally: other text is passed over several times faster.
_CUT = re.compile(rf"\n\s*(?:[•▪■●]|(?:{_DAY})?{_TIME}\s*[:|–-])")
_OPENING = re.compile(
    r"""(?xi)
    \b(?: in\s+(?:umgekehrt\s+)?chronologischer\s+reihenfolge | in\s+diesem\s+(?:live|news)\W?(?:blog|ticker)
        | (?:neuesten|jüngsten)\s+(?:nachrichten|meldungen|einträge)\s+(?:stehen\s+)?
          (?:an\s+erster\s+stelle|zuerst|oben)
        | (?:latest|newest)\s+(?:posts|updates|entries)\s+(?:first|at\s+the\s+top)
        | auch\s+als\s+(?!wöchentlich|monatlich)(?:\w+\s+)?newsletter
        | (?:excerpts?\s+from|(?:edition|version|translation)\s+of)\s[^.]{0,80}\bnewsletter )\b
    """
)
_TOPICS = re.compile(r" \+ (?<=[\w“”»«\"?!] \+ )(?=[\w„“«»\"])")
OPENING = 400
"""Characters of the body that say what it is: a list of reports, a newsletter, topics with a plus sign between them."""
TOPICS = 2
"""Plus signs between words in title and opening from which on these list topics."""
CUTS = 5
"""Separators, bullets and times, with their day or without, at the head of a line: as many are a list of reports."""


def is_roundup(title: str, body: str) -> bool:
    """Return whether an article tells of many events.

    >>> is_roundup("Liveblog zur Wahl", "Die ersten Stimmen sind gezählt.")
    True
    >>> is_roundup("Wahl entschieden", "Die ersten Stimmen sind gezählt.")
    False
    """
    if _TITLE.search(title) or body.count(_SEPARATOR) + len(_CUT.findall(f"\n{body}")) >= CUTS:
        return True
    opening = body[:OPENING]
    return bool(_OPENING.search(opening)) or len(_TOPICS.findall(f"{title}. {opening}")) >= TOPICS
