"""What the rules of reported speech share: clauses as stretches of items, and where they end."""

from newsmill.transforms.quotes.cues import Cue, Sentence
from newsmill.transforms.quotes.grammar import LANGUAGES, SAY, word_class

Clause = tuple[int, int]
"""First item and the one behind the last."""

MIN_WORDS = 3
"""Fewer words report nothing."""

_FINAL = frozenset(".!?…;,:")
_GOING_ON = frozenset({"that", "dass"})
"""What follows ``and`` where the same one speaks on: ``said that it was late and that Beck agreed``."""
_JOIN = frozenset().union(*(word_class(language, "join") for language in LANGUAGES))


def says_enough(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether ``clause`` has words enough and no quotation in it."""
    items = sentence.items[clause[0] : clause[1]]
    return sum(1 for item in items if item.is_word) >= MIN_WORDS and not any(item.pair for item in items)


def without_final(sentence: Sentence, end: int) -> int:
    """Return ``end`` without the punctuation before it."""
    while end > sentence.start and sentence.items[end - 1].text in _FINAL:
        end -= 1
    return end


def next_speaker(sentence: Sentence, cues: list[Cue], cue: Cue, start: int) -> int:
    """Return where the clause from item ``start`` ends: before the next one who speaks, else with the sentence."""
    items = sentence.items
    for other in cues:
        if other.start <= max(cue.start, start) or other.kind != SAY or other.subject is None:
            continue
        stop = min(other.subject.start, other.start)
        while stop > start and items[stop - 1].text != "," and items[stop - 1].lower not in _JOIN:
            stop -= 1
        if stop > start and items[stop].lower not in _GOING_ON:
            return stop - 1
    return sentence.end
