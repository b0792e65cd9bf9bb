"""Reported speech without marks, where the signs are clear.

German: ``…, dass``, a subjunctive, an infinitive, ``…, sagte Beck``, ``laut``, ``zufolge``, ``nach Angaben``. English:
``said (that) …``, ``…, Beck said``, ``according to``. Verbs that only hint at speech are left alone: a missing quote is
better than a wrong one.
"""

from typing import NamedTuple

from newsmill.transforms.quotes.clauses import Clause, says_enough, without_final
from newsmill.transforms.quotes.cues import SO, SOURCE, Cue, Sentence
from newsmill.transforms.quotes.grammar import SAY, word_class
from newsmill.transforms.quotes.indirect_english import english_clause
from newsmill.transforms.quotes.indirect_german import german_clause
from newsmill.transforms.quotes.phrases import NOBODY, Phrase
from newsmill.transforms.quotes.signs import THIRD

MAX_LEAD = 2
"""So many words may stand before a source that opens its sentence: ``But, according to …``."""
SHARE = 5
"""A source inside a sentence is at most one of so many parts of it: a larger one would make another sentence of it."""

MIN_OPENING = 4
"""Items of a sentence that reports by its first verb."""
_NO_CLAUSE = {language: word_class(language, "no_clause") for language in ("de", "en")}
_BEHIND_SOURCE = frozenset({"gegenüber", "vom", "von"})


class Reported(NamedTuple):
    """A stretch of items that reports what somebody said."""

    start: int
    end: int
    cue: Cue
    subject: Phrase
    """Who said it."""


def reported(sentence: Sentence, cues: list[Cue]) -> list[Reported]:
    """Return the reported clauses of a sentence without quotations, in order, at most one for each cue."""
    found: list[Reported] = []
    for cue in cues:
        if cue.subject is None or cue.subject.kind == NOBODY:
            continue
        clause = _clause(sentence, cue, cues)
        if clause is not None and says_enough(sentence, clause) and not (found and clause[0] < found[-1].end):
            found.append(Reported(*clause, cue, cue.subject))
    return found


def is_free(sentence: Sentence) -> bool:
    """Tell whether a German sentence goes on reporting by its mood alone, in a main clause.

    ``Das Land habe die Mittel gekürzt.`` does, ``Er erfuhr, dass die Stadt baue.`` does not.
    """
    items, grammar = sentence.items, sentence.grammar
    if _opens_in_mood(sentence):
        return True
    main = items[sentence.start].lower not in grammar.subordinator
    for ix in range(sentence.start + 1, sentence.end):
        item = items[ix]
        if item.text == ",":
            opener = items[ix + 1 : ix + 3]
            main = not any(word.lower in grammar.subordinator or word.lower in grammar.relative for word in opener)
        elif main and item.lower in grammar.konjunktiv and not item.is_upper and items[ix - 1].lower != "ich":
            return True
    return False


def _opens_in_mood(sentence: Sentence) -> bool:
    """Tell whether a verb that no list has is a subjunctive behind its pronoun: ``Er rechne …``, no ``Er machte …``."""
    if sentence.end - sentence.start < MIN_OPENING or sentence.items[sentence.start].lower not in THIRD:
        return False
    verb = sentence.items[sentence.start + 1]
    is_form = verb.is_word and not verb.is_upper and verb.lower.endswith("e") and not verb.lower.endswith("te")
    return is_form and verb.lower not in sentence.grammar.function


def _clause(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Clause | None:
    if cue.kind in (SOURCE, SO):
        return _of_source(sentence, cue)
    language = sentence.grammar.language
    if cue.kind != SAY or sentence.items[cue.start].lower in _NO_CLAUSE[language]:
        return None
    return german_clause(sentence, cue, cues) if language == "de" else english_clause(sentence, cue, cues)


def _of_source(sentence: Sentence, cue: Cue) -> Clause | None:
    """Return the words that ``laut Beck`` is said of: behind it, before it, or the sentence around it."""
    items = sentence.items
    before = [item.text for item in items[sentence.start : cue.start]]
    if before.count("(") > before.count(")"):
        return None  # what stands in brackets has a source of its own
    end = without_final(sentence, sentence.end)
    lead = [item.lower for item in items[sentence.start : cue.start] if item.is_word]
    if len(lead) <= MAX_LEAD and sentence.grammar.function.issuperset(lead):
        return _behind_source(sentence, cue.end, end)
    apart = items[cue.start - 1].text in (",", "–", "—")
    if apart and not any(item.text == "," for item in items[cue.end : end]):
        return sentence.start, cue.start - 1
    if cue.kind == SO or cue.end >= end:
        return None if apart else (sentence.start, cue.start)
    return None if SHARE * (cue.end - cue.start) > end - sentence.start else (sentence.start, end)


def _behind_source(sentence: Sentence, start: int, end: int) -> Clause:
    items = sentence.items
    if sentence.grammar.language == "en":
        start = next((ix for ix in range(start, end) if items[ix].text == ","), end)
    elif start < end and items[start].lower in _BEHIND_SOURCE:
        # To whom it was told, and when: "nach Angaben der Stadt gegenüber dem Wattboten", "... vom Dienstag".
        start = next((p.end for p in sentence.phrases if start < p.start <= start + 2), start)
    while start < end and not items[start].is_word:
        start += 1
    return start, end
