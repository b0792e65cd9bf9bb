"""Noun phrases: whom a sentence names, told by the closed classes of words and by capitals, without a parser.

German: determiner, adjectives, capitalised words, genitive (``eine Sprecherin der Staatsanwaltschaft``). English: words
up to the name or up to a verb (``mill owner Carl Jessup``, ``a spokesman for the mayor``). A mention is never split.
"""

from typing import NamedTuple

from newsmill.schemas.rows.mention import Mention
from newsmill.transforms.quotes.grammar import Grammar
from newsmill.transforms.quotes.items import Item

NAME, DESCRIPTION, PRONOUN, THING = "name", "description", "pronoun", "thing"
"""Kinds of a phrase. A thing is ``it``, made where it speaks alone: a company, an office."""

MAX_WORDS = 24
"""A phrase is not longer."""
MAX_NAME = 6
"""So many words has a name in an apposition."""
_CLOSERS = frozenset(",.;:!?–—")
_PLACE_WORDS = frozenset({"im", "in", "am", "zu", "von", "auf", "bei", "aus", "at", "of", "for"})
_ALSO_PRONOUNS = frozenset({
    "that", "this", "these", "those", "some", "many", "several", "most", "more", "each", "both", "one",
})  # fmt: skip
"""English determiners that may be a subject of their own: ``some say``."""
_ADJECTIVE_ENDINGS = ("e", "er", "en", "es", "em")


class Phrase(NamedTuple):
    """One noun phrase as a stretch of items."""

    start: int
    """First item."""
    end: int
    """Behind the last item."""
    kind: str
    """``name``, ``description``, ``pronoun`` or ``thing``."""
    mention: Mention | None
    """The mention that is its head, for a name."""
    governed: bool
    """Behind a preposition, or in a case no subject has."""
    is_time: bool
    """Names a day or a time."""


def phrases(items: list[Item], start: int, end: int, grammar: Grammar) -> list[Phrase]:
    """Return the noun phrases of ``items[start:end]``, left to right."""
    found: list[Phrase] = []
    ix = start
    governed = False
    while ix < end:
        item = items[ix]
        # Asked of every word, so it is asked here: most begin no phrase.
        may_begin = item.is_upper or item.mention is not None or (item.is_word and _is_opener(item, grammar))
        phrase = phrase_at(items, ix, end, grammar, ix == start) if may_begin else None
        if phrase is not None:
            found.append(phrase._replace(governed=True) if governed and not phrase.governed else phrase)
            ix = phrase.end
            governed = False
            continue
        if item.lower in grammar.preposition:
            governed = True
        elif not item.is_word or item.lower not in grammar.determiner:
            governed = False
        ix += 1
    return found


def phrase_at(items: list[Item], ix: int, end: int, grammar: Grammar, first: bool = False) -> Phrase | None:
    """Return the noun phrase that begins at item ``ix``; null when none does. ``first``: the item begins a sentence."""
    item = items[ix]
    if not item.is_word:
        return None
    if item.lower in grammar.pronoun and item.mention is None:
        if grammar.language == "de" and item.text == "Sie" and not first:
            return None
        return Phrase(ix, ix + 1, PRONOUN, None, False, False)
    head = _head(items, ix, end, grammar, first)
    if head is None:
        return None
    head_start, head_end = head
    mention = items[head_end - 1].mention
    # Behind a German determiner two capitals are an office: "der Vorsitzende Richter".
    may_be_bare = head_start == ix or grammar.language != "de"
    name = mention is not None or (may_be_bare and _is_bare_name(items, head_start, head_end, grammar))
    last = head_end
    if not name or (mention is not None and mention.label != "PER"):
        last = _tail(items, head_end, end, grammar)
    tail_end = last
    last, apposed = _apposition(items, last, end, grammar, name)
    if not name and last > tail_end:
        name, mention = True, apposed
    elif tail_end > head_end and name:
        name, mention = False, None
    determined = item.lower in grammar.oblique
    is_time = any(_is_time(part, grammar) for part in items[head_start:head_end])
    return Phrase(ix, last, NAME if name else DESCRIPTION, mention, determined, is_time)


def _head(items: list[Item], ix: int, end: int, grammar: Grammar, first: bool) -> tuple[int, int] | None:
    """Return the stretch from the first word behind the determiner to the end of the head noun."""
    start = ix
    if items[ix].lower in grammar.determiner and items[ix].mention is None:
        start += 1
        if start < end and items[start].lower in grammar.second_determiner and items[start].mention is None:
            start += 1
    elif _owns_what_follows(items, ix, end, grammar):
        start += 1
    if grammar.language == "de":
        return _german_head(items, start, end, grammar, first and start == ix)
    return _english_head(items, start, end, grammar, first and start == ix, start > ix)


def _owns_what_follows(items: list[Item], ix: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a German place is in the genitive before an adjective: ``Polens größte Bank``."""
    place = items[ix].mention
    if grammar.language != "de" or place is None or place.label != "LOC" or place.text != place.entity_name + "s":
        return False
    return ix + 2 < end and _is_german_adjective(items[ix + 1], grammar)


def _german_head(items: list[Item], start: int, end: int, grammar: Grammar, first: bool) -> tuple[int, int] | None:
    ix = start
    stop = min(end, start + MAX_WORDS)
    while ix < stop and _is_german_adjective(items[ix], grammar):
        ix += 1
    noun = ix
    if (
        noun < stop
        and noun == start
        and first
        and items[noun].mention is None
        and items[noun].lower in grammar.function
    ):
        return None
    while ix < stop and _is_name_word(items, ix, grammar) and not (ix > noun and _is_time(items[ix], grammar)):
        ix += 1
    return (start, ix) if ix > noun else None


def _is_time(item: Item, grammar: Grammar) -> bool:
    return item.mention is None and item.lower in grammar.time


def _is_opener(item: Item, grammar: Grammar) -> bool:
    """Tell whether a phrase may begin with a word in small letters."""
    if item.lower in grammar.idle:
        return False
    return grammar.language == "en" or item.lower in grammar.beginning or _is_german_adjective(item, grammar)


def _is_german_adjective(item: Item, grammar: Grammar) -> bool:
    if item.mention is not None or item.is_upper or not item.is_word:
        return False
    if item.text[:1].isdigit():
        return True
    return (
        item.lower.endswith(_ADJECTIVE_ENDINGS)
        and item.lower not in grammar.function
        and item.lower not in grammar.cues
    )


def _is_name_word(items: list[Item], ix: int, grammar: Grammar) -> bool:
    item = items[ix]
    if item.mention is not None:
        # A mention is taken whole, and never begun in its middle.
        return True
    if item.text == "." and ix and item.is_glued:
        return items[ix - 1].lower in grammar.title or len(items[ix - 1].text) == 1
    return item.is_word and item.is_upper and not (item.lower in grammar.function and item.text != item.text.upper())


def _english_head(
    items: list[Item], start: int, end: int, grammar: Grammar, first: bool, determined: bool
) -> tuple[int, int] | None:
    ix = start
    stop = min(end, start + MAX_WORDS)
    named = False
    # Behind a determiner a form that is also a verb of speech is a noun: "the talks", "his claims".
    noun_first = determined and start < stop and items[start].lower in grammar.cues and _is_plain(items[start - 1])
    while ix < stop:
        item = items[ix]
        if item.mention is not None or _is_abbreviated_title(items, ix, grammar):
            named = True
        elif item.is_word and item.is_upper:
            if (ix > start and _is_time(item, grammar)) or (
                item.lower in grammar.function and (first or ix == start or not named)
            ):
                break
            named = True
        elif not item.is_word or named or not (_is_english_noun(item, grammar) or (ix == start and noun_first)):
            break
        ix += 1
    if ix == start or (not determined and _is_verb_alone(items[start:ix])):
        return None
    return start, ix


def _is_verb_alone(words: list[Item]) -> bool:
    """Tell whether a phrase would be a verb's form and nothing else: ``resigned``."""
    first = words[0]
    return len(words) == 1 and not first.is_upper and first.mention is None and first.lower.endswith(("ed", "ing"))


def _is_plain(determiner: Item) -> bool:
    return determiner.lower not in _ALSO_PRONOUNS


def _is_abbreviated_title(items: list[Item], ix: int, grammar: Grammar) -> bool:
    item = items[ix]
    return (
        item.text == "."
        and ix > 0
        and item.is_glued
        and (items[ix - 1].lower in grammar.abbreviation or len(items[ix - 1].text) == 1)
    )


def _is_english_noun(item: Item, grammar: Grammar) -> bool:
    return item.lower not in grammar.function and item.lower not in grammar.cues and not item.lower.endswith("ly")


def _is_bare_name(items: list[Item], start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a phrase without a mention ends in two or more capitalised words: a name no model found."""
    words = [item for item in items[start:end] if item.is_word]
    return len(words) >= 2 and all(item.is_upper and item.lower not in grammar.time for item in words[-2:])


def _tail(items: list[Item], ix: int, end: int, grammar: Grammar) -> int:
    """Return the end of the genitive or prepositional phrases that belong to the head before ``ix``."""
    for _ in range(2):
        if ix >= end:
            return ix
        word = items[ix].lower
        start = ix
        if grammar.language == "de" and word in grammar.genitive and not items[ix].is_upper:
            start = ix
        elif word in grammar.tail:
            start = ix + 1
        else:
            return ix
        if start >= end:
            return ix
        head = _head(items, start, end, grammar, False)
        if head is None or any(item.lower in grammar.time for item in items[head[0] : head[1]]):
            return ix
        ix = head[1]
    return ix


def _apposition(items: list[Item], ix: int, end: int, grammar: Grammar, name: bool) -> tuple[int, Mention | None]:
    """Return where the apposition behind a phrase that ends at ``ix`` ends, and the mention of a name that it gives.

    ``der Vorsitzende der Kommission, Magda Chu, sagte``: the name belongs to the phrase. ``Magda Chu, Vorsitzende der
    Kommission, sagte``: so does the description.
    """
    comma = ix if name else _comma(items, ix, end)
    if comma + 1 >= end or items[comma].text != ",":
        return ix, None
    if name:
        return _described(items, ix, end, grammar), None
    start = comma + 1
    while start < min(end, comma + 3) and not items[start].is_upper and items[start].lower not in grammar.cues:
        start += 1
    stop = start
    while stop < end and _is_name_word(items, stop, grammar) and stop < start + MAX_NAME:
        stop += 1
    mention = next((item.mention for item in items[start:stop] if item.mention), None)
    person = mention is not None and mention.label == "PER"
    if stop == start or not (person or stop - start >= 2):
        return ix, None
    closed = _parenthesis(items, stop, end)
    if not _closes(items, closed, end):
        return ix, None
    return stop, mention


def _comma(items: list[Item], ix: int, end: int) -> int:
    """Return the comma behind a description, over a bracket and a short phrase of place."""
    stop = _parenthesis(items, ix, end)
    limit = min(end, stop + 6)
    while stop < limit and items[stop].text != ",":
        if not items[stop].is_word or (stop == ix and items[stop].lower not in _PLACE_WORDS):
            return ix
        stop += 1
    return stop


def _parenthesis(items: list[Item], ix: int, end: int) -> int:
    if ix >= end or items[ix].text != "(":
        return ix
    stop = next((at for at in range(ix, min(end, ix + 8)) if items[at].text == ")"), None)
    return ix if stop is None else stop + 1


def _described(items: list[Item], ix: int, end: int, grammar: Grammar) -> int:
    """Return the end of a description behind a name: ``Magda Chu, Vorsitzende der Kommission,``."""
    start = ix + 1
    head = _head(items, start, end, grammar, False)
    if head is None or any(item.mention is not None and item.mention.label == "PER" for item in items[start : head[1]]):
        return ix
    stop = head[1]
    limit = min(end, stop + 10)
    while stop < limit and not _closes(items, stop, end):
        if not items[stop].is_word or _is_finite(items[stop], grammar):
            return ix
        stop += 1
    if stop >= limit and stop < end:
        return ix
    if stop < end and items[stop].text == "," and stop + 1 < end and _joins(items[stop + 1]):
        return ix
    return stop


def _is_finite(item: Item, grammar: Grammar) -> bool:
    """Tell whether a word is a verb for certain: what it stands in is a clause and no description."""
    return item.lower in grammar.cues or item.lower in grammar.auxiliary or item.lower in grammar.konjunktiv


def _joins(item: Item) -> bool:
    return item.lower in ("und", "and", "or", "oder")


def _closes(items: list[Item], ix: int, end: int) -> bool:
    return ix >= end or items[ix].text in _CLOSERS or items[ix].pair is not None
