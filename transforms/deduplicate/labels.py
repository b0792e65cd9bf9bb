"""Labels of clusters: names that stay when clusters grow, merge and split.

* A cluster of new articles takes the id of its canonical article.
* On a merge the label that was committed first wins, on a tie the smallest.
* On a split the label stays with the part that holds most of its articles (and has no older label), on a tie with the
  part whose canonical article comes first. The other parts take the id of their canonical article, or of the first of
  their articles in canonical order whose id is no label in use.

Labels are names only: which articles a cluster has does not depend on them.
"""

from collections.abc import Collection, Sequence

import numpy as np

from newsmill.schemas.stable_ids import stable_id
from newsmill.transforms.deduplicate.tokens import Ints


def assign_labels(
    canonical: Ints,
    ids: Sequence[str],
    labels: Sequence[str | None],
    since: Sequence[int | None],
    in_use: Collection[str] = (),
) -> dict[int, str]:
    """Return the label of every cluster, by the number of its canonical member.

    All sequences are by member in canonical order: the canonical member of each one's cluster, its id, its present
    label and the number of the snapshot that committed that label; ``in_use`` are labels of clusters elsewhere.
    """
    if not len(canonical):
        return {}
    kept = _kept(canonical, labels, since)
    taken = set(kept.values()) | set(in_use)
    order = np.argsort(canonical, kind="stable")
    clusters, firsts = np.unique(canonical[order], return_index=True)
    for cluster, members in zip(clusters.tolist(), np.split(order, firsts[1:]), strict=True):
        if cluster not in kept:
            kept[cluster] = _fresh([ids[member] for member in members.tolist()], taken)
            taken.add(kept[cluster])
    return kept


def _kept(canonical: Ints, labels: Sequence[str | None], since: Sequence[int | None]) -> dict[int, str]:
    """Give every present label to one cluster at most, and every cluster one label at most."""
    ages: dict[str, int] = {}
    holders: dict[str, dict[int, int]] = {}
    for cluster, label, age in zip(canonical.tolist(), labels, since, strict=True):
        if label is not None:
            ages[label] = min(ages.get(label, age or 0), age or 0)
            counts = holders.setdefault(label, {})
            counts[cluster] = counts.get(cluster, 0) + 1
    kept: dict[int, str] = {}
    for label in sorted(ages, key=lambda name: (ages[name], name)):
        free = {cluster: count for cluster, count in holders[label].items() if cluster not in kept}
        if free:
            kept[min(free, key=lambda number: (-free[number], number))] = label
    return kept


def _fresh(ids: Sequence[str], taken: Collection[str]) -> str:
    for article_id in ids:
        if article_id not in taken:
            return article_id
    # Every id names a cluster elsewhere: a name that no article can have.
    return stable_id("cluster", *ids)
