import pytest

from newsmill.transforms.entities.training.scoring import count, score


def test_start_end_and_label_must_agree() -> None:
    gold = [["B-PER", "I-PER", "O", "B-LOC"], ["B-ORG", "O", "O", "O"]]
    found = [["B-PER", "I-PER", "O", "B-ORG"], ["B-ORG", "I-ORG", "O", "B-PER"]]
    counts = count(gold, found)
    assert score(counts, ["PER"]) == (50.0, 100.0, pytest.approx(200 / 3), 1)
    assert score(counts, ["LOC"]).f1 == 0
    assert score(counts, ["ORG"]) == (0, 0, 0, 1)
    assert score(counts).f1 == pytest.approx(200 / 7)


def test_nothing_to_find() -> None:
    assert score(count([["O"]], [["O"]])) == (0, 0, 0, 0)


def test_different_numbers_of_sentences_are_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        count([["O"]], [])
