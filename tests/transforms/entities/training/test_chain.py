"""Against every path written out."""

from itertools import pairwise, product

import numpy as np
import pytest

from newsmill.transforms.entities.training.chain import expected

TAGS = 3
FIRST = np.array([True, True, False])
TRANSITIONS = np.array([[0.5, -1.0, -np.inf], [0.25, 2.0, 1.5], [-0.5, 0.0, 0.75]])


def by_hand(scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sum over all paths of one sentence."""
    tags, pairs, total = np.zeros_like(scores), np.zeros_like(TRANSITIONS), 0.0
    for path in product(range(TAGS), repeat=len(scores)):
        if FIRST[path[0]]:
            steps = list(pairwise(path))
            weight = np.exp(sum(row[tag] for row, tag in zip(scores, path, strict=True)))
            weight *= np.exp(sum(TRANSITIONS[step] for step in steps))
            tags[range(len(path)), path] += weight
            for step in steps:
                pairs[step] += weight
            total += weight
    return tags / total, pairs / total


def scores_of(length: int) -> np.ndarray:
    return np.sin(np.arange(length * TAGS, dtype=float) * 1.7 + length).reshape(length, TAGS) * 3


@pytest.mark.parametrize("lengths", [[1], [4], [5, 3, 3, 1]])
def test_probabilities_are_those_of_all_paths(lengths: list[int]) -> None:
    sentences = [scores_of(length) for length in lengths]
    found = expected(np.concatenate(sentences), np.array(lengths), TRANSITIONS, FIRST)
    tags, pairs = zip(*map(by_hand, sentences), strict=True)
    np.testing.assert_allclose(found.tags, np.concatenate(tags), atol=1e-12)
    np.testing.assert_allclose(found.pairs, sum(pairs), atol=1e-12)


def test_large_scores_do_not_overflow() -> None:
    found = expected(np.array([[4000.0, 0.0, 0.0], [0.0, -4000.0, 0.0]]), np.array([2]), TRANSITIONS, FIRST)
    assert found.tags[0].tolist() == [1.0, 0.0, 0.0]
    np.testing.assert_allclose(found.tags.sum(axis=1), 1.0)
