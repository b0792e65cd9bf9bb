"""Taking German compounds apart: ``Infektionsschutzgründen`` ends in ``gründen``, behind words that are nouns too."""

from collections.abc import Container

_SHORTEST_LAST = 4
_SHORTEST_FIRST = 3
_LONGEST = 40
"""Letters of the longest word that is taken apart."""
_MOST_PARTS = 4
_LINKS = ("", "s", "es", "n", "en", "er", "e")
"""What may stand between the parts."""
_LINKED = {"samt": "amt"}
"""Last parts that are read with the linking -s- before them: a ``Landesamt`` is no velvet."""
_CUT = ("e", "en")
"""What a first part may have lost: ``Schul-`` of ``Schule``."""


def last_part(word: str, nouns: Container[str]) -> str | None:
    """Return the longest noun that ``word`` ends in behind another noun, in small letters; null for no compound.

    ``nouns`` are in small letters.

    >>> last_part("Supermarktkasse", {"supermarkt", "markt", "kasse"}), last_part("Kasse", {"kasse"})
    ('kasse', None)
    >>> last_part("Landesamt", {"land", "lande", "samt", "amt"}), last_part("Seidensamt", {"seide", "samt"})
    ('amt', 'samt')
    """
    last = _last_part(word.casefold(), nouns, _MOST_PARTS) if len(word) <= _LONGEST else None
    return _LINKED[last] if last in _LINKED and _LINKED[last] in nouns else last


def _last_part(word: str, nouns: Container[str], most: int) -> str | None:
    for start in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1):
        if word[start:] in nouns and _is_first(word[:start], nouns, most - 1):
            return word[start:]
    return None


def _is_first(part: str, nouns: Container[str], most: int) -> bool:
    whole = [part.removesuffix(link) for link in _LINKS if part.endswith(link)]
    if any(first in nouns for first in (*whole, *(part + end for end in _CUT)) if len(first) >= _SHORTEST_FIRST):
        return True
    return most > 1 and any(_last_part(first, nouns, most) is not None for first in whole)
