"""What two entities must share for one of them to join the other, as hashes that a store can look up.

Entities without a common tie never meet in a rule, so links of some follow from those that they are tied to, however
large the window is. Each rule needs a tie that spells one of the two.
"""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from newsmill.transforms.entities.resolution.joined_key import joined_key
from newsmill.transforms.entities.resolution.local_entity import LocalEntity
from newsmill.transforms.entities.resolution.name_parts import is_short, name_parts

_BYTES = 4


class Ties(NamedTuple):
    """The ties of a local entity, ascending."""

    spellings: list[int]
    """Those that spell it: its id, its key and the base forms of that.

    Every form of a listed entity counts as a spelling, for any of them may be its most frequent one."""
    callings: list[int]
    """Those by which it is called elsewhere: its surnames and its short forms."""
    given: int | None
    """Its first name; null where there is none."""


def ties(entity: LocalEntity) -> Ties:
    """Return the ties of a local entity."""
    parts = name_parts(entity.label, entity.name)
    forms = entity.forms if entity.is_listed else ()
    spelled = {entity.local_id, parts.key, *parts.bases, *(joined_key(entity.label, form) for form in forms)}
    shorts = {joined_key(entity.label, form) for form in entity.forms if is_short(form)}
    given = None if parts.given is None else hashed(parts.given)
    return Ties(_hashes(spelled), _hashes(parts.surnames | shorts), given)


def _hashes(texts: Iterable[str]) -> list[int]:
    return sorted({hashed(text) for text in texts})


@lru_cache(maxsize=100_000)
def hashed(text: str) -> int:
    """Return a signed hash of 32 bits, the same everywhere and always; a collision costs a look and joins nothing."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_BYTES], "big", signed=True)
