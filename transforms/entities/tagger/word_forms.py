"""Words and how else they are written, with what the lexicon knows of each form, for several words at once."""

from collections.abc import Sequence
from typing import NamedTuple

from newsmill.transforms.entities.tagger.lexicon import Entry, Lexicon


class Forms(NamedTuple):
    """Columns: what stands at one place of each is of one word."""

    words: Sequence[str]
    lower: list[str]
    """The words in small letters."""
    own: list[Entry]
    """Entries of the words as they are, and so on."""
    large: list[Entry]
    small: list[Entry]
    shouted: list[Entry]


def forms_of(words: Sequence[str], lexicon: Lexicon) -> Forms:
    """Look ``words`` up as they are, with one capital, in small letters and in capitals."""
    lower, large, shouted = (list(map(form, words)) for form in (str.lower, str.capitalize, str.upper))
    entries, size = lexicon.entries([*words, *large, *lower, *shouted]), len(words)
    return Forms(words, lower, *(entries[at * size : (at + 1) * size] for at in range(4)))
