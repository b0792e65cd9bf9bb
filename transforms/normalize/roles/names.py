"""Patterns that several rules share: personal names, picture agencies, news agencies.

Linear, for lines of bounded length.
"""

import re

_PART = r"(?:[A-ZÀ-ÞĀŁŚŞŠŽČĆĐ][\w'’.-]{0,30}|[dD]['’][A-Z]\w{1,20})"
_PARTICLE = r"(?:von|van|vom|zu|zur|de|del|della|di|da|dos|der|den|dem|la|le|el|al|bin|ten|ter|und zu|y)"
NAME = rf"{_PART}(?:\s(?:{_PARTICLE}\s){{0,2}}{_PART}){{1,3}}"
"""A personal name of two to four capitalised parts, with particles."""
NAMES = rf"{NAME}(?:\s?,\s?{NAME}|\s(?:und|UND|and|AND|sowie|&|mit|with)\s{NAME}){{0,5}}"
"""One to six names."""

PICTURE_AGENCIES = (
    r"(?:getty(?:\s?images)?|imago(?:\s?images|\s?stock)?|picture[\s-]?alliance|"
    r"istock(?:photo)?|shutterstock|"
    r"adobe\s?stock|unsplash|pixabay|alamy(?: stock photo)?|epa(?:-efe)?|dpa(?:[\s-](?:bildfunk|zentralbild|"
    r"archiv|pool))?|afp|ap(?: photo|/dpa)?|"
    r"reuters|nurphoto|anadolu|zuma(?: ?press| ?wire)?|action press|ddp(?: images)?|dapd|apa|keystone|wireimage|"
    r"filmmagic|mauritius(?: images)?|"
    r"laif|ullstein(?: bild)?|bloomberg|xinhua|tass|sputnik|ansa|pa(?: images| wire| media)?|rex(?: features)?|"
    r"photothek|"
    r"eibner(?:-pressefoto)?|sven simon|hollandse hoogte|depositphotos|fotolia|afp via getty(?: images)?|"
    r"wikimedia(?: commons)?|"
    r"via www\.imago-images\.de|the canadian press|associated press|magnum(?: photos)?|agence vu)"
)
"""Agencies and stocks of pictures, in lower case."""

PICTURE_AGENCY_WORDS = (
    "getty gettyimages imago imagoimages imagostock picture picturealliance alliance istock istockphoto shutterstock "
    "adobe adobestock unsplash pixabay alamy epa dpa afp ap reuters nurphoto anadolu zuma zumapress zumawire action "
    "ddp dapd apa keystone wireimage filmmagic mauritius laif ullstein bloomberg xinhua tass sputnik ansa pa rex "
    "photothek eibner sven hollandse depositphotos fotolia wikimedia canadian associated magnum agence"
)
"""Of every one of them a word: lines without any of these name none."""

NEWS_AGENCIES = (
    r"(?:dpa(?:[-/](?:afx|infocom|tmn|video|custom content|regio))?|afp|ap|reuters|rtr|epd|kna|sid|apa|sda|dapd|"
    r"ots|ddp|afx|tass|interfax|"
    r"ansa|efe|upi|pa(?: media)?|press association|associated press|bloomberg|belga|anp|xinhua|pti|ani|ips|ap archive)"
)
"""News agencies as sign-offs have them, in lower case."""

PICTURE_AGENCY = re.compile(rf"\b{PICTURE_AGENCIES}\b", re.IGNORECASE)
NAME_LINE = re.compile(NAME)


def is_from_to(line: str) -> bool:
    """Tell whether a line reads like a byline and is none.

    >>> is_from_to("Von Tür zu Tür"), is_from_to("Von Ina zu Ahorn")
    (True, False)
    """
    words = line.casefold().split(None, 4)
    return len(words) > 3 and words[1] == words[3]
