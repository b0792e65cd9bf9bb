"""Name lists, matched as the longest run of tokens; a match is a hint to the model, never a decision.

Each class (``city``, ``party``, ``first_name``, …) is matched on its own, left to right, longest entry first. One-token
entries are found as written, without a genitive ``s`` and in capitals; entries of several tokens are found in any case
ending of their words (``Deutsche Bahn``, ``der Deutschen Bahn``).
"""

import lzma
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

_TOKEN = re.compile(r"\w+(?:[-'’&./]\w+)*\.?|[^\w\s]")
_SHORTEST_INFLECTED = 5
"""Words below this length keep their ending when entries of several tokens are compared."""
_LONGEST = 8
"""Entries of more tokens than this are left out."""

Key = tuple[str, ...]


def tokens_of(name: str) -> list[str]:
    """Split a name of a list into tokens.

    >>> tokens_of("FC Bayern München"), tokens_of("Moody's")
    (['FC', 'Bayern', 'München'], ["Moody's"])
    """
    return [name] if name.isalpha() else _TOKEN.findall(name)


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
        self._packed: bytes | None = None
        self._names = {kind: sorted({name for name in listed if name}) for kind, listed in sorted(names.items())}
        shared: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._singles: dict[str, tuple[str, ...]] = {}
        """Classes, sorted, by the one token of the name."""
        runs: dict[str, dict[Key, tuple[str, ...]]] = {}
        for kind, listed in self._names.items():
            for name in listed:
                tokens = tokens_of(name)
                if len(tokens) == 1:
                    found = (*self._singles.get(name, ()), kind)
                    self._singles[name] = shared.setdefault(found, found)
                elif 1 < len(tokens) <= _LONGEST:
                    key = tuple(map(loosened, tokens))
                    kinds = runs.setdefault(key[0], {})
                    found = (*(known for known in kinds.get(key, ()) if known != kind), kind)
                    kinds[key] = shared.setdefault(found, found)
        self._runs = {first: _longest_first(keys) for first, keys in runs.items()}
        self._seconds = {key[1] for keys in runs.values() for key in keys}

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
        names: dict[str, list[str]] = {}
        kind = ""
        for line in lzma.decompress(data).decode().splitlines():
            if line.startswith("# "):
                kind = line[2:]
                names[kind] = []
            else:
                names[kind].append(line)
        gazetteer = cls(names)
        gazetteer._packed, gazetteer._names = bytes(data), {}
        return gazetteer


def _longest_first(keys: Mapping[Key, tuple[str, ...]]) -> list[tuple[Key, tuple[str, ...]]]:
    if len(keys) == 1:  # nearly always
        return list(keys.items())
    return [(key, keys[key]) for key in sorted(keys, key=lambda key: (-len(key), key))]
