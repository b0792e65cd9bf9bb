import json
from pathlib import Path

import numpy as np
import pytest

from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.word_classes import NONE
from newsmill.transforms.entities.training import classes_source
from newsmill.transforms.entities.training.classes_source import build_english, build_german, clustered
from newsmill.transforms.entities.training.lexicon_source import read_lexicon

TOWNS, VERBS = ("ulm", "gera", "bonn", "trier"), ("goes", "comes", "sees", "runs")


def _vectors() -> dict[str, list[float]]:
    """Vectors of other lengths around two directions, with what the package has behind them."""
    towns = {word: [1.0 + number, 0.1 * number, 9, 9] for number, word in enumerate(TOWNS)}
    verbs = {word: [0.1 * number, 2.0 + number, 9, 9] for number, word in enumerate(VERBS)}
    return towns | verbs | {",": [1.0, 1.0, 9, 9]}


def test_words_in_like_company_share_a_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = _vectors()
    path = tmp_path / "vectors.json"
    path.write_text(json.dumps({"words": list(vectors), "vectors": vectors, "dimensions": 2}), encoding="utf-8")
    monkeypatch.setattr(classes_source, "GRANULARITIES", (2, 3))
    classes = build_english(path)
    assert len(classes) == 8  # the comma is no word
    towns, verbs = classes.of(TOWNS)[:, 0].tolist(), classes.of(VERBS)[:, 0].tolist()
    assert len(set(towns)) == len(set(verbs)) == 1
    assert towns[0] != verbs[0]
    assert classes.of(TOWNS).shape == (4, 2)
    assert build_english(path).to_block() == classes.to_block()


def test_as_many_classes_as_vectors_leave_each_alone() -> None:
    vectors = np.eye(5, dtype=np.float32)
    assert sorted(clustered(vectors, 5)) == [0, 1, 2, 3, 4]


def test_an_empty_class_is_filled() -> None:
    vectors = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    assert clustered(vectors, 2)[2] != clustered(vectors, 2)[0]


def test_english_names_that_no_training_text_has_lie_beside_known_ones() -> None:
    classes = read_lexicon("en").classes
    assert len(classes) > 150_000
    town, other, walked, maker, rival = classes.of(["Podgorica", "Chisinau", "walked", "Nokia", "Ericsson"]).tolist()
    assert town == other != walked
    assert maker == rival != town


def test_german_words_have_the_classes_of_their_most_frequent_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes_source, "GRANULARITIES", (2,))
    forms = {"Ulm": (0, 9, ""), "ulm": (0, 18, ""), "Gera": (0, 10, ""), "gehen": (0, 8, ""), "Gehen": (0, 15, "")}
    asked: list[str] = []

    def encode(words: list[str]) -> np.ndarray:
        asked.extend(words)
        return np.array([[1.0, 0.1] if word[0].isupper() else [0.1, 1.0] for word in words])

    classes = build_german(Lexicon(forms), encode)
    assert asked == ["gehen", "Ulm", "Gera"]
    town, other, verb = classes.of(["ULM", "gera", "Gehen"]).tolist()
    assert town == other != verb


def test_rare_german_words_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes_source, "GRANULARITIES", (1,))
    monkeypatch.setattr(classes_source, "GERMAN_WORDS", 1)
    classes = build_german(Lexicon({"Ulm": (0, 9, ""), "Gera": (0, 10, "")}), lambda words: np.eye(len(words)))
    assert classes.of(["ulm", "gera"]).tolist() == [[0], [NONE]]


def test_german_names_lie_beside_those_that_are_met_where_they_are() -> None:
    classes = read_lexicon("de").classes
    assert len(classes) > 60_000
    assert len({*map(tuple, classes.of(["Siemens", "gehen"]).tolist())}) == 2


def test_a_language_without_a_lexicon_has_no_classes() -> None:
    assert len(read_lexicon("fr").classes) == 0
