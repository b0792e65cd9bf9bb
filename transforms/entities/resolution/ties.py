"""What two entities must share for one of them to join the other, as hashes that a store can look up.

Entities without a common tie never meet in a rule, so links of some follow from those that they are tied to, however
large the window is.
"""

import hashlib
from functools import lru_cache

from newsmill.transforms.entities.resolution.joined_key import joined_key
from newsmill.transforms.entities.resolution.window import ENDINGS, Group

_BYTES = 8


def ties(group: Group) -> list[int]:
    """Return the ties of a group: its ids, its spelling, its base forms, its surnames and its short forms, ascending.

    Every form of a listed entity counts as a spelling, for any of them may be its most frequent one.
    """
    spellings = {group.key}
    if group.is_listed:
        spellings |= {joined_key(group.label, form) for member in group.members for form in member.forms}
    bases = {key.removesuffix(ending) for key in spellings for ending in ENDINGS}
    ids = {member.local_id for member in group.members}
    return sorted({hashed(text) for text in ids | spellings | bases | group.surnames | group.shorts.keys()})


@lru_cache(maxsize=100_000)
def hashed(text: str) -> int:
    """Return a hash of 64 bits with sign, the same everywhere and always."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_BYTES], "big", signed=True)
