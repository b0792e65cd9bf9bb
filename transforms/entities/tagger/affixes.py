"""How spaCy's tokenizer takes one stretch between white space apart, without making lexemes and a ``Doc`` of it.

The loop of ``spacy/tokenizer.pyx`` (3.8): affixes are taken off until an exception, an address or nothing is left to
take; the rest is cut at infixes. The expressions and exceptions are the tokenizer's own. What is left after an affix is
a stretch like any other, so what is known of it is used.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from spacy.attrs import ORTH
from spacy.tokenizer import Tokenizer

from newsmill.transforms.entities.tagger.letter_words import may_match_letters
from newsmill.transforms.entities.tagger.suffixes import suffixes_ending_in

Key = tuple[str, ...]
"""Words in order."""
Search = Callable[[str], re.Match[str] | None]
Rules = Mapping[str, Sequence[Mapping[Any, str]]]


class Affixes:
    """Splits stretches by the affixes of ``tokenizer`` and the exceptions ``rules``."""

    def __init__(self, tokenizer: Tokenizer, rules: Rules) -> None:
        self._tokenizer = tokenizer
        self._exceptions: dict[str, Key] = {rule: tuple(map(_orth, parts)) for rule, parts in rules.items()}
        self._leaves_letters = _leaves_letters(tokenizer)
        self._suffixes = _SuffixSearches(tokenizer.suffix_search)

    def split(self, stretch: str, known: Mapping[str, Key]) -> Key:
        """Give the words of ``stretch``; ``known`` are those of other stretches."""
        words = self._whole(stretch)
        return self._taken_apart(stretch, known) if words is None else words

    def _taken_apart(self, stretch: str, known: Mapping[str, Key]) -> Key:
        """Give the words of a stretch from which affixes are taken."""
        before: list[str] = []
        after: list[str] = []
        words: Key | None = None
        while words is None:
            front, back = self._ends(stretch)
            if not front and not back:
                words = self._cut(stretch)
                break
            end = len(stretch) - back
            before += [stretch[:front]] if front else []
            after += [stretch[end:]] if back else []
            stretch = stretch[front:end]
            words = known.get(stretch) or self._whole(stretch)
        return (*before, *words, *reversed(after))

    def _whole(self, stretch: str) -> Key | None:
        """Give the words of a stretch from which no affixes are taken; null where they are."""
        if not stretch:
            return ()
        if (words := self._exceptions.get(stretch)) is not None:
            return words
        if self._leaves_letters and stretch.isalpha():
            return (stretch,)
        match = self._tokenizer.token_match
        return self._cut(stretch) if match and match(stretch) else None

    def _ends(self, stretch: str) -> tuple[int, int]:
        """Give the lengths of the affixes to be taken off now; where an exception is left, only one of them is."""
        front = self._tokenizer.find_prefix(stretch)
        if front and stretch[front:] in self._exceptions:
            return front, 0
        back = self._suffix(stretch[front:])
        if back and stretch[:-back] in self._exceptions:
            return 0, back
        return (front, back) if front + back <= len(stretch) else (front, 0)

    def _suffix(self, stretch: str) -> int:
        """Give the length of the suffix of ``stretch``."""
        found = self._suffixes[stretch[-1:]](stretch)
        return len(found.group()) if found else 0

    def _cut(self, stretch: str) -> Key:
        tokenizer = self._tokenizer
        if (tokenizer.token_match and tokenizer.token_match(stretch)) or (
            tokenizer.url_match and tokenizer.url_match(stretch)
        ):
            return (stretch,)
        words: list[str] = []
        start = 0
        for match in tokenizer.find_infix(stretch):
            if match.start():
                words += [stretch[start : match.start()], match.group()]
                start = match.end()
        return tuple(word for word in (*words, stretch[start:]) if word)


class _SuffixSearches(dict[str, Search]):
    """By the last character of a stretch: what looks for its suffix."""

    def __init__(self, search: Search | None) -> None:
        self._search = search or (lambda stretch: None)
        super().__init__({"": self._search})

    def __missing__(self, sign: str) -> Search:
        search, pattern = self._search, getattr(self._search, "__self__", None)
        if isinstance(pattern, re.Pattern) and search == pattern.search:
            search = suffixes_ending_in(pattern, sign).search
        self[sign] = search
        return search


def _leaves_letters(tokenizer: Tokenizer) -> bool:
    """Tell whether ``tokenizer`` for certain leaves words of letters alone as they are, but for its exceptions."""
    methods = (tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.infix_finditer, tokenizer.url_match)
    asked = [method for method in (*methods, tokenizer.token_match) if method is not None]
    patterns = [getattr(method, "__self__", None) for method in asked]
    return all(isinstance(pattern, re.Pattern) and not may_match_letters(pattern) for pattern in patterns)


def _orth(part: Mapping[Any, str]) -> str:
    return part[ORTH] if ORTH in part else part["ORTH"]
