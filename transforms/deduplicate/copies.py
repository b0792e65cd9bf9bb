"""Exact copies: articles whose lower-cased title and text are the same.

Of a million copies only one is compared with other texts, and only neighbours in time are linked, so that work and
edges stay linear. Both rules are functions of the set of articles alone:

* Exact edges: the copies in order of time (day, publication, id); each is linked to the next when their days differ by
  at most ``LOOKBACK_DAYS``.
* Near and contained edges between two texts that have copies: all copies of both in order of time; each is linked to
  the next when that is a copy of the other text and their days differ by at most ``LOOKBACK_DAYS``.

An article that arrives between two linked ones takes the place of their edge: the pair is then stale.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.candidates import LOOKBACK_DAYS
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.tokens import Ints


class Links(NamedTuple):
    """Pairs of document numbers."""

    a: Ints
    b: Ints
    stale_a: Ints
    stale_b: Ints
    """Pairs of stored articles that would be linked but for a new one between them."""


class Copies(NamedTuple):
    """Who is a copy of whom, by document number."""

    group: Ints
    """Number of the group of equal exact hashes."""
    leader: Ints
    """The first document of those with the same exact hash and the same shingles: it is compared for all of them."""
    first_day: Ints
    """First day of the leader's documents."""
    last_day: Ints
    """Last day of the leader's documents."""


def find_copies(signatures: Signatures) -> Copies:
    """Return the copies among all documents."""
    group = groups_of(signatures.exact_hashes())
    leader = _leaders(signatures, group)
    first, last = signatures.days.copy(), signatures.days.copy()
    np.minimum.at(first, leader, signatures.days)
    np.maximum.at(last, leader, signatures.days)
    return Copies(group, leader, first, last)


def groups_of(hashes: npt.NDArray[np.void]) -> Ints:
    """Return a number for each of ``hashes``, of 16 bytes: the same for equal ones."""
    halves = hashes.view("<u8").reshape(-1, 2)
    order = np.argsort(halves[:, 0])
    if (_changes(halves[order, 1]) & ~_changes(halves[order, 0])).any():
        order = np.lexsort((halves[:, 1], halves[:, 0]))  # one half alone tells two hashes apart, but for chance
    group = np.empty(len(order), np.int64)
    group[order] = np.cumsum(_changes(halves[order, 0]) | _changes(halves[order, 1])) - 1
    return group


def _changes(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Return at which of ``values`` stands another one than before it; at the first."""
    return np.concatenate([np.ones(min(len(values), 1), np.bool_), values[1:] != values[:-1]])


def _leaders(signatures: Signatures, group: Ints) -> Ints:
    leader = np.arange(len(group))
    digests = signatures.integers("shingle_digest")
    shared = np.flatnonzero(np.bincount(group, minlength=1)[group] > 1) if len(group) else np.zeros(0, np.int64)
    # The shingles may differ among copies, as line roles see line breaks and case that the exact hash does not.
    ordered = shared[np.lexsort((shared, digests[shared], group[shared]))]
    keys = np.stack([group[ordered], digests[ordered]])
    change = np.ones(len(ordered), np.bool_)
    change[1:] = (keys[:, 1:] != keys[:, :-1]).any(axis=0)
    leader[ordered] = ordered[change][np.cumsum(change) - 1]
    return leader


def exact_links(signatures: Signatures, copies: Copies) -> Links:
    """Return the exact edges that have a new article, and the stale ones."""
    order = np.lexsort((signatures.ranks, copies.group))
    return _linked(signatures, order, copies.group[order], np.zeros(len(order), np.int64), differ=False)


def near_links(signatures: Signatures, copies: Copies, one: int, two: int, members: dict[int, Ints]) -> Links:
    """Return the edges between the copies of document ``one`` and those of ``two``; ``members`` by leader."""
    left, right = members.get(one, np.array([one])), members.get(two, np.array([two]))
    both = np.concatenate([left, right])
    side = np.repeat([0, 1], [len(left), len(right)])
    order = np.argsort(signatures.ranks[both])
    return _linked(signatures, both[order], np.zeros(len(both), np.int64), side[order], differ=True)


def members_of(copies: Copies, among: Ints) -> dict[int, Ints]:
    """Return the documents of each of the leaders ``among`` that has more than itself."""
    followers = np.flatnonzero(copies.leader != np.arange(len(copies.leader)))
    leaders = np.intersect1d(copies.leader[followers], among)
    mine = np.isin(copies.leader, leaders)
    numbers = np.flatnonzero(mine)
    order = np.argsort(copies.leader[numbers], kind="stable")
    cuts = np.searchsorted(copies.leader[numbers][order], leaders)
    return dict(zip(leaders.tolist(), np.split(numbers[order], cuts[1:]), strict=True)) if len(leaders) else {}


def _linked(signatures: Signatures, ordered: Ints, group: Ints, side: Ints, *, differ: bool) -> Links:
    """Link neighbours of a group in ``ordered``; with ``differ`` only those of two sides."""
    fits = _neighbours(signatures, ordered, group, side, differ=differ)
    a, b = ordered[:-1][fits], ordered[1:][fits]
    useful = signatures.new[a] | signatures.new[b]
    places = np.flatnonzero(~signatures.fresh[ordered])
    stored = ordered[places]
    was = _neighbours(signatures, stored, group[places], side[places], differ=differ) & (np.diff(places) > 1)
    return Links(a[useful], b[useful], stored[:-1][was], stored[1:][was])


def _neighbours(
    signatures: Signatures, ordered: Ints, group: Ints, side: Ints, *, differ: bool
) -> npt.NDArray[np.bool_]:
    days = signatures.days[ordered]
    fits: npt.NDArray[np.bool_] = (group[1:] == group[:-1]) & (days[1:] - days[:-1] <= LOOKBACK_DAYS)
    return fits & (side[1:] != side[:-1]) if differ else fits
