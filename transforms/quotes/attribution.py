"""Which word of speech belongs to a quotation, told by where the two stand.

Each arrangement has a strength between 0 and 100; the strongest holds. ``„…“, sagte Beck`` outdoes a verb elsewhere in
the sentence.
"""

from typing import NamedTuple

from newsmill.transforms.quotes.cues import COLON, SO, SOURCE, Cue, Sentence
from newsmill.transforms.quotes.grammar import CALL, WEAK
from newsmill.transforms.quotes.items import Item

SURE = 80
"""From this strength on the place alone shows that somebody is quoted."""
LIKELY = 55
"""From this strength on a quotation in the same sentence is somebody's words when it does not look like a name."""

_LINKS = frozenset(",-–—")


class Attribution(NamedTuple):
    """A word of speech for a quotation."""

    cue: Cue
    strength: int


def attribute(sentence: Sentence, quote: int, cues: list[Cue]) -> Attribution | None:
    """Return the strongest attribution of the quotation at item ``quote``; null when the sentence has none."""
    best: Attribution | None = None
    for cue in cues:
        strength = _strength(sentence, quote, cue)
        if strength > 0 and (best is None or strength > best.strength):
            best = Attribution(cue, strength)
    return best


def _strength(sentence: Sentence, quote: int, cue: Cue) -> int:
    if cue.kind in (SOURCE, SO):
        return _of_source(sentence, quote, cue)
    if cue.kind == COLON:
        return 85 if cue.start == quote - 1 else 0
    strength = _left(sentence, quote, cue) if cue.start < quote else _right(sentence, quote, cue)
    if cue.kind == WEAK:
        strength -= 30
    return strength if cue.subject else strength - 15


def _of_source(sentence: Sentence, quote: int, cue: Cue) -> int:
    between = sentence.items[quote + 1 : cue.start] if cue.start > quote else sentence.items[cue.end : quote]
    near = all(item.text in _LINKS or item.text == ":" for item in between)
    if cue.kind == SO:
        return 95 if near else 62 - min(len(between), 30)
    return 70 if near else 60 - min(len(between), 40) // 4


def _right(sentence: Sentence, quote: int, cue: Cue) -> int:
    between = sentence.items[quote + 1 : cue.start]
    if all(item.text in _LINKS for item in between):
        return 75 if cue.kind == CALL and not between else 100
    if cue.subject and quote < cue.subject.start < cue.start and _only_links(sentence, quote + 1, cue.subject.start):
        return 95
    clause_ends = sum(1 for item in between if item.text in _LINKS or item.pair)
    if clause_ends == 0 and sentence.grammar.language == "de":
        return 68 - min(len(between), 8)
    return 45 - min(len(between) + 4 * clause_ends, 40)


def _only_links(sentence: Sentence, start: int, end: int) -> bool:
    return all(item.text in _LINKS for item in sentence.items[start:end])


def _left(sentence: Sentence, quote: int, cue: Cue) -> int:
    items = sentence.items
    between = items[cue.start + 1 : quote]
    before = items[quote - 1]
    distance = min(len(between), 40)
    blocked = sum(1 for item in between if item.pair)
    if before.text == ":":
        return 96 - distance // 4 - 5 * blocked
    if not between:
        return 92
    if before.text == ",":
        return 88 - distance // 2 - 5 * blocked
    return 74 - distance // 2 - 5 * blocked - 4 * _commas(between)


def _commas(between: list[Item]) -> int:
    return sum(1 for item in between if item.text in ",;")
