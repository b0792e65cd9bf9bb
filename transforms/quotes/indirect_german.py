"""The clause of a German verb of speech."""

from itertools import pairwise

from newsmill.transforms.quotes.clauses import MIN_WORDS, Clause, next_speaker, without_final
from newsmill.transforms.quotes.cues import Cue, Sentence
from newsmill.transforms.quotes.grammar import Grammar, word_class
from newsmill.transforms.quotes.items import Item

_OPENER = word_class("de", "opener")
_SUBJUNCTIVE = word_class("de", "subjunctive") | word_class("de", "konjunktiv")
_PURPOSE = word_class("de", "purpose")
_REFLEXIVE = ("äußer", "freu", "beschwer", "sprach", "sprich")
"""Beginnings of verbs that report although they are turned on their subject."""
_INSERTED = frozenset({"wie", "als", "anders"})
_RELATIVE_ALONE = frozenset({"denen", "dessen", "deren"})
_AGAINST = word_class("de", "against")
"""Verbs before whose clause stands what somebody else said: ``widersprach der These, dass …``."""
_CLAUSE_END = frozenset(",:;–—")
_SUBJECT_WITHIN = 3
"""Items behind the verb that its subject begins in: ``…, sagte am Montag Beck`` is too far."""


def german_clause(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Clause | None:
    """Return what is reported: ``…, dass …``, ``…, man habe …``, ``…, … zu gehen``, or what stands before the verb."""
    items = sentence.items
    if cue.end < sentence.end and items[cue.end].lower == "sich" and not items[cue.start].lower.startswith(_REFLEXIVE):
        return None
    comma = _comma_behind(sentence, cue)
    low = _clause_start(sentence, cue.start)
    if items[low].lower in _INSERTED:
        opens = items[low].lower == "wie" and low == sentence.start and comma is not None
        return (comma + 1, without_final(sentence, sentence.end)) if opens and comma else None
    if comma is not None and items[cue.start].lower in _AGAINST and items[comma].text == ",":
        return None
    if comma is not None:
        in_relative = low > sentence.start and items[low].lower in sentence.grammar.relative
        if items[comma + 1].lower in _PURPOSE or (in_relative and items[comma + 1].lower not in _OPENER):
            return None
        end = _resumed(sentence, comma + 1, next_speaker(sentence, cues, cue, comma + 1))
        clause = comma + 1, without_final(sentence, end)
        if _is_reported(items[clause[0] : clause[1]], sentence.grammar):
            return clause
    return _before(sentence, cue)


def _is_reported(items: list[Item], grammar: Grammar) -> bool:
    if not items:
        return False
    # "…, und es könnte regnen" may be the writer's own, "…, und es sei nass" is not.
    moods = grammar.konjunktiv if items[0].lower in grammar.conjunction else _SUBJUNCTIVE
    return items[0].lower in _OPENER or any(item.lower in moods for item in items) or _is_infinitive(items)


def _is_infinitive(items: list[Item]) -> bool:
    words = [item.lower for item in items if item.is_word]
    if len(words) < MIN_WORDS:
        return False
    separate = any(word == "zu" and following.endswith("n") for word, following in pairwise(words))
    return separate or ("zu" in words[-1][1:-3] and words[-1].endswith("en"))


def _clause_start(sentence: Sentence, ix: int) -> int:
    while ix > sentence.start and sentence.items[ix - 1].text not in _CLAUSE_END:
        ix -= 1
    return ix


def _comma_behind(sentence: Sentence, cue: Cue) -> int | None:
    """Return the comma or colon that opens the clause behind the verb and its subject."""
    items = sentence.items
    start = max(cue.end, cue.subject.end if cue.subject else 0, _particle_end(sentence, cue))
    for ix in range(start, sentence.end - 1):
        if items[ix].text in (",", ":"):
            relative = any(item.lower in _RELATIVE_ALONE for item in items[ix + 1 : ix + 3])
            return None if relative or _is_of_another(sentence, cue, ix) else ix
    return None


def _is_of_another(sentence: Sentence, cue: Cue, comma: int) -> bool:
    """Tell whether another verb, joined by ``und``, stands before the comma: ``fragten danach und sehen, wie …``."""
    verb, joint = sentence.items[comma - 1], sentence.items[comma - 2]
    is_small = verb.is_word and not verb.is_upper and verb.lower not in sentence.grammar.function
    return comma - 2 >= cue.end and joint.lower == "und" and is_small and verb.lower.endswith(("en", "t", "te"))


def _particle_end(sentence: Sentence, cue: Cue) -> int:
    """Return the item behind the particle of a verb: ``schlug Eva Beck, 71, vor, …``; 0 when it has none."""
    particle = cue.text.partition(" ")[2].lower()
    found = (ix + 1 for ix in range(cue.end, sentence.end) if sentence.items[ix].lower == particle)
    return next(found, 0) if particle else 0


def _resumed(sentence: Sentence, start: int, end: int) -> int:
    """Return where the sentence around a ``dass`` clause goes on: before ``, hatte …``."""
    items = sentence.items
    if items[start].lower not in _OPENER:
        return end
    indicative = sentence.grammar.auxiliary - sentence.grammar.konjunktiv
    commas = (ix for ix in range(start + MIN_WORDS, end - 1) if items[ix].text == ",")
    return next((ix for ix in commas if items[ix + 1].lower in indicative), end)


def _before(sentence: Sentence, cue: Cue) -> Clause | None:
    """Return the clause before ``…, sagte Beck``."""
    items, subject, comma = sentence.items, cue.subject, cue.start - 1
    if subject is None or comma <= sentence.start or items[comma].text != ",":
        return None
    if not cue.start < subject.start <= cue.start + _SUBJECT_WITHIN:
        return None
    first = items[sentence.start].lower
    denied = any(item.lower == "nicht" for item in items[cue.start : sentence.end])
    aims = first in _PURPOSE and _is_infinitive(items[sentence.start : comma])  # "Um zu helfen, fordert Beck Geld"
    if denied or aims or first in sentence.grammar.subordinator or first in ("wieso", "trotz"):
        return None
    if _is_cut(sentence, comma):
        return None
    return (sentence.start, comma) if _says_something(sentence, comma) else None


def _is_cut(sentence: Sentence, end: int) -> bool:
    """Tell whether a noun with its relative clause is all that stands before item ``end``: the rest goes on behind.

    ``Orte, die früh bauten, sagte Beck, hätten Glück``; ``In dem Brief, der dem Rat vorliegt, fordert Beck ein Ende``.
    """
    items, grammar = sentence.items, sentence.grammar
    commas = [ix for ix in range(sentence.start, end) if items[ix].text == ","]
    if len(commas) != 1 or items[commas[0] + 1].lower not in grammar.relative:
        return False
    named = {ix for phrase in sentence.phrases_to(end) for ix in range(phrase.start, phrase.end)}
    bare = grammar.preposition | grammar.determiner | grammar.adverb | grammar.conjunction
    finite = grammar.auxiliary | grammar.konjunktiv
    return all(
        ix in named or items[ix].lower in bare or (items[ix].lower.endswith("en") and items[ix].lower not in finite)
        for ix in range(sentence.start, commas[0])
    )


def _says_something(sentence: Sentence, end: int) -> bool:
    """Tell whether the words up to item ``end`` are more than a name with its description."""
    grammar = sentence.grammar
    named = {ix for phrase in sentence.phrases_to(end) for ix in range(phrase.start, phrase.end)}
    bare = grammar.preposition | grammar.determiner
    return any(
        item.is_word and ix not in named and item.lower not in bare
        for ix, item in enumerate(sentence.items[sentence.start : end], sentence.start)
    )
