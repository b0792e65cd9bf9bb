import json
from pathlib import Path

import numpy as np
import pytest

from newsmill.transforms.entities.training import classes_source
from newsmill.transforms.entities.training.classes_source import build, clustered
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
    classes = build(path)
    assert len(classes) == 8  # the comma is no word
    assert len({classes.of(word)[0] for word in TOWNS}) == len({classes.of(word)[0] for word in VERBS}) == 1
    assert classes.of("ulm")[0] != classes.of("goes")[0]
    assert all(len(classes.of(word)) == 2 for word in TOWNS)
    assert build(path).to_block() == classes.to_block()


def test_as_many_classes_as_vectors_leave_each_alone() -> None:
    vectors = np.eye(5, dtype=np.float32)
    assert sorted(clustered(vectors, 5)) == [0, 1, 2, 3, 4]


def test_an_empty_class_is_filled() -> None:
    vectors = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    assert clustered(vectors, 2)[2] != clustered(vectors, 2)[0]


def test_english_names_that_no_training_text_has_lie_beside_known_ones() -> None:
    classes = read_lexicon("en").classes
    assert len(classes) > 150_000
    assert classes.of("Podgorica") == classes.of("Chisinau") != classes.of("walked")
    assert classes.of("Nokia") == classes.of("Ericsson") != classes.of("Podgorica")


def test_a_language_without_vectors_has_no_classes() -> None:
    assert len(read_lexicon("de").classes) == 0
