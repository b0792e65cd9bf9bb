"""Whether a person is a man or a woman, as far as the article or the given name says."""

from functools import cache

from newsmill.transforms.quotes.grammar import LANGUAGES, rows, word_class
from newsmill.transforms.quotes.mention import Mention

MALE, FEMALE = "m", "f"

WORDS_BEFORE = 60
"""Characters before a mention that a title may stand in."""
_MALE_WORDS = frozenset().union(*(word_class(language, "male") for language in LANGUAGES))
_FEMALE_WORDS = frozenset().union(*(word_class(language, "female") for language in LANGUAGES))
_NO_TITLE = word_class("de", "no_title")


def gender_of(mention: Mention, text: str) -> str | None:
    """Return ``m`` or ``f``; null when neither the words before ``mention`` nor the given name say."""
    before = text[max(mention.char_start - WORDS_BEFORE, 0) : mention.char_start].rsplit("\n", 1)[-1].split()[-3:]
    for word in reversed(before):
        told = _of_title(word.strip('„“”"»«,.;:()'))
        if told:
            return told
        if word[-1] in ",.;:!?":
            break
    return _given_names().get(mention.entity_name.split(" ", 1)[0])


def _of_title(word: str) -> str | None:
    lower = word.lower()
    is_german_feminine = word[:1].isupper() and len(word) > 5 and lower.endswith("in") and lower not in _NO_TITLE
    if lower in _FEMALE_WORDS or is_german_feminine:
        return FEMALE
    return MALE if lower in _MALE_WORDS else None


@cache
def _given_names() -> dict[str, str]:
    return {name: FEMALE if kind == "female" else MALE for kind, names in rows("given_names") for name in names}
