"""The words of speech of a sentence, each with its subject: who is said to have said it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from newsmill.transforms.quotes.grammar import Grammar
from newsmill.transforms.quotes.items import Field, Item, itemize
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


_EDGE = Item("\n", "\n", is_word=False, is_upper=False, is_glued=False)


@dataclass(slots=True)
class Sentence:
    """A sentence, to be asked: ``items[start:end]``, with a line break on either side so that all have neighbours."""

    items: list[Item]
    starts: list[int]
    """First code point of each item."""
    ends: list[int]
    """Behind the last code point of each item."""
    grammar: Grammar
    start: int = field(default=1, init=False)
    end: int = field(init=False)
    _phrases: list[Phrase] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Note where the sentence ends."""
        self.end = len(self.items) - 1

    @property
    def phrases(self) -> list[Phrase]:
        """Its noun phrases, left to right. They are half the cost of a sentence, and most sentences are never asked."""
        if self._phrases is None:
            self._phrases = phrases(self.items, self.start, self.end, self.grammar)
        return self._phrases


def sentence_at(field: Field, start: int, end: int, grammar: Grammar) -> Sentence:
    """Return the sentence of ``field`` from code point ``start`` to ``end``."""
    listed, starts, ends = itemize(field, start, end)
    return Sentence([_EDGE, *listed, _EDGE], [start, *starts, end], [start, *ends, end], grammar)
