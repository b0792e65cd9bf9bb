import numpy as np
import pyarrow as pa
import pytest

from newsmill.transforms.stories.columns import chosen, read_vectors
from newsmill.transforms.stories.products import own_products, products, summed
from newsmill.transforms.stories.vector import story_vectors
from newsmill.transforms.stories.weights import SCALE, Among, holders, weights


@pytest.fixture
def vectors(batch):
    return lambda rows: read_vectors(pa.Table.from_batches([story_vectors(batch(rows))]))


def dense(articles, values):
    columns = np.unique(articles.numbers)
    found = np.zeros((len(articles), len(columns)))
    found[articles.owners, np.searchsorted(columns, articles.numbers)] = values
    return found


def test_weights_are_whole_numbers_of_one_length(vectors, event):
    articles = vectors([*event(1, 5), *event(2, 5)])
    values = weights(articles)
    assert (values == np.rint(values)).all()
    lengths = np.sqrt(np.bincount(articles.owners, values**2))
    assert np.abs(lengths - SCALE).max() < SCALE / 100


def test_what_all_write_of_weighs_less_than_what_some_do(vectors, article, event):
    """A topic of most articles holds no story together; the names of one story among ten articles do."""
    rows = [
        row | {"body": f"Seuchenwelle {row['body']}"} for seed in range(12) for row in event(seed, 12, hours=seed / 9)
    ]
    articles = vectors(rows)
    common = np.unique(articles.numbers, return_counts=True)
    topic = common[0][common[1].argmax()]
    alone = vectors(rows[:1])
    at, before = articles.numbers == topic, alone.numbers == topic
    assert common[1].max() == len(rows)
    assert weights(articles)[at & (articles.owners == 0)][0] < 0.6 * weights(alone)[before][0]


def test_products_are_those_of_dense_vectors(vectors, event):
    articles = vectors([*event(1, 4), *event(2, 4), *event(3, 4)])
    values = weights(articles)
    full = dense(articles, values)
    assert (products(articles, values, 0) == full @ full.T).all()
    assert (products(articles, values, 7) == full @ full[7:].T).all()
    rows = np.array([0, 0, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8])
    groups = np.array([full[rows == row].sum(axis=0) for row in range(9)])
    assert (own_products(articles, values, rows, 9) == (groups**2).sum(axis=1)).all()
    of_groups = [summed(column, rows, 9) for column in products(articles, values, 7).T]
    assert (np.column_stack(of_groups) == groups @ full[7:].T).all()


def test_one_term_in_common_adds_so_much_at_most(vectors, article):
    """Names that two articles share are cut; those of two teasers, which have hardly anything else, are not."""
    other = [f"{chr(97 + ix % 26)}{chr(122 - ix // 26)}xo".title() for ix in range(80)]
    rows = [
        article("1", "Lüdke räumt die Werft", f"Lüdke räumt, Lüdke zahlt. {' '.join(other[:40])}"),
        article("2", "Lüdke züchtet Tauben", f"Lüdke züchtet, Lüdke gewinnt. {' '.join(other[40:])}"),
    ]
    most = int(0.03 * SCALE**2)
    assert bounded(vectors(rows), most) < 0.6 * bounded(vectors(rows), SCALE**2)
    teasers = [row | {"body": row["body"].split(".")[0]} for row in rows]
    assert bounded(vectors(teasers), most) > 0.8 * bounded(vectors(teasers), SCALE**2)


def bounded(articles, most):
    return products(articles, weights(articles), 1, most)[0, 0]


def test_articles_weigh_in_their_window_what_they_weigh_when_all_of_it_is_asked_for(vectors, event):
    window = vectors([*event(1, 5), *event(2, 5), *event(3, 5)])
    kept = np.arange(len(window)) % 3 > 0
    few = chosen(window, kept)
    asked = weights(few, Among.of(len(window), window.numbers, few))
    assert (asked == weights(window)[kept[window.owners]]).all()
    assert (asked != weights(few)).any()


@pytest.mark.parametrize("seed", range(5))
def test_holders_are_counted_among_all_terms(seed):
    pick = np.random.default_rng(seed)
    numbers = pick.choice(np.array([0, 1, 2, 2**31, 2**32 - 1], np.uint32), 50)
    counts = dict(zip(*(each.tolist() for each in np.unique(numbers, return_counts=True)), strict=True))
    wanted = numbers[pick.random(50) < seed / 4]
    assert holders(numbers, wanted).tolist() == [counts[number] for number in wanted.tolist()]
