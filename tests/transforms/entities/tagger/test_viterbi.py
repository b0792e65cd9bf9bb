import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.tagger.viterbi import best_paths
from newsmill.transforms.entities.tagger.weights import FORBIDDEN, Weights

TAGS = ("B-PER", "I-PER", "O")


def _by_hand(scores: np.ndarray, transitions: np.ndarray, first: np.ndarray) -> int:
    paths = itertools.product(range(len(first)), repeat=len(scores))
    return max(
        sum(int(scores[at, tag]) for at, tag in enumerate(path))
        + sum(int(transitions[pair]) for pair in itertools.pairwise(path))
        + (0 if first[path[0]] else FORBIDDEN)
        for path in paths
    )


@given(st.integers(0, 10_000), st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_paths_are_as_good_as_the_best_of_all(seed: int, lengths: list[int]) -> None:
    random = np.random.default_rng(seed)
    scores = random.integers(-50, 50, (sum(lengths), 3), dtype=np.int32)
    transitions = random.integers(-50, 50, (3, 3), dtype=np.int32)
    transitions[2, 1] = FORBIDDEN
    first = np.array([True, False, True])
    path = best_paths(scores, lengths, transitions, first)
    start = 0
    for length in lengths:
        piece, tags = scores[start : start + length], path[start : start + length]
        reached = sum(int(piece[at, tag]) for at, tag in enumerate(tags))
        reached += sum(int(transitions[pair]) for pair in itertools.pairwise(tags))
        assert first[tags[0]]
        assert reached == _by_hand(piece, transitions, first)
        start += length


def test_weights_survive_bytes_and_forbid_broken_tags() -> None:
    state = {("x", "B-PER"): 1.5, ("y", "O"): -0.25, ("zero", "O"): 0.0001}
    weights = Weights.from_floats(TAGS, state, {("O", "O"): 2.0, ("O", "I-PER"): 9.0})
    again = Weights.from_bytes(weights.to_bytes())
    assert again.features == ["x", "y"]
    assert again.to_bytes() == weights.to_bytes()
    assert again.state.tolist() == [[384, 0, 0], [0, 0, -64], [0, 0, 0]]
    assert again.transitions[2].tolist() == [0, FORBIDDEN, 512]
    assert weights.to_bytes() == Weights.from_floats(TAGS, dict(reversed(state.items())), {("O", "O"): 2.0}).to_bytes()


def test_model_without_features() -> None:
    weights = Weights.from_bytes(Weights.from_floats(("O",), {}, {}).to_bytes())
    assert weights.tags == ("O",)
    assert weights.none == 0
