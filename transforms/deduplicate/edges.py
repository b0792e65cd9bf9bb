"""From verified pairs to edges: relation, figures, and the template rule, between articles rather than texts."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.duplicate import DuplicateEdge
from newsmill.transforms.deduplicate.copies import Copies, exact_links, members_of, near_links
from newsmill.transforms.deduplicate.document_numbers import UNDATED
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.templates import Compared, template_rules
from newsmill.transforms.deduplicate.titles import title_similarities, title_slots
from newsmill.transforms.deduplicate.tokens import Ints
from newsmill.transforms.deduplicate.verified import Verified, common_shingles, is_near, verified

ALGORITHM = "w3-winnow5/1 near-0.5 contained-0.8 templates/3"
"""Name and version of signature, thresholds and template rule, in every edge."""
KNOWN_BY = f"{ALGORITHM} signatures/2"
"""The same with the version of the file ``signatures``, in the manifest: a store of another one is made anew."""
STALE = pa.schema(
    [pa.field("article_a", pa.string(), nullable=False), pa.field("article_b", pa.string(), nullable=False)]
)
"""Pairs whose stored edge, if there is one, no longer holds; ``article_a < article_b``."""
_MICROSECONDS_AN_HOUR = 3_600_000_000


class PairEdges(NamedTuple):
    """What a comparison gives."""

    edges: pa.RecordBatch
    """Batch of ``DuplicateEdge``."""
    stale: pa.RecordBatch
    """Batch of ``STALE``."""
    templates: pa.RecordBatch
    """Batch of ``DuplicateEdge`` with the rule in ``relation``: pairs alike enough but for the template rule."""


class _Pairs(NamedTuple):
    """Pairs of articles with the row of ``Verified`` that holds their figures."""

    a: Ints
    b: Ints
    row: Ints


class _Counts(NamedTuple):
    """Shingles in common, of the first alone, of the second alone."""

    shared: Ints
    own_a: Ints
    own_b: Ints


def exact_edges(signatures: Signatures, copies: Copies) -> PairEdges:
    """Return the edges between exact copies."""
    links = exact_links(signatures, copies)
    figures = _exact_counts(signatures, links.a, links.b)
    rows = np.arange(len(links.a))
    relation = np.full(len(rows), "exact", object)
    edges = _edges(signatures, _Pairs(links.a, links.b, rows), figures, relation)
    return PairEdges(edges, _stale(signatures, links.stale_a, links.stale_b), _no_edges())


def near_edges(signatures: Signatures, copies: Copies, a: Ints, b: Ints) -> PairEdges:
    """Verify candidates (document numbers of leaders) and return the near and contained edges."""
    distinct = copies.group[a] != copies.group[b]
    figures = verified(signatures, a[distinct], b[distinct])
    pairs, stale = _between_copies(signatures, copies, figures)
    rules = np.array(template_rules(_compared(signatures, figures, pairs)), object)
    shared, row = figures.shared[pairs.row], pairs.row
    near = is_near(shared, shared + figures.own_a[row] + figures.own_b[row])
    relation = np.where(near, "near", "contained").astype(object)
    passed = np.array([rule is None for rule in rules], np.bool_)
    kept, left = (_Pairs(*(column[mask] for column in pairs)) for mask in (passed, ~passed))
    return PairEdges(
        _edges(signatures, kept, figures, relation[passed]), stale, _edges(signatures, left, figures, rules[~passed])
    )


def _between_copies(signatures: Signatures, copies: Copies, figures: Verified) -> tuple[_Pairs, pa.RecordBatch]:
    """Pairs of articles for pairs of texts: the same where a text has no copies."""
    members = members_of(copies, np.concatenate([figures.a, figures.b]))
    shared = np.array(sorted(members), np.int64)
    many = np.isin(figures.a, shared) | np.isin(figures.b, shared)
    alone = np.flatnonzero(~many)
    a, b, row = [figures.a[alone]], [figures.b[alone]], [alone]
    stale_a, stale_b = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for at in np.flatnonzero(many).tolist():
        links = near_links(signatures, copies, int(figures.a[at]), int(figures.b[at]), members)
        swapped = copies.leader[links.a] != figures.a[at]
        a.append(np.where(swapped, links.b, links.a))
        b.append(np.where(swapped, links.a, links.b))
        row.append(np.full(len(links.a), at))
        stale_a.append(links.stale_a)
        stale_b.append(links.stale_b)
    pairs = _Pairs(np.concatenate(a), np.concatenate(b), np.concatenate(row))
    return pairs, _stale(signatures, np.concatenate(stale_a), np.concatenate(stale_b))


def _compared(signatures: Signatures, figures: Verified, pairs: _Pairs) -> Compared:
    words, row = signatures.integers("word_count"), pairs.row
    numbers, one, two = _distinct(pairs)
    titles = signatures.texts("title", numbers)
    smaller = np.where(figures.own_a[row] <= figures.own_b[row], pairs.a, pairs.b)
    return Compared(
        swaps=figures.swaps[row],
        kinds_a=figures.kinds_a[row],
        kinds_b=figures.kinds_b[row],
        changed_a=figures.changed_a[row],
        changed_b=figures.changed_b[row],
        runs_a=figures.runs_a[row],
        runs_b=figures.runs_b[row],
        shared=figures.shared[row],
        own_a=figures.own_a[row],
        own_b=figures.own_b[row],
        fingerprints_kept=figures.kept[row],
        title_similarity=np.array(title_similarities(titles, one, two), np.float64),
        title_slots=title_slots(titles, one, two),
        same_source=_same_source(signatures, pairs),
        days_apart=np.abs(signatures.days[pairs.a] - signatures.days[pairs.b]),
        smaller_words=words[smaller],
    )


def _edges(
    signatures: Signatures, pairs: _Pairs, figures: Verified | _Counts, relation: npt.NDArray[np.object_]
) -> pa.RecordBatch:
    """Rows of ``DuplicateEdge``, the smaller id first, ascending."""
    swap = signatures.ids[pairs.a] > signatures.ids[pairs.b]
    shared = figures.shared[pairs.row]
    own = figures.own_a[pairs.row], figures.own_b[pairs.row]
    own_a, own_b = np.where(swap, own[1], own[0]), np.where(swap, own[0], own[1])
    a, b = np.where(swap, pairs.b, pairs.a), np.where(swap, pairs.a, pairs.b)
    # Two texts without a word are as alike as can be.
    jaccard, inside_a, inside_b = (
        np.where(total > 0, shared / np.maximum(1, total), 1.0)
        for total in (shared + own_a + own_b, shared + own_a, shared + own_b)
    )
    columns = {
        "article_a": _text(signatures.ids[a]),
        "article_b": _text(signatures.ids[b]),
        "relation": pa.array(relation.tolist(), pa.string()),
        "jaccard": pa.array(jaccard),
        "containment_a": pa.array(inside_a),
        "containment_b": pa.array(inside_b),
        "title_similarity": pa.array(_title_similarities(signatures, pairs), pa.float64()),
        "lag_hours": _lags(signatures, a, b),
        "same_source": pa.array(_same_source(signatures, pairs)),
        "algorithm": pa.array([ALGORITHM] * len(a), pa.string()),
    }
    order = np.lexsort((signatures.ids[b], signatures.ids[a]))
    schema: pa.Schema = schema_of(DuplicateEdge)
    return pa.RecordBatch.from_arrays([columns[field.name] for field in schema], schema=schema).take(pa.array(order))


def _exact_counts(signatures: Signatures, a: Ints, b: Ints) -> _Counts:
    """Counts of copies; almost always their shingles are the same."""
    sizes, digests = signatures.integers("shingle_count"), signatures.integers("shingle_digest")
    shared = sizes[a]
    differ = np.flatnonzero(digests[a] != digests[b])
    signatures.fetch(np.concatenate([a[differ], b[differ]]))
    for at in differ.tolist():
        shared[at] = common_shingles(signatures.shingles(a[at]), signatures.shingles(b[at]))
    return _Counts(shared, sizes[a] - shared, sizes[b] - shared)


def _lags(signatures: Signatures, a: Ints, b: Ints) -> pa.Array:
    one, two = signatures.published[a], signatures.published[b]
    undated = (one == UNDATED) | (two == UNDATED)
    hours = np.abs(np.where(undated, 0, one) - np.where(undated, 0, two)) / _MICROSECONDS_AN_HOUR
    return pa.array(hours, mask=undated)


def _stale(signatures: Signatures, a: Ints, b: Ints) -> pa.RecordBatch:
    one, two = signatures.ids[a], signatures.ids[b]
    swap = one > two
    columns = [_text(np.where(swap, two, one)), _text(np.where(swap, one, two))]
    return pa.RecordBatch.from_arrays(columns, schema=STALE)


def _no_edges() -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=schema_of(DuplicateEdge))


def _text(ids: npt.NDArray[np.bytes_]) -> pa.Array:
    offsets = np.arange(len(ids) + 1, dtype=np.int32) * ids.dtype.itemsize
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(ids))]
    return pa.Array.from_buffers(pa.string(), len(ids), buffers)


def _title_similarities(signatures: Signatures, pairs: _Pairs) -> list[float | None]:
    numbers, a, b = _distinct(pairs)
    return title_similarities(signatures.texts("title", numbers), a, b)


def _same_source(signatures: Signatures, pairs: _Pairs) -> npt.NDArray[np.bool_]:
    numbers, a, b = _distinct(pairs)
    sources = np.array(signatures.texts("source", numbers), object)
    same: npt.NDArray[np.bool_] = np.asarray(sources[a] == sources[b], np.bool_)
    return same


def _distinct(pairs: _Pairs) -> tuple[Ints, Ints, Ints]:
    """The documents of the pairs, and where in them each end stands."""
    numbers, places = np.unique(np.concatenate([pairs.a, pairs.b]), return_inverse=True)
    return numbers, places[: len(pairs.a)], places[len(pairs.a) :]
