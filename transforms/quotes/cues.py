"""The words of speech of a sentence, each with its subject: who is said to have said it."""

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


class Sentence(NamedTuple):
    """A sentence ready to be asked."""

    items: list[Item]
    """All items of the field."""
    start: int
    end: int
    phrases: list[Phrase]
    """Its noun phrases, left to right."""
    grammar: Grammar


def read_sentence(items: list[Item], start: int, end: int, grammar: Grammar) -> Sentence:
    """Return ``items[start:end]`` with its noun phrases."""
    return Sentence(items, start, end, phrases(items, start, end, grammar), grammar)
