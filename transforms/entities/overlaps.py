"""Which mention stays where two of them overlap. Mentions never overlap in what leaves the room."""

from bisect import bisect_right
from collections.abc import Iterable

from newsmill.transforms.entities.found import Found, in_order


def overlay(stronger: Iterable[Found], weaker: Iterable[Found]) -> list[Found]:
    """Return ``stronger`` and those of ``weaker`` that overlap none of them, in order of appearance.

    Within each list the longer mention wins, then the earlier one.
    """
    strong = without_overlaps(stronger)
    if not strong:
        return without_overlaps(weaker)
    starts = [span.start for span in strong]
    kept = [span for span in without_overlaps(weaker) if not _overlapping(span, strong, starts)]
    return in_order(strong + kept) if kept else strong


def overlay_unless_inside(rules: Iterable[Found], spans: Iterable[Found]) -> list[Found]:
    """Return ``rules`` over ``spans``, but where a rule's mention lies within a longer span the longer one stays.

    So ``China`` is a country, and within ``Bank of China``, found by the tagger, it is nothing.
    """
    ordered = without_overlaps(spans)
    starts = [span.start for span in ordered]
    return overlay((rule for rule in rules if not _lies_inside(rule, ordered, starts)), ordered)


def without_overlaps(spans: Iterable[Found]) -> list[Found]:
    """Return ``spans`` in order of appearance, the longer one wherever two overlap."""
    kept: list[Found] = []
    for span in in_order(list(spans)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return kept


def covering(offset: int, ordered: list[Found], starts: list[int]) -> Found | None:
    """Return the span of ``ordered`` (no overlaps; ``starts`` are their starts) that holds ``offset``, or null."""
    index = bisect_right(starts, offset) - 1
    return ordered[index] if index >= 0 and ordered[index].end > offset else None


def _overlapping(span: Found, ordered: list[Found], starts: list[int]) -> bool:
    index = bisect_right(starts, span.end - 1) - 1
    return index >= 0 and ordered[index].end > span.start


def _lies_inside(rule: Found, ordered: list[Found], starts: list[int]) -> bool:
    outer = covering(rule.start, ordered, starts)
    return outer is not None and rule.end <= outer.end and rule.end - rule.start < outer.end - outer.start
