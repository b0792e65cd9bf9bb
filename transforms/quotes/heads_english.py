"""The head of an English noun phrase: words up to the name or up to a verb."""

from newsmill.transforms.quotes.grammar import Grammar, word_class
from newsmill.transforms.quotes.items import Item
from newsmill.transforms.quotes.nouns import ENGLISH_ROLES, MAX_WORDS, is_abbreviating

_ALSO_PRONOUNS = frozenset({
    "that", "this", "these", "those", "some", "many", "several", "most", "more", "each", "both", "one",
})  # fmt: skip
"""English determiners that may be a subject of their own: ``some say``."""
_SINGULARS = frozenset({"sports", "news", "sales"})
"""English nouns that a noun may follow, while a verb follows other plurals: ``Critics fear …``."""
_NOUNS_LIKE_ADVERBS = frozenset({"ally", "assembly", "bully", "family", "monopoly", "supply"})
_BEARERS = ENGLISH_ROLES | word_class("en", "bearer")
"""English nouns that a name may stand before: ``a Crossroads official``."""
_WHERE = frozenset({"in", "on", "at"})
_POSSESSIVES = ("'s", "’s")
ALLEGED = "alleged"
"""The participle of a verb of speech that stands before nouns."""
NO_NOUNS = word_class("en", "no_noun")
"""English forms of verbs of speech, in neither -s nor -ed or never with a noun's sense, that are no noun."""


def english_head(
    items: list[Item], start: int, end: int, grammar: Grammar, first: bool, determined: bool
) -> tuple[int, int] | None:
    """Return the stretch from item ``start`` to the end of the head; it may be ``determined`` by what is before it."""
    ix = start
    stop = min(end, start + MAX_WORDS)
    named = False
    # Behind a determiner a form that is also a verb of speech is a noun: "the talks", "his claims".
    noun_first = determined and start < stop and items[start].lower in grammar.cues and _is_before_noun(items, start)
    while ix < stop:
        item = items[ix]
        if item.mention is not None or is_abbreviating(items, ix, grammar):
            if ix > start and items[ix - 1].mention is None and _is_bearers(items[ix - 1]):
                break
            named = not item.lower.endswith(_POSSESSIVES)
            determined = determined or not named
        elif item.is_word and item.is_upper:
            if (ix > start and item.is_time) or (
                item.lower in grammar.function and (first or ix == start or not named)
            ):
                break
            named = ix > start or not _goes_on(items, ix, stop, grammar, first, determined)
        elif not (
            _is_borne(items, start, ix, grammar)
            if named
            else item.is_word and (_is_english_noun(item, grammar) or (ix == start and noun_first))
        ):
            break
        ix += 1
    return _as_head(items, start, ix, stop, grammar, determined)


def _as_head(
    items: list[Item], start: int, ix: int, stop: int, grammar: Grammar, determined: bool
) -> tuple[int, int] | None:
    """Return ``items[start:ix]`` as a head, with the nouns behind a name; null where it would be a verb."""
    if ix == start:
        return None
    may_be_verb = not determined or items[start - 1].lower in grammar.somebody
    if may_be_verb and _is_verb_alone(items[start:ix], grammar):
        return None
    return start, _over_nouns(items, ix, stop, grammar) if determined else ix


def _over_nouns(items: list[Item], ix: int, stop: int, grammar: Grammar) -> int:
    """Return the end of the nouns behind the name of a body or a place: ``the WDU`` → ``the WDU speechwriter said``.

    What follows them tells that they are nouns: a verb of speech, an auxiliary, the end of the clause.
    """
    name = items[ix - 1].mention
    if name is None or name.label == "PER":
        return ix
    end = ix
    while end < min(stop, ix + 2) and _is_noun_before_name(items[end], grammar):
        end += 1
    after = items[end]
    closes = not after.is_word or after.lower in grammar.cues or after.lower in grammar.auxiliary
    return end if closes or after.lower in grammar.tail else ix


def _is_borne(items: list[Item], start: int, ix: int, grammar: Grammar) -> bool:
    """Tell whether item ``ix`` goes on behind a name: ``a senior Donald Holt adviser``, ``Democratic lawmakers``.

    No day or place does so: ``On Monday officials said``, ``In Leeds officials said``.
    """
    noun = items[ix].lower
    if (noun not in _BEARERS and noun.removesuffix("s") not in _BEARERS) or noun in grammar.cues:
        return False
    return not items[ix - 1].is_time and items[start - 1].lower not in _WHERE


def _is_bearers(item: Item) -> bool:
    """Tell whether a noun is of several bearers, behind which another name begins: ``told Holt aides Beck left``."""
    return item.lower.endswith("s") and item.lower.removesuffix("s") in _BEARERS


def _goes_on(items: list[Item], ix: int, stop: int, grammar: Grammar, first: bool, determined: bool) -> bool:
    """Tell whether a capital before small nouns is no name: ``Union leader Beck``, ``the Democratic senator``."""
    if first:
        return is_singular(items[ix]) and _leads_to_a_person(items, ix + 1, stop, grammar)
    return determined and ix + 1 < stop and _is_noun_before_name(items[ix + 1], grammar)


def _leads_to_a_person(items: list[Item], ix: int, stop: int, grammar: Grammar) -> bool:
    """Tell whether a noun or two and a person follow the first word of a sentence: ``Union leader Beck``."""
    nouns = ix
    while nouns < min(stop, ix + 2) and _is_noun_before_name(items[nouns], grammar):
        nouns += 1
    person = items[nouns].mention if ix < nouns < stop else None
    return person is not None and person.label == "PER"


def is_singular(item: Item) -> bool:
    """Tell whether an English noun is no plural in -s."""
    return not item.lower.endswith("s") or item.lower in _SINGULARS


def _is_noun_before_name(item: Item, grammar: Grammar) -> bool:
    if not item.is_word or item.is_upper or item.mention is not None or not _is_english_noun(item, grammar):
        return False
    return not item.lower.endswith(("ed", "ing", "s")) or item.lower.endswith("ss")


def _is_verb_alone(words: list[Item], grammar: Grammar) -> bool:
    """Tell whether a phrase would be a verb's form and nothing else: ``resigned``, ``Asked`` at the start."""
    first = words[0]
    if len(words) > 1 or first.mention is not None:
        return False
    if not first.lower.endswith(("ed", "ing")) and first.lower not in NO_NOUNS:
        return False
    return not first.is_upper or first.lower in grammar.cues


def _is_before_noun(items: list[Item], ix: int) -> bool:
    """Tell whether a form of a verb of speech behind a determiner is a noun or before one: ``one alleged thief``."""
    return items[ix].lower == ALLEGED or items[ix - 1].lower not in _ALSO_PRONOUNS


def _is_english_noun(item: Item, grammar: Grammar) -> bool:
    if item.lower in grammar.function or item.lower in grammar.cues:
        return False
    return not item.lower.endswith("ly") or item.lower in _NOUNS_LIKE_ADVERBS
