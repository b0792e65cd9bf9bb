from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import newsmill.transforms.entities as _  # noqa: F401
from newsmill.transforms.entities.tagger import FACTORY, Gazetteer, Lexicon, NewsmillTagger, SequenceTagger
from newsmill.transforms.entities.training.crf import Featurizer, FitSettings, fit
from newsmill.transforms.entities.training.sentences import TrainingSentence

SENTENCES = [
    TrainingSentence(("Eva", "Lind", "kam"), ("B-PER", "I-PER", "O")),
    TrainingSentence(("Sie", "kam", "nach", "Bonn"), ("O", "O", "O", "B-LOC")),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    lexicon, lists = Lexicon({}), Gazetteer({})
    made = spacy.blank("de")
    component = made.add_pipe(FACTORY)
    assert isinstance(component, NewsmillTagger)
    component.tagger = SequenceTagger(lexicon, lists, fit(SENTENCES, Featurizer(lexicon, lists), FitSettings()))
    return made


def _ents(doc: Doc) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in doc.ents]


def test_new_component_finds_nothing() -> None:
    made = spacy.blank("de")
    made.add_pipe(FACTORY)
    assert _ents(made("Eva Lind kam nach Bonn")) == []


def test_sets_entities(nlp: Language) -> None:
    assert _ents(nlp("Eva Lind kam")) == [("Eva Lind", "PER")]


def test_line_break_ends_a_sentence_and_white_space_is_not_seen(nlp: Language) -> None:
    assert _ents(nlp("Eva\nLind kam")) != _ents(nlp("Eva Lind kam"))
    assert _ents(nlp("Eva  Lind  kam")) == [("Eva  Lind", "PER")]


def test_replaces_what_was_there(nlp: Language) -> None:
    doc = nlp.make_doc("Eva Lind kam")
    doc.ents = [doc.char_span(9, 12, label="MISC")]  # type: ignore[list-item]
    assert _ents(nlp(doc)) == [("Eva Lind", "PER")]


def test_disk_and_bytes(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "m")
    copy = spacy.load(tmp_path / "m")
    assert _ents(copy("Sie kam nach Bonn")) == [("Bonn", "LOC")]
    component = nlp.get_pipe(FACTORY)
    assert isinstance(component, NewsmillTagger)
    again = NewsmillTagger("x", component.tagger).from_bytes(component.to_bytes())
    assert again.to_bytes() == component.to_bytes()
    assert again.labels == ("LOC", "PER")
