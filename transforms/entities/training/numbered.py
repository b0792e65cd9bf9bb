"""Annotated sentences as numbers: what the fit reads again and again.

Features get numbers in the order in which they are met. Sentences are mixed once, by a fixed seed, and put into
batches; each batch knows its features, so that an epoch is no more than array operations.
"""

import random
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from newsmill.transforms.entities.training.sentences import TrainingSentence

SEED = 1
_BATCH = 16
"""Sentences taken together in one step of the fit."""

Array = np.ndarray[Any, np.dtype[Any]]
Featurize = Callable[[Sequence[str]], list[list[str]]]


class Batch(NamedTuple):
    """Some sentences, one after the other, the longest first."""

    lengths: Array
    """Tokens per sentence, falling."""
    gold: Array
    """Column of the tag of each token."""
    rows: Array
    """Rows of the features that occur, rising."""
    places: Array
    """The features of the first token, then those of the second and so on, as positions in ``rows``."""
    starts: Array
    """Where the features of each token begin in ``places``."""
    tokens: Array
    """The tokens that have the first feature of ``rows``, then those that have the second and so on."""
    firsts: Array
    """Where the tokens of each feature begin in ``tokens``."""

    @property
    def inner(self) -> Array:
        """Tokens that have another before them in their sentence."""
        begins = np.cumsum(self.lengths) - self.lengths
        return np.delete(np.arange(len(self.gold)), begins)


class Numbered(NamedTuple):
    """All sentences."""

    tags: tuple[str, ...]
    """Sorted; the columns of the weights."""
    features: list[str]
    """Names; the rows of the weights."""
    batches: list[Batch]


def numbered(sentences: Sequence[TrainingSentence], featurize: Featurize) -> Numbered:
    """Number the features and tags of sentences, and mix the sentences into batches."""
    told = [sentence for sentence in sentences if sentence.words]
    tags = tuple(sorted({tag for sentence in told for tag in sentence.tags} | {"O"}))
    row_of: dict[str, int] = {}
    rows = [_rows(featurize(sentence.words), row_of) for sentence in told]
    columns = [np.array([tags.index(tag) for tag in sentence.tags]) for sentence in told]
    lengths = [len(each) for each in columns]
    batches = [
        _batch([rows[number] for number in chosen], [columns[number] for number in chosen])
        for chosen in _mixed(lengths)
    ]
    return Numbered(tags, list(row_of), batches)


def _rows(features: list[list[str]], row_of: dict[str, int]) -> tuple[Array, Array]:
    """Give the features of the tokens one after the other as numbers, and how many each token has."""
    flat = array("i", [row_of.setdefault(name, len(row_of)) for names in features for name in names])
    return np.frombuffer(flat, dtype=np.intc), np.array([len(names) for names in features])


def _mixed(lengths: Sequence[int]) -> Iterator[list[int]]:
    order = list(range(len(lengths)))
    random.Random(SEED).shuffle(order)  # noqa: S311  (no secret)
    for start in range(0, len(order), _BATCH):
        yield sorted(order[start : start + _BATCH], key=lambda number: -lengths[number])


def _batch(rows: Sequence[tuple[Array, Array]], columns: Sequence[Array]) -> Batch:
    sizes = np.concatenate([size for _, size in rows])
    found, places = np.unique(np.concatenate([flat for flat, _ in rows]), return_inverse=True)
    order = np.argsort(places, kind="stable")
    return Batch(
        lengths=np.array([len(each) for each in columns]),
        gold=np.concatenate(columns),
        rows=found,
        places=places.astype(np.int32),
        starts=np.cumsum(sizes) - sizes,
        tokens=np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[order],
        firsts=np.searchsorted(places[order], np.arange(len(found))),
    )
