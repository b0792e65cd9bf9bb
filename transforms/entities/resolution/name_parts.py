"""What follows from a name alone: the key that spells it, the names that it may be a form of, and what it is called."""

import re
from functools import lru_cache
from typing import NamedTuple

from newsmill.transforms.entities.names.persons import PersonName, person_name
from newsmill.transforms.entities.resolution.joined_key import joined_key

ENDINGS = ("s", "es", "n")
"""What falls off an inflected name, in the order in which it is tried."""
MIDDLE = " "
"""Stands for the names between a person's first name and surname, where these fall out."""
_SHORT = re.compile(r"(?=.*[A-ZÄÖÜ].*[A-ZÄÖÜ])[\w.&/-]{2,8}\Z|[A-ZÄÖÜ][a-zäöü]{1,4}\Z")


class NameParts(NamedTuple):
    """The joined keys of a name and of its parts."""

    key: str
    """That of the name."""
    bases: dict[str, str]
    """Those that the name may be a form of, with what is cut off: an ending or an abbreviation behind it."""
    without_middle: str | None = None
    """That of the person's first name and surname where others stand between them; null elsewhere."""
    surnames: frozenset[str] = frozenset()
    """Those of the forms by which the person is called; none of a single word or of what is no person."""
    given: str | None = None
    """That of the person's first name; null of a single word or of what is no person."""


@lru_cache(maxsize=10_000)
def name_parts(label: str, name: str) -> NameParts:
    """Return the parts of an uninflected ``name``. About 600 bytes each."""
    key = joined_key(label, name)
    bases = {key.removesuffix(ending): ending for ending in ENDINGS if key.endswith(ending)}
    if label == "PER":
        person = person_name(name)
        return _of_person(key, bases, person) if person else NameParts(key, bases)
    head, _, last = name.rpartition(" ")
    if head and is_short(last):
        bases[joined_key(label, head)] = last
    return NameParts(key, bases)


def _of_person(key: str, bases: dict[str, str], person: PersonName) -> NameParts:
    without = joined_key("PER", f"{person.given} {person.surnames[0]}")
    surnames = frozenset(joined_key("PER", form) for form in person.surnames)
    given = joined_key("PER", person.given)
    if without == key:
        return NameParts(key, bases, None, surnames, given)
    return NameParts(key, {**bases, without: MIDDLE}, without, surnames, given)


def is_short(form: str) -> bool:
    """Tell whether ``form`` may be an abbreviation.

    >>> is_short("EZB"), is_short("Ema"), is_short("Bank"), is_short("Zentralbank")
    (True, True, True, False)
    """
    return _SHORT.match(form) is not None
