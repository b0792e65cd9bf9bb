"""Connected components over arrays: which articles hang together, and which stored edges a run has to look at."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.transforms.deduplicate.tokens import Ints


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

    ``edges`` has the columns ``article_a`` and ``article_b``; 300,000 edges take about 0.15 s.
    """
    both = pa.concat_arrays([edges.column(name).combine_chunks() for name in ("article_a", "article_b")])
    if not len(both):
        return edges
    encoded = both.dictionary_encode()
    numbers = encoded.indices.to_numpy().astype(np.int64)
    a, b = numbers[: len(edges)], numbers[len(edges) :]
    roots = components(len(encoded.dictionary), a, b)
    wanted = pa.array(sorted(set(seeds)), both.type)
    seeded = pc.is_in(encoded.dictionary, value_set=wanted).to_numpy(zero_copy_only=False)
    touched = np.zeros(len(roots), np.bool_)
    touched[roots[seeded]] = True
    return edges.filter(pa.array(touched[roots[a]]))


def members_of_edges(edges: pa.Table) -> list[str]:
    """Return the articles of some edges, ascending: those whose facts ``update`` needs."""
    both = pa.chunked_array([*edges.column("article_a").chunks, *edges.column("article_b").chunks], pa.string())
    found: list[str] = sorted(both.unique().to_pylist())
    return found
