"""The key under which the spellings of one name meet, wider than an article's own key.

Case, diacritics of transliteration (``Orbán``, ``Erdoğan``), hyphens and spaces (``Astra-Zeneca``), the legal form of
a company (``Daimler AG``), the short form of a body's noun (``Uni Bonn``) and the endings of all words that may be
adjectives (``Frankfurter Allgemeinen Zeitung``) make no difference. Umlauts stay, for Müller and Muller are two names;
so do digits apart (``Teil 1 1`` is not ``Teil 11``).
"""

import re
import unicodedata
from functools import lru_cache

from newsmill.transforms.entities.names.entity_keys import identity_key

_UMLAUT = "\u0308"
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})
_ENDING = re.compile(r"(?<=\w{4})e[nrsm]?\Z")
_LEGAL_FORM = re.compile(r"(?<=\w{2}),? (?:ag|se|gmbh|inc|corp|ltd|plc)\.?\Z")
_LANDS = {"ag": "German", "gmbh": "German", "inc": "American", "corp": "American", "ltd": "British", "plc": "British"}
"""Law of a legal form; that of an SE is every country's."""
_BODIES = {
    "uni": "universität", "tu": "technisch universität", "fh": "fachhochschule", "lka": "landeskriminalamt",
    "olg": "oberlandesgericht", "ovg": "oberverwaltungsgericht", "vg": "verwaltungsgericht", "lg": "landgericht",
    "uniklinik": "universitätsklinikum", "uni-klinik": "universitätsklinikum",
    "universitätsklinik": "universitätsklinikum", "unikliniken": "universitätsklinikum",
}  # fmt: skip
"""Nouns of bodies by their short forms, before the place that they are called by: ``TU Dresden``."""
_GAP = re.compile(r"(?<!\d)[ -]|[ -](?!\d)")


@lru_cache(maxsize=200_000)
def joined_key(label: str, name: str) -> str:
    """Return the joined key of an uninflected ``name``.

    >>> joined_key("ORG", "Frankfurter Allgemeinen Zeitung") == joined_key("ORG", "Frankfurter Allgemeine Zeitung")
    True
    >>> joined_key("PER", "Viktor Orbán"), joined_key("PER", "Jörg Müller")
    ('viktororban', 'jörgmüller')
    """
    folded = _without_marks(identity_key(label, name))
    if label == "ORG":
        folded = _in_full(_LEGAL_FORM.sub("", folded))
    *heads, last = folded.split(" ")
    if label != "PER":
        heads = [_ENDING.sub("", word) for word in heads]
    return _GAP.sub("", " ".join([*heads, last]))


def _in_full(name: str) -> str:
    """Return a body's folded name with what its first word is short for: ``uni lund`` is ``universität lund``."""
    first, space, rest = name.partition(" ")
    return f"{_BODIES.get(first, first)} {rest}" if space else name


def legal_land(name: str) -> str | None:
    """Return by whose law a company's ``name`` says it was founded; null where it does not.

    >>> legal_land("Daimler AG"), legal_land("Daimler")
    ('German', None)
    """
    form = _LEGAL_FORM.search(name.casefold())
    return _LANDS.get(form.group().strip(" ,.")) if form else None


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    plain: list[str] = []
    for character in unicodedata.normalize("NFD", text.translate(_LETTERS)):
        is_umlaut = character == _UMLAUT and plain and plain[-1] in "aou"
        if is_umlaut or not unicodedata.combining(character):
            plain.append(character)
    return unicodedata.normalize("NFC", "".join(plain))
