import spacy

from newsmill.transforms.entities.tagging import read_docs, tag_texts
from newsmill.transforms.entities.text.pieces import PIECE_LIMIT, readable


def _nlp():
    nlp = spacy.blank("de")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Werk Nord"}])
    return nlp


def test_long_texts_go_in_pieces_with_offsets_of_the_whole():
    line = "Das Werk Nord steht still.\n"
    text = line * (PIECE_LIMIT // len(line) + 10)
    (found,) = tag_texts(read_docs(_nlp(), 8), [text])
    assert isinstance(found, list)
    assert len(found) == text.count("Werk Nord")
    assert {text[span.start : span.end] for span in found} == {"Werk Nord"}


def test_words_of_the_texts_are_forgotten_afterwards():
    nlp = _nlp()
    before = len(nlp.vocab.strings)
    tag_texts(read_docs(nlp, 16), [f"Wort{number} im Werk Nord" for number in range(200)])
    assert len(nlp.vocab.strings) < before + 20


def test_endless_words_and_runs_of_punctuation_are_blanks_to_a_model():
    for filler in ("a" * 1_001, "/" * 33, "//a:b@" * 200, "_-" * 20):
        text = f"Rat {filler} Ulm"
        assert readable(text) == f"Rat {' ' * len(filler)} Ulm"
    for kept in ("a" * 1_000, "/" * 32, "ab " * 1_000, "=" * 20 + " " + "=" * 20):
        assert readable(kept) == kept
