"""Noun phrases: whom a sentence names, told by the closed classes of words and by capitals, without a parser.

German: determiner, adjectives, capitalised words, genitive (``eine Sprecherin der Staatsanwaltschaft``). English: words
up to the name or up to a verb (``mill owner Carl Jessup``, ``a spokesman for the mayor``). A mention is never split.
"""

from dataclasses import dataclass, replace
from operator import attrgetter

from newsmill.transforms.quotes.appositions import apposition, may_be_apposed, tail_end
from newsmill.transforms.quotes.grammar import Grammar, word_class
from newsmill.transforms.quotes.heads import head_at, is_bare_name
from newsmill.transforms.quotes.items import Item
from newsmill.transforms.quotes.mention import Mention
from newsmill.transforms.quotes.nouns import is_paper

NAME, DESCRIPTION, PRONOUN, THING, NOBODY, UNNAMED = "name", "description", "pronoun", "thing", "nobody", "unnamed"
"""Kinds of a phrase. A thing is ``it``, made where it speaks alone: a company, an office. Nobody is a subject that
cannot speak. Unnamed is who spoke where no words say who: ``22 percent said``, ``Beck wird vorgeworfen``."""
_THEM = frozenset({"them", "us", "those", "these"})
_DENIALS = frozenset({"not", "nicht"})
_BODIES = tuple(word_class("de", "body"))
"""Endings of nouns of bodies that somebody is head of."""
_FEMININE = tuple(word_class("de", "feminine"))
"""Endings of nouns that are all of the feminine."""
_ENGLISH_BODIES = word_class("en", "body")
_INDEFINITE = frozenset({"a", "an"})
_IS_TIME = attrgetter("is_time")


@dataclass(slots=True)
class Phrase:
    """One noun phrase as a stretch of items."""

    start: int
    """First item."""
    end: int
    """Behind the last item."""
    kind: str
    """``name``, ``description``, ``pronoun``, ``thing``, ``nobody`` or ``unnamed``."""
    mention: Mention | None
    """The mention that is its head, for a name."""
    governed: bool
    """Behind a preposition, or in a case no subject has."""
    is_time: bool
    """Names a day or a time."""


def next_phrase(items: list[Item], ix: int, end: int, grammar: Grammar, first: int) -> Phrase | None:
    """Return the first noun phrase of ``items[ix:end]``; item ``first`` begins the sentence, none is open at ``ix``."""
    for at in range(ix, end):
        item = items[at]
        if not item.may_begin or (item.is_adjective and _lacks_noun(items, at, grammar)):
            continue
        phrase = phrase_at(items, at, end, grammar, at == first)
        if phrase is not None:
            phrase.governed = phrase.governed or _is_governed(items, ix, at, grammar)
            return phrase
    return None


def _lacks_noun(items: list[Item], ix: int, grammar: Grammar) -> bool:
    """Tell whether what may be a German adjective stands before no noun, and for nobody: ``eilte zum Hafen``."""
    after = items[ix + 1]
    is_followed = after.is_adjective or after.is_capital or after.text == "."
    return not is_followed and items[ix].lower not in grammar.somebody


def _is_governed(items: list[Item], start: int, ix: int, grammar: Grammar) -> bool:
    """Tell whether a preposition stands before item ``ix``, determiners between aside: ``mit all den Booten``."""
    ix -= 1
    while ix >= start and items[ix].lower in grammar.determiner and items[ix].lower not in grammar.preposition:
        ix -= 1
    return ix >= start and items[ix].lower in grammar.preposition


def phrase_at(items: list[Item], ix: int, end: int, grammar: Grammar, first: bool = False) -> Phrase | None:
    """Return the noun phrase that begins at item ``ix``; null when none does. ``first``: the item begins a sentence."""
    item = items[ix]
    if not item.is_word:
        return None
    if item.lower in grammar.pronoun and item.mention is None:
        if grammar.language == "de" and item.text == "Sie" and not first:
            return None
        return Phrase(ix, ix + 1, PRONOUN, None, False, False)
    head = head_at(items, ix, end, grammar, first)
    return _around(items, ix, end, grammar, head) if head is not None else _alone(items, ix, end, grammar)


def _around(items: list[Item], ix: int, end: int, grammar: Grammar, head: tuple[int, int]) -> Phrase:
    """Return the phrase from item ``ix`` on with its ``head`` and with what belongs to that."""
    head_start, head_end = head
    mention = items[head_end - 1].mention
    determiner = items[ix].lower
    determined = determiner in grammar.oblique or (determiner == "der" and _is_feminine(items[head_end - 1]))
    is_time = any(map(_IS_TIME, items[head_start:head_end]))
    name = mention is not None or (
        head_end > head_start + 1
        and _may_be_bare(items, ix, head_start, grammar)
        and is_bare_name(items, head_start, head_end, grammar)
    )
    is_person = mention is not None and mention.label == "PER"
    tail = head_end if is_person else tail_end(items, head_end, end, grammar)
    person = _named_behind(items, head_end, tail, grammar) if tail > head_end and mention is None else None
    if person is not None:
        return Phrase(ix, tail, NAME, person, determined, False)
    last = head_end if name and mention is None else tail
    behind, apposed = last, None
    if may_be_apposed(items[last]) and (name or not is_paper(items[head_end - 1], grammar)):
        last, apposed = apposition(items, last, end, grammar, name)
    if not name and last > behind:
        name, mention = True, apposed
    elif behind > head_end and name:
        name, mention = False, None
    return Phrase(ix, last, NAME if name else DESCRIPTION, mention, determined, is_time)


def _is_feminine(noun: Item) -> bool:
    """Tell whether a noun is of the feminine, so that it is no subject behind ``der``: ``der Regierung``."""
    return noun.mention is None and noun.lower.endswith(_FEMININE)


def _may_be_bare(items: list[Item], ix: int, head_start: int, grammar: Grammar) -> bool:
    """Tell whether capitals alone may be a name: not in ``der Vorsitzende Richter``, nor in ``a Wadden Fisher``."""
    return head_start == ix or (grammar.language != "de" and items[ix].lower not in _INDEFINITE)


def _alone(items: list[Item], ix: int, end: int, grammar: Grammar) -> Phrase | None:
    """Return the phrase of a word that stands for somebody: ``one said``, ``some of the keepers``, ``ein anderer``."""
    at = ix + 1 if grammar.language == "de" and items[ix].lower in grammar.determiner and ix + 1 < end else ix
    at = at if items[at].lower in grammar.somebody else ix
    is_nobody = items[at].lower not in grammar.somebody
    is_noun = at > ix and items[at].is_upper
    if is_noun or (is_nobody and grammar.language == "de") or _is_denied(items[ix - 1], grammar):
        return None
    behind = at + 1
    if items[at].lower == "einer" and not _goes_on_with_genitive(items, behind, grammar):
        return None
    if grammar.language == "en" and items[behind].lower == "in" and items[at].lower in grammar.determiner:
        rest = phrase_at(items, behind + 1, end, grammar) if behind + 1 < end else None
        return rest and replace(rest, start=ix, kind=DESCRIPTION, mention=None)  # "one in four keepers"
    if is_nobody:
        return None
    if behind + 1 < end and (items[behind].lower, items[behind + 1].lower in _THEM) == ("of", True):
        return Phrase(ix, behind + 2, DESCRIPTION, None, False, False)
    return Phrase(ix, tail_end(items, behind, end, grammar), DESCRIPTION, None, False, False)


def _is_denied(before: Item, grammar: Grammar) -> bool:
    """Tell whether the word before denies that one stands for somebody: ``die anderen``, ``nicht jemand``."""
    return before.lower in grammar.determiner or before.lower in _DENIALS


def _goes_on_with_genitive(items: list[Item], ix: int, grammar: Grammar) -> bool:
    """Tell whether ``einer`` is somebody: ``einer der Fischer``, ``einer von ihnen``; not ``einer gestern …``."""
    return items[ix].lower in grammar.genitive or items[ix].lower in ("von", "aus") or items[ix].lower in grammar.cues


def _named_behind(items: list[Item], start: int, end: int, grammar: Grammar) -> Mention | None:
    """Return the person whose name ends ``items[start:end]``, behind the body whose head he is.

    ``der Chef`` → ``der Fischereibehörde Jan Petrie``; ``Secretary`` → ``of State Jan Petrie``. Behind other nouns the
    name may be theirs: ``der Anwalt des Angeklagten Jan Petrie``.
    """
    person = items[end - 1].mention
    if end == start or person is None or person.label != "PER" or " " not in person.text:
        return None
    first = end - 1
    while first > start and items[first - 1].mention is person:
        first -= 1
    body = items[first - 1]
    if first <= start or person.text == person.entity_name + "s":
        return None
    if grammar.language == "en":
        return person if body.lower in _ENGLISH_BODIES else None
    is_named = body.mention is not None and body.mention.label != "PER"
    return person if is_named or body.lower.endswith(_BODIES) else None
