from collections.abc import Sequence

import numpy as np

from newsmill.transforms.entities.training.numbered import numbered
from newsmill.transforms.entities.training.sentences import TrainingSentence


def features(words: Sequence[str]) -> list[list[str]]:
    return [[f"w={word}", f"n={len(words)}"] for word in words]


SENTENCES = [
    TrainingSentence(("Ulm",), ("B-LOC",)),
    TrainingSentence(("in", "Ulm", "am", "Ulm"), ("O", "B-LOC", "O", "B-LOC")),
    TrainingSentence((), ()),
]


def test_features_are_numbered_as_met_and_tags_sorted() -> None:
    data = numbered(SENTENCES, features)
    assert data.tags == ("B-LOC", "O")
    assert data.features == ["w=Ulm", "n=1", "w=in", "n=4", "w=am"]


def test_batch_tells_features_by_token_and_tokens_by_feature() -> None:
    data = numbered(SENTENCES, features)
    (batch,) = data.batches
    assert batch.lengths.tolist() == [4, 1]
    assert [data.tags[column] for column in batch.gold] == ["O", "B-LOC", "O", "B-LOC", "B-LOC"]
    by_token = np.split(batch.rows[batch.places], batch.starts[1:])
    assert [[data.features[row] for row in rows] for rows in by_token] == [
        ["w=in", "n=4"],
        ["w=Ulm", "n=4"],
        ["w=am", "n=4"],
        ["w=Ulm", "n=4"],
        ["w=Ulm", "n=1"],
    ]
    by_feature = dict(zip(batch.rows.tolist(), np.split(batch.tokens, batch.firsts[1:]), strict=True))
    assert by_feature[data.features.index("w=Ulm")].tolist() == [1, 3, 4]
    assert by_feature[data.features.index("n=1")].tolist() == [4]


def test_inner_tokens_follow_another_of_their_sentence() -> None:
    (batch,) = numbered(SENTENCES, features).batches
    assert batch.inner.tolist() == [1, 2, 3]


def test_every_sentence_is_in_one_batch() -> None:
    many = [TrainingSentence((f"w{number}",), ("O",)) for number in range(40)]
    data = numbered(many, features)
    assert [len(batch.lengths) for batch in data.batches] == [16, 16, 8]
    words = [data.features[row] for batch in data.batches for row in batch.rows if data.features[row] != "n=1"]
    assert sorted(words) == sorted(f"w={sentence.words[0]}" for sentence in many)
    assert words[:3] != ["w=w0", "w=w1", "w=w2"]
