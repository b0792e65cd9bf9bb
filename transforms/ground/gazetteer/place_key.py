"""The key under which the spellings of a place's name meet."""

import re
import unicodedata

_MARKS = re.compile(r"[’'`´]")
_SAINT = re.compile(r"\b(?:st\.? |sankt |saint )")
_GAP = re.compile(r"[\s‐‑‒–—-]+")


def place_key(name: str) -> str:
    """Return ``name`` case-folded, in NFC, without apostrophes, hyphens as spaces; other diacritics stay.

    >>> place_key("Garmisch–Partenkirchen"), place_key("N’Djamena"), place_key("Münster")
    ('garmisch partenkirchen', 'ndjamena', 'münster')
    """
    return _GAP.sub(" ", _MARKS.sub("", unicodedata.normalize("NFC", name))).strip().casefold()


def plain_key(name: str) -> str:
    """Return the key of ``name`` without diacritics, saints in short, by which two names of one place are compared.

    >>> plain_key("Děčín"), plain_key("Sankt Gallen") == plain_key("St. Gallen")
    ('decin', True)
    """
    letters = unicodedata.normalize("NFD", _SAINT.sub("st ", place_key(name)))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
