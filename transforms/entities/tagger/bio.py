"""Spans and tags: the IOB2 scheme of the sequence tagger.

A span is ``(start, end, label)`` in token positions, end exclusive. A tag is ``O``, ``B-LABEL`` or ``I-LABEL``.
Source: Ratnaparkhi/Sang IOB2 as used by the CoNLL shared tasks; every entity starts with ``B-``.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

LABELS: tuple[str, ...] = ("LOC", "MISC", "ORG", "PER")
"""The labels the embedded models know, in alphabetical order."""

Span = tuple[int, int, str]


def spans_of(tags: Sequence[str]) -> list[Span]:
    """Read the spans out of IOB2 tags; an ``I-`` without its beginning opens a span, as in CoNLL's scorer.

    >>> spans_of(["B-PER", "I-PER", "O", "B-LOC", "B-LOC"])
    [(0, 2, 'PER'), (3, 4, 'LOC'), (4, 5, 'LOC')]
    """
    spans: list[Span] = []
    start, label = 0, ""
    for position, tag in enumerate(tags):
        kind, _, name = tag.partition("-")
        if kind == "I" and name == label:
            continue
        if label:
            spans.append((start, position, label))
        start, label = position, name
    if label:
        spans.append((start, len(tags), label))
    return spans


def spans_by_sentence(columns: Array, starts: Array, tags: Sequence[str]) -> list[list[Span]]:
    """Read the spans out of the tags of many sentences as ``spans_of`` does, positions from the beginning of each.

    Args:
        columns: int of shape (tokens,): places in ``tags``, the sentences one after the other.
        starts: int of shape (sentences,), rising: where each begins.
        tags: IOB2 tags.
    """
    names = [tag[2:] for tag in tags]
    labels = np.array([names.index(name) for name in names])[columns]
    begins = np.array([not tag.startswith("I-") for tag in tags])[columns]
    begins[1:] |= labels[1:] != labels[:-1]
    begins[starts[starts < len(begins)]] = True
    firsts = np.flatnonzero(begins)
    ends = np.append(firsts[1:], len(begins))
    named = np.array([name != "" for name in names])[columns[firsts]]
    firsts, ends = firsts[named], ends[named]
    sentences = np.searchsorted(starts, firsts, side="right") - 1
    spans: list[list[Span]] = [[] for _ in range(len(starts))]
    found = (sentences, firsts - starts[sentences], ends - starts[sentences], labels[firsts])
    for sentence, first, end, label in zip(*(column.tolist() for column in found), strict=True):
        spans[sentence].append((first, end, names[label]))
    return spans


def tags_of(length: int, spans: Iterable[Span]) -> list[str]:
    """Write spans as IOB2 tags over ``length`` tokens; spans must not overlap.

    >>> tags_of(3, [(1, 3, "ORG")])
    ['O', 'B-ORG', 'I-ORG']
    """
    tags = ["O"] * length
    for start, end, label in spans:
        tags[start] = f"B-{label}"
        for position in range(start + 1, end):
            tags[position] = f"I-{label}"
    return tags


def may_follow(previous: str, tag: str) -> bool:
    """Tell whether ``tag`` may stand right after ``previous``: ``I-X`` continues ``B-X`` or ``I-X`` only."""
    return not tag.startswith("I-") or previous[2:] == tag[2:]
