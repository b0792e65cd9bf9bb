"""Which quotation marks hold a name or a title and not somebody's words, told before the sentence is read."""

from newsmill.transforms.quotes.grammar import CALL, SAY, Grammar, word_class
from newsmill.transforms.quotes.marks import Pair

MAX_WORDS = 7
MAX_CHARS = 80
"""A name is not longer."""
_PARTICLES = frozenset({
    "der", "die", "das", "des", "dem", "den", "und", "of", "the", "and", "de", "la", "le", "du", "von", "für", "im",
    "in", "am", "an", "auf", "on", "for", "to", "a", "zur", "zum", "y", "&", "van", "with",
})  # fmt: skip
_PREDICATIVE = word_class("de", "predicative")
"""Words behind which no name stands: ``sei ein „Opfer des Sturms“``."""
_EDGES = '„“"»«.,;:()'
_SPEAKING = ("sprach", "sprich", "sprech", "gesproch", "spoke", "speak")
_WARNING = ("warn", "gewarn")
GIVING = {"von": _SPEAKING, "vom": _SPEAKING, "of": _SPEAKING, "vor": _WARNING}
"""Prepositions behind which a verb of speech gives a name, with the verbs' beginnings: ``sprach von „Wahnsinn“``."""
CALLED_CHARS = 90
"""So many characters before a pair are looked at for such a verb, half of them behind it."""
_TITLED = word_class("de", "titled") | word_class("en", "titled")
CALLED_WITHIN = 9
"""So many words before a pair a verb may stand that gives names."""
_CONTEXT = 60
"""Characters looked at on either side."""


def name_pairs(text: str, pairs: list[Pair], grammar: Grammar) -> frozenset[int]:
    """Return the starts of those ``pairs`` that are names for certain."""
    return frozenset(pair.start for pair in pairs if is_name(text, pair, grammar))


def is_name(text: str, pair: Pair, grammar: Grammar) -> bool:
    """Tell whether ``pair`` holds capitalised words alone and stands where no words of somebody stand."""
    after = text[pair.end : pair.end + _CONTEXT]
    if pair.inner_end - pair.inner_start > MAX_CHARS + 1 and not after.startswith("-"):
        return False
    inner = text[pair.inner_start : pair.inner_end]
    words = inner.split()
    if after.startswith("-") and after[1:2].isalpha() and len(words) <= MAX_WORDS:
        return True
    if grammar.language == "en" and len(words) > 1 and inner[-1] in ".,":
        # A name has the writer's punctuation inside its marks.
        inner, after = inner[:-1], "," + after
    if not _is_capitalised(inner):
        return False
    before = text[max(pair.start - _CONTEXT, 0) : pair.start].rsplit("\n", 1)[-1]
    if len(words) > 1 and _is_owned(before):
        return True
    spoken = before.rstrip().endswith(":") or _followed_by_cue(after, grammar)
    return not spoken and not _calls(text, pair, grammar, len(words))


def _is_capitalised(inner: str) -> bool:
    """Tell whether a few words without punctuation behind them begin upper case, particles aside."""
    words = inner.split()
    if len(inner) > MAX_CHARS or not 0 < len(words) <= MAX_WORDS or inner[-1] in ".,!?…;:":
        return False
    if not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in _PARTICLES or not word[0].isalnum() for word in words)


def _is_owned(before: str) -> bool:
    """Tell whether the word before is whose it is, or what it is: ``ABC’s “This Week,”``, ``the show “Low Tide,”``."""
    last = before.rstrip(" ,").rsplit(" ", 1)[-1].lower()
    return last.endswith(("'s", "’s")) or last in _TITLED


def _followed_by_cue(after: str, grammar: Grammar) -> bool:
    if not after.startswith(","):
        return False
    words = [word.strip(".,;:").lower() for word in after.lstrip(" ,-–—").split(maxsplit=4)[:4]]
    near = words[:1] if grammar.language == "de" else words
    return any(word in grammar.cues for word in near)


def _calls(text: str, pair: Pair, grammar: Grammar, words: int) -> bool:
    """Tell whether a verb that gives names stands near: ``nannte das „Irrsinn“``, ``forderte einen „Neustart“``."""
    if words > 3:
        return False
    before = text[max(pair.start - CALLED_CHARS, 0) : pair.start].rsplit("\n", 1)[-1]
    after = text[pair.end : pair.end + CALLED_CHARS // 2].split("\n", 1)[0].split(".", 1)[0]
    stop = max(before.rfind(". "), before.rfind(": "))
    words_before = before[stop + 1 :].split()
    if grammar.language == "de" and len(words_before) > 1 and words_before[-1][:1].isupper():
        return False
    predicative = words_before[-1:] and words_before[-1].lower() in _PREDICATIVE
    kinds = (CALL, SAY) if predicative else (CALL,)
    near = (*words_before[-CALLED_WITHIN:], *after.split())
    giving = GIVING.get(words_before[-1].lower(), ()) if words == 1 and words_before else ()
    if giving and any(word.strip(_EDGES).lower().startswith(giving) for word in near):
        return True
    return any(grammar.cues.get(word.strip(_EDGES).lower(), ("",))[0] in kinds for word in near)
