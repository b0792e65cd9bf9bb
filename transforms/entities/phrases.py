"""Longest-match lookup of many fixed phrases in one article, through the article's word index.

Cost follows the number of distinct words of the article, not the number of phrases: a list of a million aliases costs
memory (about 250 bytes each), no time per word.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from newsmill.transforms.entities.article_text import ArticleText, is_free

Value = TypeVar("Value")

_WORD = re.compile(r"\w+")


class Hit(NamedTuple, Generic[Value]):
    """One occurrence of a phrase: offsets in code points and what the phrase stands for."""

    start: int
    end: int
    value: Value


class Phrases(Generic[Value]):
    """A set of phrases, case-sensitive, each with a value; a later phrase replaces an equal earlier one."""

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._by_word: dict[str, list[tuple[int, str, Value]]] = {}
        for phrase, value in dict(phrases).items():
            word = _WORD.search(phrase)
            if word is not None:
                self._by_word.setdefault(word.group(), []).append((word.start(), phrase, value))
        for entries in self._by_word.values():
            entries.sort(key=lambda entry: -len(entry[1]))

    def find(self, article: ArticleText) -> list[Hit[Value]]:
        """Return the phrases that stand in ``article`` as words of their own, the longest at each place."""
        hits = sorted(self._hits(article), key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit[Value]] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def _hits(self, article: ArticleText) -> Iterator[Hit[Value]]:
        text, words = article.text, article.words
        for word in self._by_word.keys() & words.keys():
            for offset in words[word]:
                for lead, phrase, value in self._by_word[word]:
                    start = offset - lead
                    end = start + len(phrase)
                    if start >= 0 and text.startswith(phrase, start) and is_free(text, start, end):
                        yield Hit(start, end, value)
                        break
