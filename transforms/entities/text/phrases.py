"""Longest-match lookup of many fixed phrases in one article, through the article's word index.

Cost follows the number of words of the article and of different lengths of phrases, not the number of phrases: a list
of a million aliases costs memory (about 140 bytes each), no time per word, however many of them begin with the same.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from newsmill.transforms.entities.text.article_text import ArticleText, is_free

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
        self._values = dict(phrases)
        forms: dict[str, list[tuple[int, int]]] = {}
        for phrase in self._values:
            word = _WORD.search(phrase)
            if word is not None:
                forms.setdefault(word.group(), []).append((-len(phrase), word.start()))
        alike = {tuple(found): tuple(sorted(set(found))) for found in forms.values()}
        self._forms = {word: alike[tuple(found)] for word, found in forms.items()}
        """By first word: length (negative) and place of that word in the phrases, the longest first, each once."""

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
        for word in self._forms.keys() & words.keys():
            for offset in words[word]:
                for length, lead in self._forms[word]:
                    start, end = offset - lead, offset - lead - length
                    phrase = text[start:end] if start >= 0 and end <= len(text) else ""
                    if phrase in self._values and is_free(text, start, end):
                        yield Hit(start, end, self._values[phrase])
                        break
