"""Noun phrases: whom a sentence names, told by the closed classes of words and by capitals, without a parser.

German: determiner, adjectives, capitalised words, genitive (``eine Sprecherin der Staatsanwaltschaft``). English: words
up to the name or up to a verb (``mill owner Carl Jessup``, ``a spokesman for the mayor``). A mention is never split.
"""

from typing import NamedTuple

from newsmill.schemas.rows.mention import Mention
from newsmill.transforms.quotes.appositions import apposition, tail_end
from newsmill.transforms.quotes.grammar import Grammar
from newsmill.transforms.quotes.heads import SOMEBODY, head_at, is_bare_name, is_opener, names_time
from newsmill.transforms.quotes.items import Item

NAME, DESCRIPTION, PRONOUN, THING, NOBODY, SHARE = "name", "description", "pronoun", "thing", "nobody", "share"
"""Kinds of a phrase. A thing is ``it``, made where it speaks alone: a company, an office. Nobody is a subject that
cannot speak. A share are so many who spoke, and no words say who: ``22 percent``."""
_THEM = frozenset({"them", "us", "those", "these"})


class Phrase(NamedTuple):
    """One noun phrase as a stretch of items."""

    start: int
    """First item."""
    end: int
    """Behind the last item."""
    kind: str
    """``name``, ``description``, ``pronoun``, ``thing``, ``nobody`` or ``share``."""
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
        may_begin = item.is_upper or item.mention is not None or (item.is_word and is_opener(item, grammar))
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
    head = head_at(items, ix, end, grammar, first)
    if head is None:
        return _alone(items, ix, end, grammar)
    head_start, head_end = head
    mention = items[head_end - 1].mention
    # Behind a German determiner two capitals are an office: "der Vorsitzende Richter".
    may_be_bare = head_start == ix or grammar.language != "de"
    name = mention is not None or (may_be_bare and is_bare_name(items, head_start, head_end, grammar))
    last = head_end
    if not name or (mention is not None and mention.label != "PER"):
        last = tail_end(items, head_end, end, grammar)
    behind = last
    last, apposed = apposition(items, last, end, grammar, name)
    if not name and last > behind:
        name, mention = True, apposed
    elif behind > head_end and name:
        name, mention = False, None
    determined = item.lower in grammar.oblique
    is_time = any(names_time(part, grammar) for part in items[head_start:head_end])
    return Phrase(ix, last, NAME if name else DESCRIPTION, mention, determined, is_time)


def _alone(items: list[Item], ix: int, end: int, grammar: Grammar) -> Phrase | None:
    """Return the phrase of a determiner that stands for somebody: ``one said``, ``some of the keepers said``."""
    is_denied = items[ix - 1].lower in grammar.determiner or items[ix - 1].lower == "not"
    if grammar.language != "en" or items[ix].lower not in SOMEBODY or is_denied:
        return None
    behind = ix + 1
    if behind + 1 < end and (items[behind].lower, items[behind + 1].lower in _THEM) == ("of", True):
        return Phrase(ix, behind + 2, DESCRIPTION, None, False, False)
    if items[behind].lower == "in":  # "one in four keepers"
        rest = phrase_at(items, behind + 1, end, grammar) if behind + 1 < end else None
        return rest and rest._replace(start=ix, kind=DESCRIPTION, mention=None)
    return Phrase(ix, tail_end(items, behind, end, grammar), DESCRIPTION, None, False, False)
