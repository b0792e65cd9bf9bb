"""Features of a word by itself, as seen from its own position and from its neighbours'.

All that depends on the word alone is worked out once per word type and kept, so that a running text costs a look-up per
token. Names of features are short: there are hundreds of thousands of them in a model.
"""

from functools import lru_cache
from itertools import count
from typing import NamedTuple

from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.lexicon import UNKNOWN_BUCKET, Lexicon
from newsmill.transforms.entities.tagger.shapes import shape
from newsmill.transforms.entities.tagger.word_classes import Classes
from newsmill.transforms.entities.tagger.word_kinds import SHORTEST_COMPOUND, kind_features

OFFSETS: tuple[int, ...] = (-2, -1, 0, 1, 2)
"""Positions, relative to a token, whose words give features to it."""
_AFFIXES = tuple((length, f"p{length}=", f"s{length}=") for length in (1, 2, 3, 4, 5))
"""Length of beginnings and ends, and what their names begin with."""
_LENT_ENDING = 3
"""Length of the ending that the neighbours see."""
_CASE_LIMIT = 6
"""Log-odds of the large against the small writing are cut here."""


class WordView(NamedTuple):
    """What the context features need of a word."""

    lower: str
    shape: str
    """The shape with runs cut to one mark."""
    cluster: str
    coarse: str
    """The first six bits of the cluster."""
    case: str
    """How far the large writing outweighs the small one."""
    classes: tuple[str, ...]
    """Classes of the gazetteer that list the word."""
    starts_run: bool
    groups: tuple[str, ...]
    """Names of the word's classes by its vector, the coarsest first; empty where the lexicon has no classes."""
    kinds: tuple[str, ...]
    """Names of what the word can be by a dictionary; empty where the lexicon has none."""


FIELDS: tuple[str, ...] = ("lower", "shape", "cluster", "coarse", "case")
"""The fields of ``WordView`` that context features join: its first ones, in this order."""
BOUNDARY = WordView("^", "^", "^", "^", "^", (), starts_run=False, groups=(), kinds=())
"""Stands before the first and after the last token of a sentence."""
BOUNDARY_FEATURES: dict[int, list[str]] = {offset: ["^"] for offset in OFFSETS}
LENT = "<"
"""First letter of ``names`` of which only the neighbours take notice."""


class WordFeatures:
    """Word-level features over a lexicon and a gazetteer."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._lexicon = lexicon
        self._gazetteer = gazetteer
        self._entry = lru_cache(maxsize=50_000)(lexicon.entry)
        self._no_groups = ("v=?",) if len(lexicon.classes) else ()

    def view(self, word: str) -> WordView:
        """Give the parts of a word that context features combine."""
        cluster = self._lexicon.cluster(word, self._entry)
        known, coarse = (str(cluster), str(cluster & 63)) if cluster else ("?", "?")
        classes, starts_run = self._gazetteer.classes(word), self._gazetteer.starts_run(word)
        groups = _groups(self._lexicon.classes.of(word)) or self._no_groups
        kinds = kind_features(word, self._entry) if self._lexicon.has_kinds else ()
        case = self._case(word)
        return WordView(word.lower(), shape(word, 1), known, coarse, case, classes, starts_run, groups, kinds)

    def features(self, word: str, view: WordView) -> dict[int, list[str]]:
        """Give the features a word lends to the tokens around it, by its offset from them; ``view`` is its view."""
        clusters = _bits(view.cluster)
        listed = [f"g={kind}" for kind in view.classes]
        near = [f"w={word}", f"l={view.lower}", f"h={view.shape}", f"s3={view.lower[-_LENT_ENDING:]}", f"u={view.case}"]
        far = [f"l={view.lower}", f"h={view.shape}"]
        own = [*self._own(word, view), *clusters, *view.groups, *view.kinds, *listed]
        near += [*clusters[:3], *view.groups, *view.kinds, *listed]
        seen = {0: own, 1: near, 2: [*far, *clusters[:1], *clusters[2:3], *view.groups[:1]]}
        return {offset: seen[abs(offset)] for offset in OFFSETS}

    def names(self, word: str, view: WordView) -> list[str]:
        """Give all names of ``features`` once; a model has each at those offsets only at which ``features`` gives it.

        But one: the three last letters of a word that has no more are lent to the neighbours alone.
        """
        names = [*self._own(word, view), *_bits(view.cluster), *view.groups, *view.kinds]
        if view.classes:
            names += [f"g={kind}" for kind in view.classes]
        if len(word) <= _LENT_ENDING:
            names.append(f"{LENT}s3={view.lower}")
        return names

    def _own(self, word: str, view: WordView) -> list[str]:
        lower = view.lower
        _, bucket, _ = self._entry(word)
        names = [f"w={word}", f"l={lower}", *_written(shape(word), view.shape, view.case, bucket)]
        for length, front, back in _AFFIXES[: max(len(word) - 1, 0)]:
            names += (front + word[:length], back + lower[-length:])
        if "-" in word[1:-1]:
            names += self._hyphen(word)
        elif view.cluster == "?" and len(word) >= SHORTEST_COMPOUND and word.isalpha():
            names += self._head(lower)
        return names

    def _hyphen(self, word: str) -> list[str]:
        front, back = word.rsplit("-", 1)
        names = ["y", f"yb={back.lower()}", f"yh={shape(back, 1)}"]
        names += [f"yc={self._lexicon.cluster(back, self._entry)}", f"yf={self._lexicon.cluster(front, self._entry)}"]
        return names + [f"yg={kind}" for kind in self._gazetteer.classes(front)]

    def _head(self, lower: str) -> list[str]:
        """Find the longest frequent word that ends an unknown one: ``Jugendburg`` is a ``Burg``."""
        frequent = self._lexicon.frequent
        for start in range(3, len(lower) - 3):
            head = lower[start:]
            if head in frequent or head.capitalize() in frequent:
                return [f"d={head}", f"dc={self._entry(head.capitalize())[0]}"]
        return []

    def _case(self, word: str) -> str:
        if not word[:1].isalpha():
            return "-"
        entry = self._entry
        large, small, shouted = entry(word.capitalize())[1], entry(word.lower())[1], entry(word.upper())[1]
        if min(large, small, shouted) >= UNKNOWN_BUCKET:
            return "?"
        odds = max(-_CASE_LIMIT, min(_CASE_LIMIT, small - large))
        return f"{odds // 2}U" if shouted <= min(large, small) else f"{odds // 2}"


@lru_cache(maxsize=4096)
def _written(marks: str, short_shape: str, case: str, bucket: int) -> tuple[str, ...]:
    """Give the names that tell how a word is written: many words share them."""
    return f"H={marks}", f"h={short_shape}", f"u={case}", f"f={bucket}", f"hu={short_shape}{case}"


def _groups(classes: Classes) -> tuple[str, ...]:
    return tuple(map(_group, count(), classes))


@lru_cache(maxsize=8192)
def _group(level: int, number: int) -> str:
    return f"v{level}={number}"


@lru_cache(maxsize=4096)
def _bits(cluster: str) -> tuple[str, ...]:
    if cluster == "?":
        return ("c=?",)
    number = int(cluster)
    return f"c={number}", f"c4={number & 15}", f"c6={number & 63}", f"c10={number & 1023}"
