"""The words of speech of a sentence, each with its subject: who is said to have said it."""

from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from newsmill.transforms.quotes.field import Field
from newsmill.transforms.quotes.grammar import Grammar
from newsmill.transforms.quotes.items import EDGE, Item
from newsmill.transforms.quotes.phrases import Phrase, next_phrase
from newsmill.transforms.quotes.sentences import Bounds

SOURCE, SO, COLON = "source", "so", "colon"
"""Kinds of a cue that is no verb: ``laut``; ``so Beck``; ``Beck: „…“``. Verbs have the kinds of ``grammar``."""
_PAIR = attrgetter("pair")


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

    def __init__(self, field: Field, bounds: Bounds, grammar: Grammar) -> None:
        """Make a sentence of ``field``."""
        self.items: list[Item] = [EDGE, *field.items(bounds.first, bounds.behind), EDGE]
        self.grammar = grammar
        self.start = 1
        self.end = len(self.items) - 1
        self.quotations = list(compress(count(), map(_PAIR, self.items))) if bounds.marked else []
        """Items that are quotations, ascending."""
        self._phrases: list[Phrase] = []
        self._scanned = self.start
        self._field = field
        self._before = bounds.first - 1

    @property
    def phrases(self) -> list[Phrase]:
        """All its noun phrases, left to right."""
        return self.phrases_to(self.end)

    def phrases_to(self, stop: int) -> list[Phrase]:
        """Return its noun phrases, left to right, at least those that begin before item ``stop``.

        They are half the cost of a sentence, and most rules ask for its beginning.
        """
        stop = min(stop, self.end)
        while self._scanned < stop:
            phrase = next_phrase(self.items, self._scanned, self.end, self.grammar, self.start)
            if phrase is not None:
                self._phrases.append(phrase)
            self._scanned = phrase.end if phrase is not None else self.end
        return self._phrases

    @property
    def is_quotation(self) -> bool:
        """A quotation is all the sentence, punctuation aside."""
        return len(self.quotations) == 1 and not any(item.is_word for item in self.items)

    def start_of(self, ix: int) -> int:
        """Return the first code point of item ``ix``."""
        return self._field.starts[self._before + ix]

    def end_of(self, ix: int) -> int:
        """Return the code point behind item ``ix``."""
        return self._field.end_of(self._before + ix)
