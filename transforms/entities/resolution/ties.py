"""What two entities must share for one of them to join the other, as hashes that a store can look up.

Entities without a common tie never meet in a rule, so links of some follow from those that they are tied to, however
large the window is. Each rule needs a tie that spells one of the two.
"""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from newsmill.transforms.entities.resolution.window import Group

_BYTES = 4


def spellings(group: Group) -> list[int]:
    """Return the ties of a group that spell it: its ids, its key and the base forms of that, ascending.

    Every form of a listed entity counts as a spelling, for any of them may be its most frequent one.
    """
    forms = group.forms.keys() if group.is_listed else set()
    return _hashes({group.key, *forms, *group.bases, *(member.local_id for member in group.members)})


def callings(group: Group) -> list[int]:
    """Return the ties of a group by which it is called elsewhere: its surnames and its short forms, ascending."""
    return _hashes(group.surnames | group.shorts.keys())


def _hashes(texts: Iterable[str]) -> list[int]:
    return sorted({hashed(text) for text in texts})


@lru_cache(maxsize=100_000)
def hashed(text: str) -> int:
    """Return a signed hash of 32 bits, the same everywhere and always; a collision costs a look and joins nothing."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_BYTES], "big", signed=True)
