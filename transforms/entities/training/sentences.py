"""The unit of training data, and what may be wrong with a file of it.

ValueError
└── TrainingDataError     the file cannot be used; path, line and remedy are in the message
"""

from pathlib import Path
from typing import NamedTuple

from newsmill.transforms.entities.tagger.bio import LABELS


class TrainingDataError(ValueError):
    """A training file is broken."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        """Keep where and what: ``line`` counts from 1; 0 means the whole file."""
        super().__init__(f"{path}:{line}: {problem}" if line else f"{path}: {problem}")
        self.path = path
        self.line = line


class TrainingSentence(NamedTuple):
    """One annotated sentence."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    """IOB2 tags, one per word."""


class Corpus(NamedTuple):
    """The sentences of one file or folder."""

    name: str
    """File name without its extensions, or the last two parts of a folder; what the model card calls it."""
    sentences: tuple[TrainingSentence, ...]
    skipped: int
    """Sentences left out because an entity does not begin and end where tokens do."""

    @property
    def labels(self) -> frozenset[str]:
        """Labels that occur; a label that never occurs is taken as not annotated."""
        return frozenset(tag[2:] for sentence in self.sentences for tag in sentence.tags if tag != "O")


def checked_label(label: str, path: Path, line: int) -> str:
    """Give ``label`` back if the models know it.

    Raises:
        TrainingDataError: it is none of ``LABELS``.
    """
    if label not in LABELS:
        raise TrainingDataError(path, line, f"unknown label {label!r}; known are {', '.join(LABELS)}")
    return label
