import numpy as np
import pytest

from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.lent import Lent
from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.word_classes import WordClasses
from newsmill.transforms.entities.tagger.word_features import OFFSETS, WordColumns, WordFeatures, lent_features

LISTS = Gazetteer({"party": ["SPD"], "city": ["Essen", "New York"]})
ENTRIES = {"Burg": (21, 12, "f"), "Jugend": (9, 13, "f"), "Essen": (9, 9, "Tn"), "essen": (2, 11, "v")}
CLASSES = WordClasses({"essen": (5, 700), "chef": (6, 65_535)})
WORDS = ["Essen", "SPD", "SPD-Chef", "Jugendburg", "in", "x1", "USA", "^", "=", "w==", "", "Essen=Burg", "ESSEN"]


def _scored(names: set[str]) -> tuple[list[str], np.ndarray]:
    features = sorted(names)
    return features, np.random.default_rng(3).integers(-99, 99, (len(features) + 1, 4)).astype(np.int16)


def _named(columns: WordColumns) -> list[list[str]]:
    return [[f"{at}{name}" for at, names in lent.items() for name in names] for lent in lent_features(columns)]


@pytest.mark.parametrize("classes", [WordClasses({}), CLASSES])
@pytest.mark.parametrize("kept", [1, 2, 3])
def test_sums_are_those_of_the_named_features(classes: WordClasses, kept: int) -> None:
    columns = WordFeatures(Lexicon(ENTRIES, classes), LISTS).columns(WORDS)
    # A model lacks many names; the "^" of a boundary is among its own.
    names = sorted({name for names in _named(columns) for name in names})[::kept]
    features, state = _scored({*names, "A a b", *(f"{offset}^" for offset in OFFSETS)})
    row_of = {name: row for row, name in enumerate(features)}
    lent = Lent(features, state, classes.levels)
    for _ in range(2):
        sums = lent.summed(columns)
        for total, named in zip(sums, lent_features(columns), strict=True):
            for at, offset in enumerate(OFFSETS):
                rows = [row_of[f"{offset}{name}"] for name in named[offset] if f"{offset}{name}" in row_of]
                assert total[at].tolist() == state[rows].sum(axis=0, dtype=np.int32).tolist()
        lent.forget()
    boundary = lent.of_name("^")[0]
    assert boundary.tolist() == [state[row_of[f"{offset}^"]].tolist() for offset in OFFSETS]


def test_what_many_words_share_outgrows_its_first_room() -> None:
    words = WordFeatures(Lexicon({}), Gazetteer({}))
    many = words.columns([f"x-{number}" for number in range(3000)])
    names = {name for names in _named(many) for name in names}
    features, state = _scored(names)
    lent = Lent(features, state, 0)
    sums = lent.summed(many)
    assert sums.tolist() == np.concatenate([lent.summed(words.columns([word])) for word in many.words]).tolist()


def test_a_model_of_no_names_lends_nothing() -> None:
    lent = Lent([], np.zeros((1, 3), dtype=np.int16), 2)
    columns = WordFeatures(Lexicon(ENTRIES, CLASSES), LISTS).columns(WORDS)
    assert not lent.summed(columns).any()
