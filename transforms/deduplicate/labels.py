"""Labels of clusters: names that stay when clusters grow, merge and split.

A label is always the id of one of the cluster's articles, so that no two clusters can want one label.

* A cluster of new articles takes the id of its canonical article.
* On a merge the label that was committed first wins, on a tie the smallest.
* On a split the label stays with the part that holds its article. The other parts take the id of their canonical
  article.

Labels are names only: which articles a cluster has does not depend on them.
"""

from collections.abc import Sequence

from newsmill.transforms.deduplicate.tokens import Ints


def assign_labels(
    canonical: Ints, ids: Sequence[str], labels: Sequence[str | None], since: Sequence[int | None]
) -> dict[int, str]:
    """Return the label of every cluster, by the number of its canonical member.

    All sequences are by member in canonical order: the canonical member of each one's cluster, its id, its present
    label and the number of the snapshot that committed that label.
    """
    ages: dict[str, int] = {}
    for label, age in zip(labels, since, strict=True):
        if label is not None:
            ages[label] = min(ages.get(label, age or 0), age or 0)
    wanted: dict[int, list[str]] = {}
    for cluster, article_id in zip(canonical.tolist(), ids, strict=True):
        wanted.setdefault(cluster, [])
        if article_id in ages:
            wanted[cluster].append(article_id)
    return {
        cluster: min(names, key=lambda name: (ages[name], name), default=ids[cluster])
        for cluster, names in wanted.items()
    }
