"""The head of a noun phrase: its determiner, its adjectives, its nouns or its name.

German: a determiner, adjectives, capitalised words. English: words up to the name or up to a verb.
"""

from newsmill.transforms.quotes.grammar import Grammar, word_class
from newsmill.transforms.quotes.items import Item

MAX_WORDS = 24
"""A phrase is not longer."""
_ALSO_PRONOUNS = frozenset({
    "that", "this", "these", "those", "some", "many", "several", "most", "more", "each", "both", "one",
})  # fmt: skip
"""English determiners that may be a subject of their own: ``some say``."""
_SINGULARS = frozenset({"sports", "news", "sales"})
"""English nouns that a noun may follow, while a verb follows other plurals: ``Critics fear …``."""
_NOUNS_LIKE_ADVERBS = frozenset({"ally", "assembly", "bully", "family", "monopoly", "supply"})
_ROLES = tuple(word_class("de", "role"))
_PAPERS = tuple(word_class("de", "paper"))
"""Endings of what is written, which has no name of its own without marks."""
_ENGLISH_PAPERS = word_class("en", "paper")
_ENGLISH_ROLES = word_class("en", "role")
_BEARERS = _ENGLISH_ROLES | word_class("en", "bearer")
"""English nouns that a name may stand before: ``a Crossroads official``."""
_WHERE = frozenset({"in", "on", "at"})
_POSSESSIVES = ("'s", "’s")
ALLEGED = "alleged"
"""The participle of a verb of speech that stands before nouns."""
NO_NOUNS = word_class("en", "no_noun")
"""English forms of verbs of speech, in neither -s nor -ed or never with a noun's sense, that are no noun."""
_INDEFINITE = word_class("de", "indefinite")
_GENITIVES = frozenset({"des", "eines"})
_JOINING = frozenset({"und", "oder", "sowie"})
_AGES = ("jährige", "jähriger", "jährigen")
_ADVERB_ENDINGS = ("lich", "sweise", "erweise", "maßen", "mals", "wärts", "dings")
_ADJECTIVE_ENDINGS = ("e", "er", "en", "es", "em")


def head_at(items: list[Item], ix: int, end: int, grammar: Grammar, first: bool) -> tuple[int, int] | None:
    """Return the stretch from the first word behind the determiner at item ``ix`` to the end of the head noun."""
    start = ix
    if items[ix].lower in grammar.determiner and items[ix].mention is None:
        start += 1
        if items[ix].lower == "das" and start < end and items[start].is_upper and is_role(items[start], grammar):
            return None  # "Das sieht Landrat Beck so" turned round: "so sieht das Landrat Beck"
        if start < end and _is_second(items[start], items[ix], grammar):
            start += 1
    elif _owns_what_follows(items, ix, end, grammar):
        start += 1
    if grammar.language == "de":
        return _german_head(items, start, end, grammar, first and start == ix)
    return _english_head(items, start, end, grammar, first and start == ix, start > ix)


def is_paper(item: Item, grammar: Grammar) -> bool:
    """Tell whether a noun is something written: no name is in apposition to it."""
    return item.lower.endswith(_PAPERS) if grammar.language == "de" else item.lower in _ENGLISH_PAPERS


def _is_second(item: Item, determiner: Item, grammar: Grammar) -> bool:
    """Tell whether a determiner stands behind another: ``diese beiden``; not ``dass ihr eine Strafe droht``."""
    if item.lower not in grammar.second_determiner or item.mention is not None:
        return False
    return determiner.lower != "ihr" or item.lower not in _INDEFINITE


def is_role(item: Item, grammar: Grammar) -> bool:
    """Tell whether a noun is what somebody is: ``Trainer``, ``Polizeisprecherin``, ``mayor``."""
    return item.lower.endswith(_ROLES) if grammar.language == "de" else item.lower in _ENGLISH_ROLES


def _owns_what_follows(items: list[Item], ix: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a German place is in the genitive before an adjective: ``Polens größte Bank``."""
    place = items[ix].mention
    if grammar.language != "de" or place is None or place.label != "LOC" or place.text != place.entity_name + "s":
        return False
    return ix + 2 < end and is_german_adjective(items[ix + 1], grammar)


def _german_head(items: list[Item], start: int, end: int, grammar: Grammar, first: bool) -> tuple[int, int] | None:
    ix = start
    stop = min(end, start + MAX_WORDS)
    while ix < stop and is_german_adjective(items[ix], grammar):
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
    if first and noun + 1 < len(items) and _is_adverb(items[noun], items[noun + 1]):
        return None
    while ix < stop and is_name_word(items, ix, grammar) and not (ix > noun and _ends_before(items, noun, ix, grammar)):
        ix += _joint(items, ix, stop) or 1
    return (start, ix) if ix > noun else None


def _joint(items: list[Item], ix: int, stop: int) -> int:
    """Return the items up to the noun whose part stands at ``ix``: ``Arbeits- und Sozialministerin``; 0 for another."""
    if ix + 3 >= stop or items[ix + 1].text != "-" or not items[ix + 1].is_glued:
        return 0
    return 3 if items[ix + 2].lower in _JOINING and items[ix + 3].is_upper else 0


def _is_adverb(item: Item, following: Item) -> bool:
    """Tell whether the word that opens a sentence is large for that alone: ``Tatsächlich``, ``Übergangsweise``."""
    return item.mention is None and item.lower.endswith(_ADVERB_ENDINGS) and not following.is_upper


def _ends_before(items: list[Item], noun: int, ix: int, grammar: Grammar) -> bool:
    """Tell whether item ``ix`` is no part of the noun before it, which is that at ``noun`` or behind it.

    A day is none; nor is what follows ``laut dem Entwurf``, ``nach Angaben des Amts``, ``sagt der 71-Jährige``.
    """
    before = items[ix - 1]
    if names_time(items[ix], grammar):
        return True
    if before.mention is not None or items[ix].mention is not None:
        return before.mention is None and is_paper(before, grammar)
    goes_on = items[ix + 1].is_word and not items[ix].text.isupper()
    is_genitive = goes_on and ix == noun + 1 and before.lower.endswith("s") and items[noun - 1].lower in _GENITIVES
    return is_genitive or is_paper(before, grammar) or before.lower.endswith(_AGES)


def names_time(item: Item, grammar: Grammar) -> bool:
    """Tell whether a word is a day or a time, and nobody's name."""
    return item.mention is None and item.lower in grammar.time


def is_opener(item: Item, grammar: Grammar) -> bool:
    """Tell whether a phrase may begin with a word in small letters."""
    if item.lower in grammar.idle:
        return False
    return grammar.language == "en" or item.lower in grammar.beginning or is_german_adjective(item, grammar)


def is_german_adjective(item: Item, grammar: Grammar) -> bool:
    """Tell whether a word may be an adjective before its noun, by its ending."""
    if item.mention is not None or item.is_upper or not item.is_word:
        return False
    if item.text[:1].isdigit():
        return True
    return (
        item.lower.endswith(_ADJECTIVE_ENDINGS)
        and item.lower not in grammar.function
        and item.lower not in grammar.cues
    )


def is_name_word(items: list[Item], ix: int, grammar: Grammar) -> bool:
    """Tell whether item ``ix`` may be a German noun or a part of a name."""
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
    noun_first = determined and start < stop and items[start].lower in grammar.cues and _is_before_noun(items, start)
    while ix < stop:
        item = items[ix]
        if item.mention is not None or (item.text == "." and _is_abbreviated_title(items, ix, grammar)):
            if ix > start and items[ix - 1].mention is None and _is_bearers(items[ix - 1]):
                break
            named = not item.lower.endswith(_POSSESSIVES)
            determined = determined or not named
        elif item.is_word and item.is_upper:
            if (ix > start and names_time(item, grammar)) or (
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
    return not names_time(items[ix - 1], grammar) and items[start - 1].lower not in _WHERE


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


def _is_abbreviated_title(items: list[Item], ix: int, grammar: Grammar) -> bool:
    """Tell whether the full stop at item ``ix`` belongs to the title or the initial before it."""
    before = items[ix - 1]
    return ix > 0 and items[ix].is_glued and (before.lower in grammar.abbreviation or len(before.text) == 1)


def _is_english_noun(item: Item, grammar: Grammar) -> bool:
    if item.lower in grammar.function or item.lower in grammar.cues:
        return False
    return not item.lower.endswith("ly") or item.lower in _NOUNS_LIKE_ADVERBS


def is_bare_name(items: list[Item], start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a phrase without a mention ends in two or more capitalised words: a name no model found."""
    words = [item for item in items[start:end] if item.is_word]
    if len(words) < 2 or _is_owner(words[-2]):
        return False
    return all(item.is_upper and item.lower not in grammar.time for item in words[-2:])


def _is_owner(item: Item) -> bool:
    """Tell whether a name is in the genitive: ``Petries Forschungsteam`` is no name."""
    name = item.mention
    return name is not None and name.text.endswith("s") and not name.entity_name.endswith("s")
