"""Whether a pair of marks holds somebody's words: evidence for and against, each with its weight.

In German news more than half of all pairs hold titles, names and words that the writer keeps at a distance. The weights
are small whole numbers; ``THRESHOLD`` of them make a quotation.
"""

from itertools import islice
from operator import attrgetter

from newsmill.transforms.quotes.attribution import LIKELY, SURE, Attribution
from newsmill.transforms.quotes.cues import Sentence
from newsmill.transforms.quotes.grammar import CALL, Grammar, word_class
from newsmill.transforms.quotes.items import Item
from newsmill.transforms.quotes.names import GIVING
from newsmill.transforms.quotes.subjects import is_person, is_usable

THRESHOLD = 3

_TITLE_NOUNS = word_class("de", "titled") | word_class("en", "titled")
_SAID_NOUNS = word_class("de", "said")
_SO_CALLED = ("sogenannt", "so genannt", "genannt", "so-called")
_NAMING = frozenset({"als", "as"})
_SOURCE_WORDS = frozenset({"laut", "lt", "wie"})
_CLAUSE_WORDS = 5
_LOWER = attrgetter("lower")
_INDEFINITE = frozenset({"einem", "einer", "a", "an"})


def is_quotation(sentence: Sentence, quote: int, text: str, found: Attribution | None, goes_on: bool) -> bool:
    """Tell whether the pair at item ``quote`` is a quotation. ``goes_on``: somebody was quoted just before."""
    return weigh(sentence, quote, text, found, goes_on) >= THRESHOLD


def weigh(sentence: Sentence, quote: int, text: str, found: Attribution | None, goes_on: bool) -> int:
    """Return the sum of the evidence."""
    items = sentence.items
    pair = items[quote].pair
    if pair is None:
        return -9
    inner = text[pair.inner_start : pair.inner_end].strip()
    before = items[quote - 1] if quote > sentence.start else None
    spoken_of = _is_spoken_of(sentence, quote, found)
    return (
        (4 if spoken_of else _of_attribution(found))
        + _of_words(inner, sentence)
        + _of_place(sentence, quote, inner, goes_on)
        + (0 if spoken_of else _of_neighbour(sentence, before, inner))
        + (1 if goes_on else 0)
        + (1 if _reports(sentence) else 0)
    )


def _of_attribution(found: Attribution | None) -> int:
    if found is None:
        return 0
    if found.strength >= LIKELY:
        by_name = found.cue.kind == CALL and found.cue.subject is not None
        return 4 if found.strength >= SURE or by_name else 3
    return 1 if found.strength >= 40 else 0


def _is_spoken_of(sentence: Sentence, quote: int, found: Attribution | None) -> bool:
    """Tell whether somebody calls a thing so: ``sprach von „Wahnsinn“``; ``von der „Seestern“`` names a ship."""
    if found is None or found.cue.subject is None:
        return False
    items = sentence.items
    before = quote - 2 if items[quote - 1].lower in _INDEFINITE else quote - 1
    giving = GIVING.get(items[before].lower, ()) if before > sentence.start else ()
    return found.cue.text.lower().startswith(giving)


def _of_words(inner: str, sentence: Sentence) -> int:
    words = inner.split()
    function = _function_words(words, sentence.grammar)
    points = 0
    if len(words) >= _CLAUSE_WORDS and function >= 2:
        points += 2
    if len(words) >= 8:
        points += 1
    if inner[-1:] in ".!?" and len(words) > 2:
        points += 1
    if inner[:1].islower():
        points += 2 if len(words) > 1 else 1
    if inner[-1:] == "," and function and sentence.grammar.language == "en":
        points += 1
    if len(words) > 1 and inner.isupper():
        points -= 3
    if len(words) == 1 and inner[:1].isupper() and sentence.grammar.language == "de":
        points -= 1
    return points


def _function_words(words: list[str], grammar: Grammar) -> int:
    """Return how many words are of the closed classes, at most two."""
    known = (word for word in words if word.lower().strip(",.;:!?") in grammar.function)
    return sum(1 for _ in islice(known, 2))


def _of_place(sentence: Sentence, quote: int, inner: str, goes_on: bool) -> int:
    items = sentence.items
    points = 0
    if sentence.is_quotation:
        points += 3 if goes_on or len(inner.split()) >= 4 else 0
    if quote > sentence.start and items[quote - 1].text == ":":
        points += 3 if _is_person_speaking(sentence, quote, inner) else 1
    after = items[quote + 1] if quote + 1 < len(items) else None
    if sentence.grammar.language == "de" and _is_subject(sentence, quote, after):
        points -= 3
    if after is not None and after.text and after.text in "-/" and items[quote].is_tight:
        points -= 4
    return points


def _is_person_speaking(sentence: Sentence, quote: int, inner: str) -> bool:
    """Tell whether a person and a colon stand before a whole sentence, whatever the verb: ``Beck nickte: „Ja.“``."""
    if inner[-1:] not in ".!?" or quote - 2 <= sentence.start or sentence.items[quote - 2].is_upper:
        return False
    first = sentence.phrases_to(quote)[:1]
    return any(p.end < quote - 1 and p.mention and is_usable(p) and is_person(p) for p in first)


def _is_subject(sentence: Sentence, quote: int, after: Item | None) -> bool:
    """Tell whether a verb follows at once and a determiner stands before: ``Die „Aktion Hafen“ berichtete``."""
    if after is None or not after.is_word or quote <= sentence.start:
        return False
    before = sentence.items[quote - 1]
    return after.lower in sentence.grammar.cues and before.lower in sentence.grammar.determiner


def _of_neighbour(sentence: Sentence, before: Item | None, inner: str) -> int:
    if before is None or not before.is_word:
        return 0
    if before.lower in _SAID_NOUNS:
        return 1
    if before.lower in _SOURCE_WORDS:
        return -5
    if before.lower.startswith(_SO_CALLED):
        return -4
    return _of_neighbour_of_title(sentence, before) if inner[:1].isupper() else 0


def _of_neighbour_of_title(sentence: Sentence, before: Item) -> int:
    """Return what a word before capitalised words says: ``dem Film „Der müde Tod“``, ``in „Bunte Tage“``."""
    if before.lower in _TITLE_NOUNS:
        return -4
    if sentence.grammar.language == "de" and before.is_upper:
        return -3
    return -2 if before.lower in sentence.grammar.preposition and before.lower not in _NAMING else 0


def _reports(sentence: Sentence) -> bool:
    """Tell whether the sentence has a verb of reported speech: ``sei``, ``habe``."""
    return not sentence.grammar.konjunktiv.isdisjoint(map(_LOWER, sentence.items))
