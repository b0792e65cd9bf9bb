"""Clusters: what the edges mean for each article.

A cluster is a component of exact and near edges. Its canonical article is the earliest published (undated ones last),
then the longest, then the smallest id. The others are duplicates of it: exact when exact edges lead there, else near.

A canonical article that a longer one contains is a duplicate of that, of kind contained, and keeps its own cluster. The
container lies in another cluster whose canonical article is longer (body length, then id), so no circle can arise; of
several it is the one that holds the largest share, then the first in canonical order. An edge counts for the canonical
article when it or one of its exact copies is the smaller side.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.components import components
from newsmill.transforms.deduplicate.tokens import Ints

CANONICAL_RULE = "earliest published, longest, smallest id/1"
"""Recorded with every cluster."""


class Edges(NamedTuple):
    """Edges between members, which are numbered in canonical order."""

    a: Ints
    b: Ints
    relation: npt.NDArray[np.object_]
    containment_a: npt.NDArray[np.float64]
    containment_b: npt.NDArray[np.float64]


class Standing(NamedTuple):
    """Where each member stands; columns of shape (members,), numbers are members in canonical order."""

    canonical: Ints
    """The canonical member of its cluster, which stands for the cluster."""
    duplicate_of: Ints
    """Itself when it is no duplicate."""
    kind: npt.NDArray[np.object_]
    """``exact``, ``near``, ``contained`` or ``None``."""


def standing(lengths: Ints, edges: Edges) -> Standing:
    """Return where each member stands. ``lengths`` are body lengths; equal ones rank by number in reverse."""
    size = len(lengths)
    exact = edges.relation == "exact"
    linked = exact | (edges.relation == "near")
    canonical = components(size, edges.a[linked], edges.b[linked])
    copies = components(size, edges.a[exact], edges.b[exact])
    numbers = np.arange(size)
    kind = np.where(copies == copies[canonical], "exact", "near").astype(object)
    kind[canonical == numbers] = None
    duplicate_of = canonical.copy()
    for member, container in _containers(lengths, edges, canonical, copies):
        duplicate_of[member], kind[member] = container, "contained"
    return Standing(canonical, duplicate_of, kind)


def _containers(lengths: Ints, edges: Edges, canonical: Ints, copies: Ints) -> list[tuple[int, int]]:
    """Canonical members with the container of each."""
    of = np.flatnonzero(edges.relation == "contained")
    swap = edges.containment_b[of] > edges.containment_a[of]
    small, large = np.where(swap, edges.b[of], edges.a[of]), np.where(swap, edges.a[of], edges.b[of])
    share = np.maximum(edges.containment_a[of], edges.containment_b[of])
    member, above = canonical[small], canonical[large]
    longer = (lengths[above] > lengths[member]) | ((lengths[above] == lengths[member]) & (above < member))
    fits = (copies[small] == copies[member]) & (above != member) & longer
    member, large, share = member[fits], large[fits], share[fits]
    order = np.lexsort((large, -share, member))
    first = np.unique(member[order], return_index=True)[1]
    return list(zip(member[order][first].tolist(), large[order][first].tolist(), strict=True))
