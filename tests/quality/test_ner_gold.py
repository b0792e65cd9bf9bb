"""The span gate: strict F1 per label of the embedded models on sentences written for it, against a pinned baseline.

The gold sentences are in no training corpus. After a deliberate change of a model, pin its new scores with
``python tests/quality/test_ner_gold.py``.
"""

import json
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from newsmill.transforms import entities
from newsmill.transforms.entities.tagger.bio import LABELS, tags_of
from newsmill.transforms.entities.training.inline import parse_inline
from newsmill.transforms.entities.training.scoring import count, score

GOLD = Path(__file__).parent / "gold"
BASELINE = Path(__file__).parent / "baseline_ner.json"
MODELS = Path(entities.__file__).parent / "models"
SLACK = 3.0
"""F1 points by which a label may fall below its pinned score: one of some thirty spans, rounded down."""
FLOOR = 75.0
"""F1 over PER, LOC and ORG, whatever the baseline says."""


@cache
def model(language: str) -> Language:
    return spacy.load(MODELS / language)


@cache
def scores(language: str) -> dict[str, float]:
    """F1 per label and over PER LOC ORG (``names``), in percent; characters stand for tokens, so nothing can hide."""
    path = GOLD / f"{language}.txt"
    gold, found = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("#"):
            text, spans = parse_inline(line, path, number)
            entities = [(entity.start_char, entity.end_char, entity.label_) for entity in model(language)(text).ents]
            gold.append(tags_of(len(text), spans))
            found.append(tags_of(len(text), entities))
    counts = count(gold, found)
    each = {label: score(counts, [label]).f1 for label in LABELS}
    return {**each, "names": score(counts, ["PER", "LOC", "ORG"]).f1}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("label", ["PER", "LOC", "ORG", "MISC", "names"])
def test_no_label_falls_below_its_pinned_score(language: str, label: str) -> None:
    pinned = json.loads(BASELINE.read_text(encoding="utf-8"))[language][label]
    assert scores(language)[label] >= pinned - SLACK


@pytest.mark.parametrize("language", ["de", "en"])
def test_names_stay_above_the_floor(language: str) -> None:
    assert scores(language)["names"] >= FLOOR


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_gold_sentence_is_in_the_training_corpus(language: str) -> None:
    corpus = Path(__file__).parents[2] / "corpus" / language
    trained = {line for path in sorted(corpus.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()}
    gold = [line for line in (GOLD / f"{language}.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert len(gold) > 40
    assert not trained.intersection(gold)


if __name__ == "__main__":
    pinned = {code: {key: round(value, 1) for key, value in scores(code).items()} for code in ("de", "en")}
    BASELINE.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
