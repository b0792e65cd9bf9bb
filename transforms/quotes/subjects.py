"""The subject of a verb of speech: before it or, where something else stands first, behind it.

``Beck sagte``; ``„…“, sagte Beck``; ``Rourke, who runs the line, said``; in the passive whoever acts: ``von der
Opposition bezeichnet``; of ``zitieren`` whoever is quoted; of ``heißt es`` the paper it stands in.
"""

from dataclasses import replace

from newsmill.transforms.quotes.cues import Sentence
from newsmill.transforms.quotes.datelines import dateline_end
from newsmill.transforms.quotes.grammar import LANGUAGES, word_class
from newsmill.transforms.quotes.items import Item
from newsmill.transforms.quotes.nobody import told_apart
from newsmill.transforms.quotes.people import PERSON
from newsmill.transforms.quotes.phrases import DESCRIPTION, NAME, PRONOUN, THING, UNNAMED, Phrase
from newsmill.transforms.quotes.voice import PASSIVE, agent_of, clause_of, is_active, is_passive

_QUOTING = {language: word_class(language, "quoting") for language in LANGUAGES}
_TELLING = word_class("en", "telling")
STANDS = frozenset({"heißt", "hieß"})
"""Verbs that with ``es`` say where something stands."""
_NOMINATIVE = frozenset({"er", "wir", "ich"})
"""Pronouns that are a subject wherever they stand."""
_WHO = frozenset({"der", "die"})
_VERBS_BETWEEN = 2
"""So many words may close a clause between a person and the relative clause about him."""
BRACKET = 8
"""Items of a bracket behind a name at most."""
_ACCUSING = word_class("de", "accusing")
"""Participles whose passive reports what somebody unnamed said."""
_PLURALS = ("ungen", "heiten", "keiten", "schaften", "ionen", "täten", "innen")
"""Endings of German nouns in the plural."""
_SINGULAR = word_class("de", "singular")
"""Verbs of speech in the singular that do not end in -te."""
_PLACES = frozenset({"in", "im", "aus"})


def subject_of(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the subject of the verb at item ``verb``; null when the sentence has none that may speak."""
    low, high = clause_of(sentence, verb)
    word = sentence.items[verb].lower
    if word in STANDS:
        # Without "es" it says what something means, or what is called so: "„San“ heißt drei".
        stands = any(item.lower == "es" for item in sentence.items[low:high])
        return _paper(sentence, low, high) if stands else None
    agent = agent_of(sentence, verb, low, high)
    if agent is not None:
        return agent
    if word in _QUOTING[sentence.grammar.language]:
        return _quoted(sentence, low, verb)
    if is_passive(sentence, verb):
        return Phrase(verb, verb + 1, UNNAMED, None, False, False) if word in _ACCUSING else None
    clause = [p for p in sentence.phrases_to(high) if low <= p.start < high]
    near = [p for p in clause if is_usable(p) and not _disagrees(sentence, p, word)]
    before = [p for p in near if p.end <= verb]
    behind = [p for p in near if verb < p.start]
    choose = _german_subject if sentence.grammar.language == "de" else _english_subject
    subject = _with_name(sentence, _antecedent(sentence, choose(sentence, verb, low, before, behind)), verb)
    return subject and told_apart(sentence.items, subject, sentence.items[verb], sentence.grammar)


def _disagrees(sentence: Sentence, phrase: Phrase, verb: str) -> bool:
    """Tell whether a German noun is for certain a plural and the verb a singular: ``Einschränkungen forderte Beck``."""
    if phrase.mention is not None or sentence.grammar.language != "de":
        return False
    if not verb.endswith("te") and verb not in _SINGULAR:
        return False
    nouns = [item for item in sentence.items[phrase.start : phrase.end] if item.is_upper]
    noun = nouns[-1 if phrase.kind == NAME else 0].lower if nouns else ""  # "Strenge Regeln" may look like a name
    return noun.endswith(_PLURALS)


def _antecedent(sentence: Sentence, phrase: Phrase | None) -> Phrase | None:
    """Return whom ``who`` stands for, behind whom a place may stand: ``Beck of Leeds, who said``."""
    items = sentence.items
    if phrase is None or items[phrase.start].text != "who":
        return phrase
    end = phrase.start - 1 if items[phrase.start - 1].text == "," else phrase.start
    named = _ending_at(sentence, end)
    if named is not None and not is_person(named) and items[named.start - 1].lower in sentence.grammar.tail:
        named = _ending_at(sentence, named.start - 1)
    if named is None or (named.kind == NAME and is_person(named)):
        return named
    owned = any(item.lower in sentence.grammar.preposition for item in items[named.start : named.end])
    return named if named.kind == DESCRIPTION and is_usable(named) and not owned else None


def _ending_at(sentence: Sentence, end: int) -> Phrase | None:
    return next((p for p in sentence.phrases_to(end) if p.end == end), None)


def _with_name(sentence: Sentence, phrase: Phrase | None, verb: int) -> Phrase | None:
    """Return a description with the name before it where no comma closes it: ``Eva Beck, ein Gast vom Rat sagte``."""
    if phrase is None or phrase.kind != DESCRIPTION or phrase.end != verb or phrase.start - 1 <= sentence.start:
        return phrase
    named = next((p for p in sentence.phrases_to(phrase.start) if p.end == phrase.start - 1 and is_usable(p)), None)
    apposed = named is not None and sentence.items[phrase.start - 1].text == "," and named.mention is not None
    return replace(named, end=phrase.end) if named and apposed and is_person(named) else phrase


def is_usable(phrase: Phrase) -> bool:
    """Tell whether ``phrase`` stands as a subject may stand."""
    return not phrase.governed and not phrase.is_time


def is_person(phrase: Phrase) -> bool:
    """Tell whether ``phrase`` is a pronoun or the name of a person, or of somebody no model knows."""
    if phrase.kind == NAME:
        return phrase.mention is None or phrase.mention.label == PERSON
    return phrase.kind == PRONOUN


def _paper(sentence: Sentence, low: int, high: int) -> Phrase | None:
    """Return where ``es heißt``: ``in dem Antrag``."""
    items, grammar = sentence.items, sentence.grammar
    # "In einem Brief, der …, heißt es": the place opens the sentence.
    low = sentence.start if items[low].lower in STANDS else low
    for phrase in sentence.phrases_to(high):
        before = phrase.start - 1
        while before > low and (items[before].lower in grammar.adverb or items[before].lower in grammar.determiner):
            before -= 1
        if low <= before < phrase.start < high and items[before].lower in _PLACES and not phrase.is_time:
            return replace(phrase, start=before + 1)
    return None


def _quoted(sentence: Sentence, low: int, verb: int) -> Phrase | None:
    """Return whom the sentence quotes: in the passive its subject, else the last one behind the verb."""
    passive = PASSIVE[sentence.grammar.language]
    # German: "wird … zitiert" and "zitiert wird".
    if any(item.lower in passive for item in sentence.items[low : min(verb + 2, sentence.end)]):
        usable = [p for p in sentence.phrases if is_usable(p)]
        return next(iter([p for p in usable if is_person(p)] or usable), None)
    behind = [p for p in sentence.phrases if p.start > verb and not p.is_time]
    found = [p for p in behind if is_person(p)] or behind
    return found[-1] if found else None


def _german_subject(
    sentence: Sentence, verb: int, low: int, before: list[Phrase], behind: list[Phrase]
) -> Phrase | None:
    items, grammar = sentence.items, sentence.grammar
    adjacent = behind[0] if behind and behind[0].start <= verb + 2 else None
    if items[verb - 1].lower in grammar.conjunction and verb - 1 >= low and adjacent is None:
        return _first(sentence, verb)
    if before:
        is_object = adjacent is not None and is_person(adjacent) and not is_person(before[0])
        return adjacent if is_object else before[0]
    if any(item.lower in grammar.dummy for item in items[max(verb - 1, low) : verb + 2]):
        return None
    return _before_relative(sentence, low, verb) or _around_verb(sentence, low, behind, adjacent)


def _around_verb(sentence: Sentence, low: int, behind: list[Phrase], adjacent: Phrase | None) -> Phrase | None:
    """Return the subject before an insertion, else the one behind the verb, else the first of the sentence."""
    if adjacent is not None and sentence.items[adjacent.start].lower in _NOMINATIVE:
        return adjacent
    left = _left_of_insertion(sentence, low)
    if left is not None and not (adjacent is not None and _is_list_or_clause(sentence, left, adjacent)):
        return left
    if behind:
        return next((p for p in behind if is_person(p)), behind[0])
    return _first(sentence, low)


def _before_relative(sentence: Sentence, low: int, verb: int) -> Phrase | None:
    """Return whom a relative clause from item ``low`` is about: ``mit Beck verglichen, der einmal sagte``."""
    items = sentence.items
    if low == verb or low < sentence.start + 2 or items[low].lower not in _WHO or items[low - 1].text != ",":
        return None
    near = next((p for p in reversed(sentence.phrases_to(low)) if p.end < low), None)
    if near is None or near.kind != NAME or not is_person(near) or near.end < low - 1 - _VERBS_BETWEEN:
        return None
    return near if all(_may_stand_between(sentence, ix) for ix in range(near.end, low - 1)) else None


def _may_stand_between(sentence: Sentence, ix: int) -> bool:
    """Tell whether a word may stand between a person and the relative clause: the verb that closes the clause."""
    item = sentence.items[ix]
    return item.is_word and not item.is_upper and item.lower not in sentence.grammar.preposition


def _is_list_or_clause(sentence: Sentence, left: Phrase, adjacent: Phrase) -> bool:
    """Tell whether the comma behind ``left`` opens no insertion before a verb whose subject may be ``adjacent``.

    ``Kräne, Boote oder Netze seien teuer, sagt die Werft``; ``Er zögere noch, denn „…“, sagte der Fischer``.
    """
    grammar, items = sentence.grammar, sentence.items
    if is_person(left) or items[left.end].text != ",":
        return False
    if items[left.end + 1].lower not in grammar.determiner | grammar.relative:
        return True
    apposed = next((p for p in sentence.phrases_to(left.end + 2) if p.start == left.end + 1), None)
    return is_person(adjacent) and not (apposed is not None and apposed.mention is not None and is_person(apposed))


def _english_subject(
    sentence: Sentence, verb: int, low: int, before: list[Phrase], behind: list[Phrase]
) -> Phrase | None:
    items, grammar = sentence.items, sentence.grammar
    last = _last_content(sentence, verb, low)
    if items[verb].lower.endswith("ing"):
        near = next((p for p in before if p.end == last + 1 and is_person(p)), None)
        return near or _first(sentence, verb)
    if not before or before[-1].end <= last:
        before = [*before, *_opened(sentence, low, last + 1)]
    if before:
        coordinated = last >= low and items[last].lower in grammar.conjunction
        return before[0] if coordinated else before[-1]
    if last == low and items[last].lower == "it" and is_active(sentence, last, verb):
        return Phrase(last, last + 1, THING, None, False, False)
    near = behind[0] if behind and behind[0].start <= _over_adverb(sentence, verb + 1) else None
    if near is not None and _is_inverted(sentence, verb, low, near, frozenset()):
        return near
    left = _left_of_insertion(sentence, low)
    if left is None and near is not None and _is_inverted(sentence, verb, low, near, grammar.tail):
        return near
    return left or _first(sentence, low)


def _opened(sentence: Sentence, low: int, end: int) -> list[Phrase]:
    """Return the phrase up to item ``end`` before which a preposition may open a clause: ``after Beck told``."""
    found = _ending_at(sentence, end)
    if found is None or found.start <= low or found.is_time:
        return []
    return [found] if sentence.items[found.start - 1].lower in sentence.grammar.subordinator else []


def _over_adverb(sentence: Sentence, ix: int) -> int:
    """Return the item behind an adverb at ``ix``, else ``ix``: ``shot back Beck``."""
    return ix + 1 if sentence.items[ix].lower in sentence.grammar.adverb else ix


def _last_content(sentence: Sentence, verb: int, low: int) -> int:
    """Return the last item before the verb that is neither auxiliary nor adverb."""
    items, grammar = sentence.items, sentence.grammar
    last = verb - 1
    while last > low and (
        items[last].lower in grammar.auxiliary or items[last].lower in grammar.adverb or items[last].lower[-2:] == "ly"
    ):
        last -= 1
    return last


def _is_inverted(sentence: Sentence, verb: int, low: int, behind: Phrase, tail: frozenset[str]) -> bool:
    """Tell whether the subject follows an English verb, as in ``“…,” said Beck`` and ``…, said Beck``.

    ``tail`` are words that may go on behind it: ``…, said Beck of the Lock Trust``.
    """
    items = sentence.items
    if low == sentence.start:
        return False
    if items[low - 1].pair is not None or (low - 2 >= sentence.start and items[low - 2].pair is not None):
        return True
    if items[verb].lower in _TELLING:
        return False
    ends = behind.end >= sentence.end or _ends_a_name(items[behind.end], tail)
    return low == verb and items[low - 1].text == "," and behind.kind != PRONOUN and ends


def _ends_a_name(after: Item, tail: frozenset[str]) -> bool:
    return after.lower == "who" or after.lower in tail if after.is_word else after.pair is None


def _left_of_insertion(sentence: Sentence, low: int) -> Phrase | None:
    """Return the subject before an insertion that ends at ``low``: ``Rourke, who runs the line, said``."""
    items = sentence.items
    if low <= sentence.start or items[low - 1].text not in (",", ")", "–", "—"):
        return None
    apposed = next((p for p in sentence.phrases_to(low) if p.end == _before_bracket(sentence, low - 1)), None)
    if apposed is not None and is_usable(apposed) and _has_comma(sentence, apposed):
        return apposed
    opener = "(" if items[low - 1].text == ")" else items[low - 1].text
    for phrase in reversed(sentence.phrases_to(low)):
        if phrase.end < low - 1 and items[phrase.end].text == opener and is_usable(phrase):
            return phrase
    return None


def _before_bracket(sentence: Sentence, end: int) -> int:
    """Return ``end`` or, where a bracket closes before it, where that opens: ``Henning Lüdke (SPD), sagte``."""
    items = sentence.items
    if items[end - 1].text != ")":
        return end
    return next((ix for ix in range(end - 2, max(end - BRACKET, sentence.start), -1) if items[ix].text == "("), end)


def _has_comma(sentence: Sentence, phrase: Phrase) -> bool:
    return any(item.text == "," for item in sentence.items[phrase.start : phrase.end])


def _first(sentence: Sentence, stop: int) -> Phrase | None:
    """Return the first subject-like phrase before item ``stop``; none where a German clause stands first."""
    opener = sentence.items[sentence.start].lower
    if sentence.grammar.language == "de" and opener in sentence.grammar.subordinator:
        return None
    first = dateline_end(sentence)
    return next((p for p in sentence.phrases_to(stop) if first <= p.start and p.end <= stop and is_usable(p)), None)
