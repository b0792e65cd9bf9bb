"""Features of a word by itself, as seen from its own position and from its neighbours'.

All that depends on the word alone is worked out once per word type and kept, so that a running text costs a look-up per
token; and of many words at once, so that what is known of them is looked up together. Names of features are short:
there are hundreds of thousands of them in a model.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.lexicon import UNKNOWN_BUCKET, Entry, Lexicon
from newsmill.transforms.entities.tagger.shapes import shapes
from newsmill.transforms.entities.tagger.word_classes import NONE
from newsmill.transforms.entities.tagger.word_forms import forms_of
from newsmill.transforms.entities.tagger.word_kinds import kind_names
from newsmill.transforms.entities.tagger.word_parts import kinds_and_parts

OFFSETS: tuple[int, ...] = (-2, -1, 0, 1, 2)
"""Positions, relative to a token, whose words give features to it."""
AFFIX_LENGTHS = (1, 2, 3, 4, 5)
"""Lengths of the beginnings and ends of a longer word that are features."""
LENT_ENDING = 3
"""Length of the ending that the neighbours see."""
NO_GROUP = "v=?"
"""Name of a word that has no classes by vectors."""
_CASE_LIMIT = 6
"""Log-odds of the large against the small writing are cut here."""

Array = np.ndarray[Any, np.dtype[Any]]
Names = tuple[str, ...]

FIELDS: tuple[str, ...] = ("lower", "shape", "cluster", "coarse", "case")
"""The columns of ``WordColumns`` that context features join."""
BOUNDARY = "^"
"""What all fields hold before the first and after the last token of a sentence, and its only name."""
BOUNDARY_FEATURES: dict[int, list[str]] = {offset: [BOUNDARY] for offset in OFFSETS}


class WordColumns(NamedTuple):
    """What is known of several words: what stands at one place of each column is of one word."""

    words: Sequence[str]
    lower: Sequence[str]
    shape: Sequence[str]
    """The shape with runs cut to one mark."""
    cluster: Sequence[str]
    coarse: Sequence[str]
    """The first six bits of the cluster."""
    case: Sequence[str]
    """How far the large writing outweighs the small one."""
    starts_run: Sequence[bool]
    """An entry of several words of the name lists may begin with the word."""
    follows_run: Sequence[bool]
    """It may be the second word of such an entry."""
    written: Sequence[Names]
    """Names of how the word is written."""
    bits: Sequence[Names]
    """Names of its cluster."""
    kinds: Sequence[Names]
    """Names of what it can be by a dictionary; empty where the lexicon has none."""
    listed: Sequence[Names]
    """Names of the classes of the gazetteer that list it."""
    parts: Sequence[Names]
    """Names of what it is made of."""
    groups: Array
    """int of shape (words, levels): its classes by its vector, the coarsest first."""

    @property
    def fields(self) -> list[Sequence[str]]:
        """The columns that context features join."""
        return [getattr(self, field) for field in FIELDS]


class WordFeatures:
    """Word-level features over a lexicon and a gazetteer."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._lexicon = lexicon
        self._gazetteer = gazetteer

    def columns(self, words: Sequence[str]) -> WordColumns:
        """Give what is known of ``words``."""
        lexicon, gazetteer = self._lexicon, self._gazetteer
        forms = forms_of(words, lexicon)
        clusters = lexicon.clusters(words, forms.own)
        kinds, parts = kinds_and_parts(forms, clusters, lexicon, gazetteer)
        marks = list(map(shapes, words))
        cases = list(map(_case, words, forms.large, forms.small, forms.shouted))
        runs = list(map(gazetteer.in_runs, words))
        return WordColumns(
            words,
            forms.lower,
            shape=[short for _, short in marks],
            cluster=list(map(_known, clusters)),
            coarse=list(map(_coarse, clusters)),
            case=cases,
            starts_run=[in_runs[0] for in_runs in runs],
            follows_run=[in_runs[1] for in_runs in runs],
            written=list(map(_written, marks, cases, (bucket for _, bucket, _ in forms.own))),
            bits=list(map(_bits, clusters)),
            kinds=list(map(kind_names, kinds)),
            listed=list(map(_listed, map(gazetteer.classes, words))),
            parts=parts,
            groups=lexicon.classes.of(forms.lower),
        )


def lent_features(columns: WordColumns) -> list[dict[int, list[str]]]:
    """Give the features that each of some words lends to the tokens around it, by its offset from them."""
    words = zip(columns.words, columns.lower, columns.shape, columns.case, strict=True)
    groups = map(_groups, columns.groups.tolist())
    names = zip(columns.written, columns.parts, columns.bits, groups, columns.kinds, columns.listed, strict=True)
    return [_lent(*word, *of_word) for word, of_word in zip(words, names, strict=True)]


def _lent(word: str, lower: str, shape: str, case: str, *names: Names) -> dict[int, list[str]]:
    written, parts, bits, groups, kinds, listed = names
    far = [f"l={lower}", f"h={shape}"]
    near = [f"w={word}", *far, f"s{LENT_ENDING}={lower[-LENT_ENDING:]}", f"u={case}", *bits[:3]]
    own = [f"w={word}", f"l={lower}", *written, *_affixes(word, lower), *parts, *bits]
    near, own = ([*some, *groups, *kinds, *listed] for some in (near, own))
    seen = {0: own, 1: near, 2: [*far, *bits[:1], *bits[2:3], *groups[:1]]}
    return {offset: seen[abs(offset)] for offset in OFFSETS}


def _case(word: str, large: Entry, small: Entry, shouted: Entry) -> str:
    return _odds(large[1], small[1], shouted[1]) if word[:1].isalpha() else "-"


@lru_cache(maxsize=8192)
def _odds(large: int, small: int, shouted: int) -> str:
    if min(large, small, shouted) >= UNKNOWN_BUCKET:
        return "?"
    odds = max(-_CASE_LIMIT, min(_CASE_LIMIT, small - large))
    return f"{odds // 2}U" if shouted <= min(large, small) else f"{odds // 2}"


@lru_cache(maxsize=4096)
def _written(marks: tuple[str, str], case: str, bucket: int) -> Names:
    """Give the names that tell how a word is written: many words share them."""
    long, short = marks
    return f"H={long}", f"h={short}", f"u={case}", f"f={bucket}", f"hu={short}{case}"


def _affixes(word: str, lower: str) -> Iterator[str]:
    for length in AFFIX_LENGTHS[: max(len(word) - 1, 0)]:
        yield f"p{length}={word[:length]}"
        yield f"s{length}={lower[-length:]}"


def _groups(classes: Sequence[int]) -> Names:
    if NONE in classes:
        return (NO_GROUP,)
    return tuple(f"v{level}={number}" for level, number in enumerate(classes))


@lru_cache(maxsize=4096)
def _listed(classes: Names) -> Names:
    return tuple(f"g={kind}" for kind in classes)


@lru_cache(maxsize=4096)
def _known(cluster: int) -> str:
    return str(cluster) if cluster else "?"


@lru_cache(maxsize=4096)
def _coarse(cluster: int) -> str:
    return str(cluster & 63) if cluster else "?"


@lru_cache(maxsize=4096)
def _bits(cluster: int) -> Names:
    if not cluster:
        return ("c=?",)
    return f"c={cluster}", f"c4={cluster & 15}", f"c6={cluster & 63}", f"c10={cluster & 1023}"
