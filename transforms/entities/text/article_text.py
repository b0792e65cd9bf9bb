"""An article as the components read it: title and body in one text, its words and its sentences.

Title and body are tagged apart, but what one of them says of a name holds in the other. So the components read
``title + newline + body``; no mention and no sentence crosses the newline, and offsets are told apart again behind
them.
"""

from bisect import bisect_right
from functools import cached_property

from newsmill.transforms.entities.languages import facts_of
from newsmill.transforms.entities.text.sentences import Bounds, sentence_bounds
from newsmill.transforms.entities.text.word_places import word_places


class ArticleText:
    """The reading text of one article with indexes made on first use."""

    def __init__(self, text: str, language: str | None = None, title: str = "") -> None:
        """Read ``text``, a body, behind ``title`` where there is one."""
        self.title = title
        self.body_offset = len(title) + 1 if title else 0
        self._body = text
        self.text = f"{title}\n{text}" if title else text
        self.language = language
        self.facts = facts_of(language)

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Start offsets of every distinct run of word characters, ascending."""
        return word_places(self.text)

    @cached_property
    def sentences(self) -> list[Bounds]:
        """Bounds of the sentences, ascending."""
        offset = self.body_offset
        body = [(start + offset, end + offset) for start, end in sentence_bounds(self._body, self.language)]
        return [*sentence_bounds(self.title, self.language), *body]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> Bounds:
        """Return the bounds of the sentence that holds ``offset``, which lies in a word of the text."""
        return self.sentences[max(bisect_right(self._sentence_starts, offset) - 1, 0)]

    def opens_sentence(self, offset: int) -> bool:
        """Tell whether only quotation marks, dashes and brackets stand between a sentence's start and ``offset``."""
        start, _ = self.sentence_at(offset)
        return not any(character.isalnum() for character in self.text[start:offset])

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether ``start:end`` is no part of a longer word or hyphen compound."""
        return is_free(self.text, start, end)


def is_free(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` stands as words of its own: not in a longer word, not in a hyphen compound.

    >>> is_free("US-Präsident", 0, 2), is_free("die USA.", 4, 7)
    (False, True)
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (_joins(before) or _joins(after))


def _joins(character: str) -> bool:
    return character in "-‐‑_" or character.isalnum()
