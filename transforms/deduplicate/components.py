"""Connected components over arrays: which articles hang together, and which stored edges a run has to look at."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.transforms.deduplicate.tokens import Ints

STEPS = 8
"""Edges that are followed one by one: clusters are not as long as that, but for chains of copies over months."""


def components(size: int, a: Ints, b: Ints) -> Ints:
    """Return for each of ``size`` nodes the smallest node of its component; edges are ``a[i]`` - ``b[i]``.

    Every round links the root of the larger number to the smaller and flattens the trees, so that even a chain takes a
    number of rounds logarithmic in its length.
    """
    roots = np.arange(size)
    while True:
        left, right = roots[a], roots[b]
        open_edges = left != right
        if not open_edges.any():
            return roots
        a, b, left, right = a[open_edges], b[open_edges], left[open_edges], right[open_edges]
        np.minimum.at(roots, np.maximum(left, right), np.minimum(left, right))
        roots = _flatten(roots)


def _flatten(roots: Ints) -> Ints:
    while True:
        above = roots[roots]
        if np.array_equal(above, roots):
            return roots
        roots = above


def affected_edges(edges: pa.Table, seeds: Iterable[str]) -> pa.Table:
    """Return the stored edges, of any relation, of all components that hold one of the articles ``seeds``.

    ``edges`` has the columns ``article_a`` and ``article_b``. 400,000 edges take 0.01 s for each step from the seeds,
    and 0.15 s where a component goes further than ``STEPS``.
    """
    touched = np.zeros(len(edges), np.bool_)
    reached = pa.array(sorted(set(seeds)), pa.string())
    for _ in range(STEPS):
        ends = [pc.is_in(edges.column(name), value_set=reached) for name in ("article_a", "article_b")]
        fresh = pc.or_(*ends).to_numpy(zero_copy_only=False) & ~touched
        if not fresh.any():
            return edges.filter(pa.array(touched))
        touched |= fresh
        reached = pa.array(members_of_edges(edges.filter(pa.array(fresh))), pa.string())
    return _of_components(edges, reached, touched)


def _of_components(edges: pa.Table, reached: pa.Array, touched: npt.NDArray[np.bool_]) -> pa.Table:
    """Return the edges that are ``touched`` and those that hang together with the articles ``reached``."""
    both = pa.concat_arrays([edges.column(name).combine_chunks() for name in ("article_a", "article_b")])
    encoded = both.dictionary_encode()
    numbers = encoded.indices.to_numpy().astype(np.int64)
    a, b = numbers[: len(edges)], numbers[len(edges) :]
    roots = components(len(encoded.dictionary), a, b)
    seeded = pc.is_in(encoded.dictionary, value_set=reached).to_numpy(zero_copy_only=False)
    wanted = np.zeros(len(roots), np.bool_)
    wanted[roots[seeded]] = True
    return edges.filter(pa.array(touched | wanted[roots[a]]))


def members_of_edges(edges: pa.Table) -> list[str]:
    """Return the articles of some edges, ascending: those whose facts ``update`` needs."""
    both = pa.chunked_array([*edges.column("article_a").chunks, *edges.column("article_b").chunks], pa.string())
    found: list[str] = sorted(both.unique().to_pylist())
    return found
