"""Sources without a verb of speech: ``laut Beck``, ``Beck zufolge``, ``nach Angaben Becks``, ``according to Beck``."""

from dataclasses import replace

from newsmill.transforms.quotes.cues import SO, SOURCE, Cue, Sentence
from newsmill.transforms.quotes.datelines import dateline_end
from newsmill.transforms.quotes.grammar import Grammar, word_class
from newsmill.transforms.quotes.heads_german import is_name_word
from newsmill.transforms.quotes.items import Item
from newsmill.transforms.quotes.people import PERSON
from newsmill.transforms.quotes.phrases import DESCRIPTION, NAME, Phrase, phrase_at
from newsmill.transforms.quotes.signs import ACCORDING, ADJECTIVES, BEFORE_SO, COMPOUNDS

_REPORTS = (
    *COMPOUNDS,
    "quellen",
    "kreisen",
    "meldungen",
    "schätzungen",
    "umfragen",
    "prognosen",
    "recherchen",
    "rechnungen",
    "gerüchten",
)
"""Endings of a noun that is a source without a determiner: ``Medienberichten zufolge``."""
_NO_DATIVE = frozenset({"das", "ein", "kein", "dieses", "jedes"})
"""Determiners that no dative has, beside those in -e."""
_DATIVE = word_class("de", "oblique") | word_class("de", "genitive")
_YEAR = 4
"""Digits of a year."""
_GENITIVES = frozenset({"des", "eines"})
_PLACES = 2
"""So many prepositions with their nouns may follow a source that opens its sentence."""


def german_source(sentence: Sentence, ix: int) -> Cue | None:
    """Return the source that item ``ix`` makes: ``laut``, ``zufolge``, ``so`` or ``nach``."""
    items, end = sentence.items, sentence.end
    word = items[ix].lower
    if word == "zufolge":
        return _before(sentence, ix)
    if ix + 1 >= end:
        return None
    if word in ("laut", "lt"):
        return _over_place(sentence, _behind(sentence, ix, SOURCE))
    if word == "so" and ix > sentence.start and (items[ix - 1].pair or items[ix - 1].text in BEFORE_SO):
        return _behind(sentence, ix, SO)
    return _over_place(sentence, _nach(sentence, ix)) if word == "nach" else None


def english_source(sentence: Sentence, ix: int) -> Cue | None:
    """Return the source that ``according to`` at item ``ix`` makes."""
    items = sentence.items
    if items[ix].lower != "according" or ix + 2 >= sentence.end or items[ix + 1].lower != "to":
        return None
    phrase = phrase_at(items, ix + 2, sentence.end, sentence.grammar)
    return Cue(ix, phrase.end, SOURCE, f"{items[ix].text} to", phrase) if phrase else None


def _behind(sentence: Sentence, ix: int, kind: str) -> Cue | None:
    phrase = phrase_at(sentence.items, ix + 1, sentence.end, sentence.grammar)
    if phrase is not None and phrase.end == ix + 2 and sentence.items[ix + 1].lower in sentence.grammar.somebody:
        return None  # "so viele wie nie"
    return Cue(ix, phrase.end, kind, sentence.items[ix].text, phrase) if phrase else None


def _over_place(sentence: Sentence, cue: Cue | None) -> Cue | None:
    """Return a source with the place, day or short name behind it, where it opens the sentence: the verb is second.

    ``Laut dem Amt in Wedel (AIW) sind …``; ``Laut der Verordnung vom 3. Mai gilt …``.
    """
    if cue is None or cue.start != sentence.start:
        return cue
    items, end = sentence.items, cue.end
    for _ in range(_PLACES):
        end = _bracket_end(items, _noun_end(sentence, end), sentence.end)
    is_verb = end < sentence.end and items[end].is_word and not items[end].is_upper
    return cue._replace(end=end) if is_verb else cue


def _noun_end(sentence: Sentence, ix: int) -> int:
    """Return the end of the preposition or genitive at item ``ix`` with its noun; ``ix`` where there is none."""
    items, grammar = sentence.items, sentence.grammar
    if ix >= sentence.end or (items[ix].lower not in grammar.preposition and items[ix].lower not in _GENITIVES):
        return ix
    noun = ix + 1
    while noun < sentence.end and _is_before_noun(items, noun, grammar):
        noun += 1
    end = noun
    while end < sentence.end and is_name_word(items, end, grammar):
        end += 1
    return end if end > noun else ix


def _is_before_noun(items: list[Item], ix: int, grammar: Grammar) -> bool:
    """Tell whether an item stands between a preposition and its noun: ``der``, ``größten``, ``3`` and ``.``."""
    if items[ix].text == "." and items[ix - 1].is_tight:
        return items[ix - 1].text.isdigit()
    return items[ix].mention is None and (items[ix].lower in grammar.determiner or items[ix].is_adjective)


def _bracket_end(items: list[Item], ix: int, end: int) -> int:
    """Return the end of a bracket of one word at item ``ix``: ``(AIW)``; ``ix`` where there is none."""
    return ix + 3 if ix + 2 < end and items[ix].text == "(" and items[ix + 2].text == ")" else ix


def _before(sentence: Sentence, ix: int) -> Cue | None:
    phrase = next((p for p in sentence.phrases_to(ix) if p.end == ix), None)
    if phrase is not None and phrase.is_time:
        phrase = next((p for p in sentence.phrases_to(ix) if p.end == phrase.start - 1 and not p.is_time), None)
    if phrase is None:
        return None
    phrase = _in_dative(sentence, phrase)
    who = _whose(sentence, phrase.start, phrase.end) or phrase
    return Cue(phrase.start, ix + 1, SOURCE, sentence.items[ix].text, who)


def _in_dative(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Return what of a phrase before ``zufolge`` is in its dative.

    No subject (``will die Union Medienberichten zufolge``) and no infinitive (``helfen Beck zufolge``) belongs to it.
    """
    items, start = sentence.items, phrase.start
    first, noun = items[start], phrase.end - 1
    if first.mention is None and first.lower in sentence.grammar.determiner and _is_no_dative(first):
        start = next((ix for ix in range(start + 1, noun) if items[ix].lower in _DATIVE), _name_start(items, noun))
    reports = phrase.mention is None and items[noun].lower.endswith(_REPORTS)
    owner = _name_start(items, noun - 1)
    if reports and noun > start and noun - 1 > sentence.start and _ends_another(items[noun - 1]):
        start = noun
    elif start < owner < noun and _is_genitive(items[owner]):
        start = owner
    elif phrase.mention is not None and phrase.mention.label == PERSON and first.is_adjective:
        start = next(ix for ix in range(start, phrase.end) if items[ix].is_upper or items[ix].mention is not None)
    if start > phrase.start:
        phrase = phrase_at(items, start, phrase.end, sentence.grammar) or phrase
    # Two capitals would be a name: "Internen Schätzungen zufolge".
    return replace(phrase, kind=DESCRIPTION) if reports else phrase


def _ends_another(item: Item) -> bool:
    """Tell whether a word before reports is no part of their phrase: a noun, a year, ``der``, no plural's dative.

    Nor is a verb in -e: ``steige Schätzungen zufolge``.
    """
    if item.is_upper or item.lower in ("der", "einer") or (item.text.isdigit() and len(item.text) == _YEAR):
        return True
    return item.is_word and item.lower.endswith("e")


def _is_genitive(item: Item) -> bool:
    """Tell whether a name stands before what is its bearer's: ``Becks Anwälten zufolge``."""
    name = item.mention
    return name is not None and name.text.endswith("s") and not name.entity_name.endswith("s")


def _is_no_dative(determiner: Item) -> bool:
    return determiner.lower.endswith("e") or determiner.lower in _NO_DATIVE


def _name_start(items: list[Item], last: int) -> int:
    """Return where the name that ends with item ``last`` begins; a noun begins with itself."""
    while items[last].mention is not None and items[last - 1].mention is items[last].mention:
        last -= 1
    return last


def _nach(sentence: Sentence, ix: int) -> Cue | None:
    items = sentence.items
    noun = ix + 1
    while noun < min(sentence.end - 1, ix + 1 + ADJECTIVES) and not items[noun].is_upper:
        noun += 1
    lower = items[noun].lower
    if not items[noun].is_upper:
        return None
    text = f"{items[ix].text} {items[noun].text}"
    if lower in ACCORDING and items[noun - 1].lower.startswith("eigene"):
        usable = (p for p in sentence.phrases if not p.governed and not p.is_time)
        first = dateline_end(sentence)
        own = next((p for p in usable if p.start >= first), None)
        return Cue(ix, noun + 1, SOURCE, text, own)
    if lower in ACCORDING:
        who = _whose(sentence, noun, sentence.end)
        return Cue(ix, _list_end(sentence, who.end) if who else noun + 1, SOURCE, text, who)
    return _behind(sentence, ix, SOURCE) if lower.endswith(COMPOUNDS) and noun == ix + 1 else None


def _whose(sentence: Sentence, noun: int, end: int) -> Phrase | None:
    """Return the phrase behind ``Angaben``: ``der Polizei``, ``von Beck``, ``Becks``."""
    items, grammar = sentence.items, sentence.grammar
    if items[noun].lower not in ACCORDING or noun + 2 >= end:
        return None
    if items[noun + 1].lower in ("von", "vom"):
        return phrase_at(items, noun + 2, end, grammar)
    if items[noun + 1].lower not in grammar.genitive and items[noun + 1].mention is None:
        return None
    return phrase_at(items, noun + 1, end, grammar)


def _list_end(sentence: Sentence, ix: int) -> int:
    """Return the end of a list of sources that goes on at ``ix``: ``von „Times“, „Post“ und AFP``."""
    items = sentence.items
    while ix + 1 < sentence.end and items[ix].text in (",", "und"):
        following = next((p for p in sentence.phrases_to(ix + 2) if p.start == ix + 1 and p.kind == NAME), None)
        if following is None:
            return ix
        ix = following.end
    return ix
