import numpy as np
import pytest

from newsmill.transforms.deduplicate.document_numbers import in_time


@pytest.mark.parametrize("moments", [1, 3, 1000], ids=["all at once", "a few moments", "hardly two at once"])
@pytest.mark.parametrize("seed", range(3))
def test_documents_are_ordered_by_day_publication_and_id(seed, moments):
    pick = np.random.default_rng(seed)
    days, published = pick.integers(0, 3, 60), pick.integers(0, moments, 60)
    ids = pick.permutation(np.array([f"{number:032x}" for number in range(60)], "S32"))
    assert in_time(days, published, ids).tolist() == np.lexsort((ids, published, days)).tolist()


def test_no_documents_have_no_order():
    assert in_time(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, "S32")).tolist() == []
