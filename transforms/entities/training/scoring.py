"""Strict span scores: a found span counts when start, end and label are those of the gold span."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsmill.transforms.entities.tagger.bio import LABELS, spans_of


class Score(NamedTuple):
    """Precision, recall and F1 in percent, over ``gold`` spans; 0 where nothing was to be counted."""

    precision: float
    recall: float
    f1: float
    gold: int


def count(gold: Iterable[Sequence[str]], found: Iterable[Sequence[str]]) -> dict[str, Counter[str]]:
    """Count gold, found and matching spans per label over IOB2 tags."""
    counts: dict[str, Counter[str]] = {}
    for gold_tags, found_tags in zip(gold, found, strict=True):
        expected, given = set(spans_of(gold_tags)), set(spans_of(found_tags))
        for name, spans in (("gold", expected), ("found", given), ("both", expected & given)):
            for _, _, label in spans:
                counts.setdefault(label, Counter())[name] += 1
    return counts


def score(counts: dict[str, Counter[str]], labels: Iterable[str] = LABELS) -> Score:
    """Add up the counts of ``labels`` into one micro-averaged score."""
    total = sum((counts.get(label, Counter()) for label in labels), Counter[str]())
    precision = 100 * total["both"] / total["found"] if total["found"] else 0.0
    recall = 100 * total["both"] / total["gold"] if total["gold"] else 0.0
    f1 = 200 * total["both"] / (total["found"] + total["gold"]) if total["found"] + total["gold"] else 0.0
    return Score(precision, recall, f1, total["gold"])
