"""The words of speech of a sentence, each with its subject: who is said to have said it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from newsmill.transforms.quotes.grammar import Grammar
from newsmill.transforms.quotes.items import Item
from newsmill.transforms.quotes.phrases import Phrase, phrases

SOURCE, SO, COLON = "source", "so", "colon"
"""Kinds of a cue that is no verb: ``laut``; ``so Beck``; ``Beck: „…“``. Verbs have the kinds of ``grammar``."""


class Cue(NamedTuple):
    """One word of speech in a sentence."""

    start: int
    """Its item, or the first one of a source: ``nach``."""
    end: int
    """Behind the last item that belongs to it: of a source, behind its phrase."""
    kind: str
    """``say``, ``call``, ``weak``, ``source``, ``so`` or ``colon``."""
    text: str
    """As it stands, a separated particle behind it: ``fügte hinzu``."""
    subject: Phrase | None
    """Who speaks; null when the sentence does not say."""


@dataclass(slots=True)
class Sentence:
    """The sentence ``items[start:end]``, to be asked."""

    items: list[Item]
    """All items of the field."""
    start: int
    end: int
    grammar: Grammar
    _phrases: list[Phrase] | None = field(default=None, init=False)

    @property
    def phrases(self) -> list[Phrase]:
        """Its noun phrases, left to right. They are half the cost of a sentence, and most sentences are never asked."""
        if self._phrases is None:
            self._phrases = phrases(self.items, self.start, self.end, self.grammar)
        return self._phrases
