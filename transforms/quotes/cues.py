"""The words of speech of a sentence, each with its subject: who is said to have said it."""

from functools import cached_property
from typing import NamedTuple

from newsmill.transforms.quotes.field import Field
from newsmill.transforms.quotes.grammar import Grammar
from newsmill.transforms.quotes.items import EDGE, Item
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


class Sentence:
    """A sentence, to be asked: ``items[start:end]``, with a line break on either side so that all have neighbours."""

    def __init__(self, field: Field, first: int, behind: int, grammar: Grammar) -> None:
        """Make a sentence of the items of ``field`` from ``first`` to ``behind``."""
        self.items: list[Item] = [EDGE, *field.items(first, behind), EDGE]
        self.grammar = grammar
        self.start = 1
        self.end = len(self.items) - 1
        self._field = field
        self._before = first - 1

    @cached_property
    def phrases(self) -> list[Phrase]:
        """Its noun phrases, left to right. They are half the cost of a sentence, and most sentences are never asked."""
        return phrases(self.items, self.start, self.end, self.grammar)

    def start_of(self, ix: int) -> int:
        """Return the first code point of item ``ix``."""
        return self._field.starts[self._before + ix]

    def end_of(self, ix: int) -> int:
        """Return the code point behind item ``ix``."""
        return self._field.end_of(self._before + ix)
