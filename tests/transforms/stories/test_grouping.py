import numpy as np

from newsmill.transforms.stories.grouping import Groups, Measure, group
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
