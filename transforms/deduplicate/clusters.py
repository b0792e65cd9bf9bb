"""Clusters: what the edges mean for each article.

A cluster is a component of exact and near edges. Its canonical article is the earliest published (undated ones last),
then the longest, then the smallest id. The others are duplicates of it: exact when exact edges lead there, else near.

A canonical article that a longer one contains names that as its container; it is no duplicate and keeps its own
cluster. The container lies in another cluster whose canonical article is longer (body length, then id), so no circle
can arise; of several it is the one that holds the largest share, then the first in canonical order. An edge counts for
the canonical article when it or one of its exact copies is the smaller side.
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
    """The canonical member of its cluster, which stands for the cluster: itself when it is no duplicate."""
    kind: npt.NDArray[np.object_]
    """``exact``, ``near`` or ``None``."""
    contained_in: Ints
    """The article that holds it whole, -1 when there is none or when it is a duplicate."""


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
    return Standing(canonical, kind, _containers(lengths, edges, canonical, copies))


def _containers(lengths: Ints, edges: Edges, canonical: Ints, copies: Ints) -> Ints:
    """The container of each member, -1 for none."""
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
    containers = np.full(len(lengths), -1)
    containers[member[order][first]] = large[order][first]
    return containers
