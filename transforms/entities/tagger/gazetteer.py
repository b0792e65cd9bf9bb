"""Name lists, matched as the longest run of tokens; a match is a hint to the model, never a decision.

Each class (``city``, ``party``, ``first_name``, …) is matched on its own, left to right, longest entry first. One-token
entries are found as written, without a genitive ``s`` and in capitals; entries of several tokens are found in any case
ending of their words (``Deutsche Bahn``, ``der Deutschen Bahn``).
"""

import lzma
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Self, TypeVar

_TOKEN = re.compile(r"\w+(?:[-'’&./]\w+)*\.?|[^\w\s]")
_SHORTEST_INFLECTED = 5
"""Words below this length keep their ending when entries of several tokens are compared."""
_LONGEST = 8
"""Entries of more tokens than this are left out."""

Key = tuple[str, ...]
Kinds = tuple[str, ...]
Name = TypeVar("Name", bound=str | Key)


def tokens_of(name: str) -> list[str]:
    """Split a name of a list into tokens.

    >>> tokens_of("FC Bayern München"), tokens_of("Moody's")
    (['FC', 'Bayern', 'München'], ["Moody's"])
    """
    if name.isalpha():
        return [name]
    return name.split() if name.replace(" ", "").isalpha() else _TOKEN.findall(name)


def loosened(token: str) -> str:
    """Take case endings off a token of a name of several tokens.

    >>> loosened("Deutschen"), loosened("Bank")
    ('Deutsch', 'Bank')
    """
    if len(token) < _SHORTEST_INFLECTED or token[-1] not in "emnrs":
        return token
    if token[-2] == "e" and token[-1] != "e":
        return token[:-2]
    return token[:-1] if token[-1] in "ens" else token


class Gazetteer:
    """Names by class; immutable after construction."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Index ``names``, a mapping from class to the names in it; duplicates and empty names are dropped."""
        self._set({kind: sorted({name for name in listed if name}) for kind, listed in sorted(names.items())})

    def _set(self, names: dict[str, list[str]]) -> None:
        """Index ``names``, whose classes are sorted and whose names are there once in each."""
        self._packed: bytes | None = None
        self._names = names
        self._singles: dict[str, Kinds] = {}
        """Classes, sorted, by the one token of the name."""
        runs: dict[Key, Kinds] = {}
        shared: dict[Kinds, Kinds] = {}
        for kind, listed in names.items():
            several = [(name, tokens_of(name)) for name in listed if not name.isalpha()]
            singles = [name for name in listed if name.isalpha()]
            singles += [name for name, tokens in several if len(tokens) == 1]
            _add(kind, singles, self._singles, shared)
            keys = [tuple(map(loosened, tokens)) for _, tokens in several if 1 < len(tokens) <= _LONGEST]
            _add(kind, keys, runs, shared)
        self._runs: dict[str, list[tuple[Key, Kinds]]] = {}
        """Entries of several tokens by the first one, the longest first."""
        for key in sorted(runs, key=lambda key: (-len(key), key)):
            self._runs.setdefault(key[0], []).append((key, runs[key]))
        self._seconds = {key[1] for key in runs}

    def classes(self, token: str) -> tuple[str, ...]:
        """Give the classes that list ``token`` as a whole name, without a genitive ``s`` or in capitals too."""
        found = self._singles.get(token)
        if found is None and len(token) > 3:
            found = self._singles.get(token[:-1]) if token[-1] == "s" else None
            if found is None and token.isupper():
                found = self._singles.get(token.capitalize())
        return found or ()

    def in_runs(self, token: str) -> tuple[bool, bool]:
        """Tell whether ``token`` may be the first one of an entry of several, and whether the second one."""
        loose = loosened(token)
        return loose in self._runs, loose in self._seconds

    def runs(self, tokens: Sequence[str], starts: Iterable[int]) -> list[tuple[int, int, str]]:
        """Find the longest entries of several tokens per class as ``(start, end, class)``.

        ``starts`` are the ascending positions of tokens that may be the first one of an entry, as ``in_runs`` tells;
        those behind which no second one stands may be left out. Matches of one class never overlap.
        """
        matches: list[tuple[int, int, str]] = []
        taken: dict[str, int] = {}
        for start in starts:
            entries = self._runs[loosened(tokens[start])]
            longest = len(entries[0][0])
            window = tuple(map(loosened, tokens[start : start + longest]))
            for key, kinds in entries:
                if window[: len(key)] != key:
                    continue
                for kind in kinds:
                    if taken.get(kind, 0) <= start:
                        taken[kind] = start + len(key)
                        matches.append((start, start + len(key), kind))
        return matches

    def to_bytes(self) -> bytes:
        """Serialize; equal content gives equal bytes. What was read is given back as it was: as names it is larger."""
        if self._packed is None:
            blocks = ("\n".join([f"# {kind}", *listed]) for kind, listed in self._names.items())
            self._packed = lzma.compress("\n".join(blocks).encode(), preset=9)
        return self._packed

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what ``to_bytes`` wrote."""
        blocks = f"\n{lzma.decompress(data).decode()}".split("\n# ")[1:]
        names = {kind: listed for kind, *listed in (block.split("\n") for block in blocks)}
        gazetteer = cls({})
        gazetteer._set(names)
        gazetteer._packed, gazetteer._names = bytes(data), {}
        return gazetteer


def _add(kind: str, names: Iterable[Name], known: dict[Name, Kinds], shared: dict[Kinds, Kinds]) -> None:
    """Add a class to what is ``known`` of ``names``; equal classes are one object."""
    added: dict[Name, Kinds] = dict.fromkeys(names, (kind,))
    for name in added.keys() & known.keys():
        kinds = (*known[name], kind)
        added[name] = shared.setdefault(kinds, kinds)
    known.update(added)
