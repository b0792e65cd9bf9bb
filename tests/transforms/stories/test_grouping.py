import itertools

import numpy as np
import pytest

from newsmill.transforms.stories.grouping import Groups, Measure, group, score
from newsmill.transforms.stories.weights import SCALE

MEASURE = Measure(threshold=0.3, each=0.3)


def groups(likeness, stories=0, apart=(), nearness=None):
    """Groups of one member each, from a symmetric matrix of cosines."""
    full = np.array(likeness, float) * SCALE**2
    flags = np.zeros(full.shape, bool)
    for one, other in apart:
        flags[one, other] = flags[other, one] = True
    near = np.ones(len(full)) if nearness is None else np.array(nearness)
    return Groups(full[:, stories:], full.diagonal().copy(), np.ones(len(full)), near, flags[:, stories:])


def test_alike_articles_go_together_and_others_stay_alone():
    likeness = [[1, 0.6, 0.1], [0.6, 1, 0.1], [0.1, 0.1, 1]]
    assert group(groups(likeness), MEASURE).tolist() == [0, 0, 2]


def test_two_must_be_more_alike_than_one_and_a_story():
    assert group(groups([[1, 0.38], [0.38, 1]]), MEASURE).tolist() == [0, 1]
    assert group(groups([[1, 0.4], [0.4, 1]]), MEASURE).tolist() == [0, 0]


def test_a_chain_ends_where_the_centre_is_too_far():
    likeness = np.eye(5)
    for ix in range(4):
        likeness[ix, ix + 1] = likeness[ix + 1, ix] = 0.45
    assert len(set(group(groups(likeness), MEASURE).tolist())) > 1


def test_an_article_goes_to_the_nearest_open_story_and_two_stories_are_never_joined():
    likeness = [[1, 0.9, 0.6], [0.9, 1, 0.7], [0.6, 0.7, 1]]
    assert group(groups(likeness, stories=2), MEASURE).tolist() == [1]


def test_a_story_without_articles_for_days_must_be_nearer():
    likeness = [[1, 0.5], [0.5, 1]]
    assert group(groups(likeness, stories=1), MEASURE).tolist() == [0]
    assert group(groups(likeness, stories=1, nearness=[0.36, 1]), MEASURE).tolist() == [1]


def test_what_is_to_stay_apart_does_also_through_a_third():
    likeness = [[1, 0.9, 0.8], [0.9, 1, 0.8], [0.8, 0.8, 1]]
    assert group(groups(likeness, apart=[(0, 1)]), MEASURE).tolist() in ([0, 1, 0], [0, 1, 1])


def test_nothing_is_grouped_into_nothing():
    empty = Groups(np.zeros((2, 0)), np.ones(2), np.ones(2), np.ones(2), np.zeros((2, 0), bool))
    assert group(empty, MEASURE).tolist() == []


@pytest.mark.parametrize("each", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("seed", range(6))
def test_what_is_not_scored_is_what_would_join_nothing(seed, each):
    rng, measure = np.random.default_rng(seed), Measure(threshold=0.3, each=each)
    vectors = np.abs(rng.normal(size=(40, 12))) ** 3
    vectors = np.rint(vectors * SCALE / np.sqrt((vectors**2).sum(axis=1, keepdims=True)))
    sizes = np.array([*rng.integers(1, 5, 10), *np.ones(30, int)])
    sums = vectors * sizes[:, None]
    apart = rng.random((40, 40)) < 0.05
    near = np.where(np.arange(40) < 10, rng.choice([0.36, 0.6, 1.0], 40), 1.0)
    listed = Groups(
        sums @ sums[10:].T, (sums**2).sum(axis=1), sizes.astype(float), near, (apart | apart.T)[:, 10:].copy()
    )
    expected = plainly_grouped(sums, sizes, near, apart | apart.T, 10, measure)
    assert len(set(expected)) < 30
    assert group(listed, measure).tolist() == expected


def plainly_grouped(sums, sizes, near, apart, stories, measure):
    """The same by the definition: of all pairs the most alike is joined, again and again."""
    members = {row: [row] for row in range(len(sums))}
    while True:
        best = (measure.threshold, -1, -1)
        for kept, gone in itertools.combinations(members, 2):
            if gone < stories or apart[np.ix_(members[kept], members[gone])].any():
                continue
            one, two = (sums[members[row]].sum(axis=0) for row in (kept, gone))
            counts = [sizes[members[row]].sum() for row in (kept, gone)]
            found = score(measure, one @ two, one @ one, counts[0], two @ two, counts[1]) * near[kept]
            best = max(best, (float(found), kept, gone))
        if best[1] < 0:
            return [next(row for row in members if at in members[row]) for at in range(stories, len(sums))]
        members[best[1]] += members.pop(best[2])
