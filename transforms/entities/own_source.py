"""A paper that names itself: mentions of an article's own source are marked, so that a query can leave them out.

An organisation is the source when its name as it stands, or any form that the lists know of it, is the source's domain
without what follows the first dot (``Tagesspiegel`` in tagesspiegel.de, ``Frankfurter Allgemeine Zeitung`` in faz.net),
or the source's own name. Case, accents, articles and all that is no letter or digit do not count.
"""

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from newsmill.schemas.rows.mention import Mention
from newsmill.transforms.entities.names.known import forms_of_name

_ARTICLE = re.compile(r"(?:der|die|das|the|le|la|el|il) ")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def mark_own_source(mentions: tuple[Mention, ...], source: str, source_name: str | None) -> tuple[Mention, ...]:
    """Return ``mentions`` with ``own_source`` set on those that name the source (a domain) of their article."""
    own = frozenset(filter(None, (_squashed(source.partition(".")[0]), _squashed(source_name or ""))))
    return tuple(replace(each, own_source=True) if _names(each, own) else each for each in mentions)


def _names(mention: Mention, own: frozenset[str]) -> bool:
    return mention.label == "ORG" and not own.isdisjoint(_spellings(mention.text, mention.entity_name))


@lru_cache(maxsize=10_000)
def _spellings(text: str, name: str) -> frozenset[str]:
    return frozenset(_squashed(form) for form in (text, name, *forms_of_name(name)))


@lru_cache(maxsize=10_000)
def _squashed(name: str) -> str:
    """Return ``name`` as letters and digits in small letters, without an article.

    >>> _squashed("Die Zeit"), _squashed("Süddeutsche"), _squashed("n-tv")
    ('zeit', 'sueddeutsche', 'ntv')
    """
    lowered = _ARTICLE.sub("", name.casefold(), count=1) if _ARTICLE.match(name.casefold()) else name.casefold()
    plain = unicodedata.normalize("NFKD", lowered.translate(_UMLAUTS))
    return "".join(character for character in plain if character.isalnum())
