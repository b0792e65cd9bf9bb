"""What a mention names: the key that joins the forms of one entity, and the entity with the name shown for it.

Keys (version: ``newsmill.schemas.stable_ids.ID_VERSION``), by what is known of the entity:

* a country: ``iso3166:`` and its code, in every language;
* a listed institution, place or thing: ``known:`` and its key in ``lists/known_*.txt``; a language: ``iso639:``;
* an entry of the user's own list: ``list:`` and its id;
* a person: the case-folded full name without middle initials and generation (``Donald J. Trump`` is ``donald
  trump``);
* anything else: the case-folded name, its German adjectives without endings, without a leading ``the``.
"""

import re
import unicodedata
from functools import lru_cache

from newsmill.schemas.stable_ids import stable_id
from newsmill.transforms.entities.found import Entity
from newsmill.transforms.entities.names.known import known_entity
from newsmill.transforms.entities.text.inflection import inflection_key

_DASHES = re.compile(r"\s*[-‐‑‒–—]\s*")
_MARKS = re.compile(r"[\"“”„«»‚‘’'´`]")
_SPACE = re.compile(r"\s+")
_ORDINAL = re.compile(r"(\s[ivx]{1,5})\.\Z")
_MIDDLE = re.compile(r"(?<=\s)[^\W\d_]\.?(?=\s)|,?\s(?:jr|sr|ii|iii)\.?\Z")


@lru_cache(maxsize=100_000)
def entity_id(label: str, key: str) -> str:
    """Return the id of the entity with ``label`` and ``key``: 32 hex characters.

    >>> entity_id("LOC", "iso3166:UA") == stable_id("entity", "LOC", "iso3166:UA")
    True
    """
    return stable_id("entity", label, key)


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Return ``name`` case-folded, in NFC, dashes one hyphen, without quotation marks and apostrophes, one space apart.

    Umlauts stay, so Müller and Muller are two names.

    >>> name_key("„Storm–Shadow“"), name_key("Côte d’Ivoire")
    ('storm-shadow', 'côte divoire')
    """
    unified = _DASHES.sub("-", _MARKS.sub("", unicodedata.normalize("NFC", name)))
    return _SPACE.sub(" ", unified).strip().casefold()


@lru_cache(maxsize=20_000)
def identity_key(label: str, name: str) -> str:
    """Return the key of an uninflected ``name`` that no list knows.

    >>> identity_key("PER", "Donald J. Trump"), identity_key("ORG", "Deutschen Bahn")
    ('donald trump', 'deutsch bahn')
    """
    key = name_key(name)
    if label == "PER":
        return _SPACE.sub(" ", _MIDDLE.sub("", _ORDINAL.sub(r"\1", key))).strip() or key
    return inflection_key(key).removeprefix("the ")


def named_entity(label: str, name: str, language: str | None) -> Entity:
    """Return the entity that ``name`` (uninflected) names: a listed one, else one with the key of its name."""
    return known_entity(name, label, language) or Entity(label, identity_key(label, name), " ".join(name.split()))
