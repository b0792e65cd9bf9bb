from collections.abc import Sequence

import numpy as np
import pytest

from newsmill.transforms.entities.tagger import sequence_tagger, word_memory
from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.sequence_tagger import SequenceTagger
from newsmill.transforms.entities.tagger.viterbi import best_paths
from newsmill.transforms.entities.training.crf import Featurizer, FitSettings, fit
from newsmill.transforms.entities.training.sentences import TrainingSentence

SENTENCES = [
    TrainingSentence(tuple(words.split()), tuple(tags.split()))
    for words, tags in [
        ("Eva Lind kam nach Bonn .", "B-PER I-PER O O B-LOC O"),
        ("Bonn ist klein .", "B-LOC O O O"),
        ("Die Blaue Hand AG warnt Eva Lind .", "O B-ORG I-ORG I-ORG O B-PER I-PER O"),
        ("Jan Roth kam .", "B-PER I-PER O O"),
        ("Er kam nach Trier .", "O O O B-LOC O"),
    ]
]
LEXICON = Lexicon(
    {
        "Bonn": (5, 9, ""),
        "Trier": (5, 10, ""),
        "Eva": (6, 9, ""),
        "Jan": (6, 9, ""),
        "kam": (8, 7, ""),
        "Ulm": (5, 11, ""),
    }
)
LISTS = Gazetteer({"city": ["Bonn"], "company": ["Blaue Hand", "Blaue Hand AG"]})


@pytest.fixture(scope="module")
def tagger() -> SequenceTagger:
    return SequenceTagger(LEXICON, LISTS, fit(SENTENCES, Featurizer(LEXICON, LISTS), FitSettings()))


def test_learns_its_sentences_and_a_city_of_the_same_cluster(tagger: SequenceTagger) -> None:
    assert tagger.tag([s.words for s in SENTENCES]) == [list(s.tags) for s in SENTENCES]
    assert tagger.tag([("Er", "kam", "nach", "Ulm", ".")]) == [["O", "O", "O", "B-LOC", "O"]]


def test_tables_score_as_the_named_features_do(tagger: SequenceTagger) -> None:
    weights, featurize = tagger.weights, Featurizer(LEXICON, LISTS)
    first = np.array([not tag.startswith("I-") for tag in weights.tags])
    row_of = {name: row for row, name in enumerate(weights.features)}
    for words in [("Eva", "Roth", "von", "der", "Blauen", "Hand", "in", "Bonn"), ("Bonn",), ("x", "^", "?", "kam")]:
        rows = [[row_of.get(name, weights.none) for name in names] for names in featurize(words)]
        scores = np.array([weights.state[row].sum(axis=0) for row in rows], dtype=np.int32)
        path = best_paths(scores, [len(words)], weights.transitions, first)
        assert tagger.tag([words]) == [[weights.tags[column] for column in path]]


def test_entries_of_name_lists_never_cross_sentences(tagger: SequenceTagger, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Sequence[str], Sequence[int]]] = []

    def runs(words: Sequence[str], starts: Sequence[int]) -> list[tuple[int, int, str]]:
        asked.append((words, starts))
        return []

    monkeypatch.setattr(LISTS, "runs", runs)
    sentences = [("Blaue",), ("Hand", "Blaue"), ("Eva", "Blauen", "Hand", "und", "Blaue", "Hand"), ("Blaue",)]
    tagger.tag(sentences)
    assert asked == [(sentences[2], [1, 4])]


def test_nothing_to_tag(tagger: SequenceTagger) -> None:
    assert tagger.tag([]) == tagger.spans([]) == []
    assert tagger.tag([(), ("Bonn",), ()]) == [[], ["B-LOC"], []]
    assert tagger.spans([(), ("in", "Bonn"), ()]) == [[], [(1, 2, "LOC")], []]


def test_result_does_not_depend_on_company_or_history(tagger: SequenceTagger) -> None:
    fresh = SequenceTagger(LEXICON, LISTS, tagger.weights)
    alone = [fresh.tag([s.words])[0] for s in reversed(SENTENCES)]
    assert tagger.tag([s.words for s in SENTENCES] * 3)[:5] == alone[::-1]


def test_memory_of_words_is_bounded(tagger: SequenceTagger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequence_tagger, "MOST_TOGETHER", 7)
    monkeypatch.setattr(word_memory, "ROOM", 14)
    fresh = SequenceTagger(LEXICON, LISTS, tagger.weights)
    for number in range(30):
        fresh.tag([(f"Wort{number}", "und", f"Satz{number}")] * 2)
        assert len(fresh._memory) < 14
        assert "und" in fresh._memory._rows  # met again and again
    assert fresh.tag([SENTENCES[0].words]) == [list(SENTENCES[0].tags)]


def test_words_all_met_again_are_forgotten(tagger: SequenceTagger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequence_tagger, "MOST_TOGETHER", 7)
    monkeypatch.setattr(word_memory, "ROOM", 14)
    fresh = SequenceTagger(LEXICON, LISTS, tagger.weights)
    for _ in range(3):
        for number in range(30):
            for sentence in [(f"Wort{number}", "und", f"Satz{number}")] * 2 + [s.words for s in SENTENCES[:2]]:
                fresh.tag([sentence])
    assert len(fresh._memory) < 14
    assert fresh.tag([s.words for s in SENTENCES]) == [list(s.tags) for s in SENTENCES]


def test_overlong_sentences_are_cut_and_joined(tagger: SequenceTagger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequence_tagger, "LONGEST_PIECE", 3)
    monkeypatch.setattr(sequence_tagger, "_BATCH", 4)
    tags = tagger.tag([SENTENCES[0].words, ("Bonn",), SENTENCES[0].words])
    assert [len(row) for row in tags] == [6, 1, 6]
    assert tags[0][:2] == ["B-PER", "I-PER"]
    assert tags[0] == tags[2]


def test_overlong_words_are_looked_at_in_part(tagger: SequenceTagger) -> None:
    assert tagger.tag([("kam", "x" * 100_000)]) == [["O", "O"]]
