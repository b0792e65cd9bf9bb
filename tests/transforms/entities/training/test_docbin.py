from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin, Span

from newsmill.transforms.entities.training.corpora import read_corpus
from newsmill.transforms.entities.training.docbin import read_docbin
from newsmill.transforms.entities.training.sentences import TrainingDataError, TrainingSentence


def _write(path: Path, label: str, *, sentences: bool) -> Path:
    nlp = spacy.blank("de")
    if sentences:
        nlp.add_pipe("sentencizer")
    doc = nlp("Eva Lind kam. Sie  blieb.")
    doc.ents = [Span(doc, 0, 2, label=label)]
    DocBin(docs=[doc]).to_disk(path)
    return path


def test_sentences_of_a_docbin(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.spacy", "PER", sentences=True)
    assert read_docbin(path) == [
        TrainingSentence(("Eva", "Lind", "kam", "."), ("B-PER", "I-PER", "O", "O")),
        TrainingSentence(("Sie", "blieb", "."), ("O", "O", "O")),
    ]


def test_document_without_sentences_is_one(tmp_path: Path) -> None:
    corpus = read_corpus(_write(tmp_path / "a.spacy", "PER", sentences=False), spacy.blank("de"))
    assert [len(sentence.words) for sentence in corpus.sentences] == [7]
    assert corpus.name == "a"


def test_foreign_label(tmp_path: Path) -> None:
    with pytest.raises(TrainingDataError, match="unknown label 'GPE'"):
        read_docbin(_write(tmp_path / "a.spacy", "GPE", sentences=True))


def test_not_a_docbin(tmp_path: Path) -> None:
    path = tmp_path / "a.spacy"
    path.write_bytes(b"no such thing")
    with pytest.raises(TrainingDataError, match=r"not a \.spacy file"):
        read_docbin(path)
