"""The clause around a verb of speech, and whether it is a passive: ``wurde … bezeichnet``, ``was called … by Beck``.

The subject of a passive is not who speaks. Who acts stands behind ``von`` or ``by``, or is not said.
"""

from newsmill.transforms.quotes.cues import Sentence
from newsmill.transforms.quotes.grammar import LANGUAGES, word_class
from newsmill.transforms.quotes.phrases import Phrase, phrase_at

PASSIVE = {language: word_class(language, "passive") for language in LANGUAGES}
"""Verbs that make a passive, by language."""
_PARTICIPLES = word_class("de", "participle")
"""Those in -en that are no infinitive."""
_SURE = frozenset({"wurde", "wurden", "worden"})
"""German forms that make a passive of whatever participle stands with them; others may make a future."""
_AGENT = {language: word_class(language, "agent") for language in LANGUAGES}


def clause_of(sentence: Sentence, verb: int) -> tuple[int, int]:
    """Return the first item of the clause around item ``verb``, and the one behind its last."""
    low, high = verb, verb + 1
    while low > sentence.start and not sentence.items[low - 1].is_boundary:
        low -= 1
    while high < sentence.end and not sentence.items[high].is_boundary:
        high += 1
    return low, high


def agent_of(sentence: Sentence, verb: int, low: int, high: int) -> Phrase | None:
    """Return who acts in a passive: ``wurde von der Opposition … bezeichnet``, ``was called … by Beck``."""
    items, language = sentence.items, sentence.grammar.language
    german = language == "de"
    if german and not _is_participle(sentence, verb):
        return None
    # A German participle ends its clause, which a quotation may cut in two.
    first = sentence.start if german else low
    if not any(item.lower in PASSIVE[language] for item in items[first:verb]):
        return None
    start, end = (first, verb) if german else (verb + 1, _over_pairs(sentence, high))
    for ix in range(start, end - 1):
        if items[ix].lower in _AGENT[language]:
            phrase = phrase_at(items, ix + 1, end, sentence.grammar)
            if phrase is not None and not phrase.is_time:
                return phrase
    return None


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb is the participle of a passive, so that its subject is not who speaks: ``was called “…”``."""
    language, items = sentence.grammar.language, sentence.items
    if language == "de":
        joined = items[verb - 1].lower in sentence.grammar.conjunction
        if joined or not _is_participle(sentence, verb):
            return False
        # "wird sagen" is no passive, "wurde gesprochen" is, and so is "wird vorgeworfen".
        word = items[verb].lower
        sure = _SURE if word.endswith("en") and word not in _PARTICIPLES else PASSIVE[language]
        return any(item.lower in sure for item in items[_under_pairs(sentence, verb) : verb])
    low, _ = clause_of(sentence, verb)
    last = _last_but_adverbs(sentence, verb, low)
    return last >= low and items[last].lower in PASSIVE[language] and not items[verb].lower.endswith("ing")


def is_active(sentence: Sentence, subject: int, verb: int) -> bool:
    """Tell whether no passive stands between subject and verb: ``it is said`` speaks for nobody."""
    return not any(item.lower in PASSIVE["en"] for item in sentence.items[subject:verb])


def _is_participle(sentence: Sentence, verb: int) -> bool:
    """Tell whether a German verb may be a participle: behind a comma it opens its clause, ``…, sagt Beck``."""
    items = sentence.items
    return items[verb].lower[-1] in "tn" and verb > sentence.start and items[verb - 1].text != ","


def _under_pairs(sentence: Sentence, start: int) -> int:
    """Return the start of a clause that quotations cut, where ``start`` is that of its last part."""
    items = sentence.items
    while start > sentence.start and (items[start - 1].pair is not None or not items[start - 1].is_boundary):
        start -= 1
    return start


def _over_pairs(sentence: Sentence, end: int) -> int:
    """Return the end of a clause that quotations cut, where ``end`` is that of its first part."""
    while end < sentence.end and (sentence.items[end].pair is not None or not sentence.items[end].is_boundary):
        end += 1
    return end


def _last_but_adverbs(sentence: Sentence, verb: int, low: int) -> int:
    items, adverb = sentence.items, sentence.grammar.adverb
    ix = verb - 1
    while ix > low and (items[ix].lower in adverb or items[ix].lower[-2:] == "ly"):
        ix -= 1
    return ix
