"""What the rules hand to each other: speakers and quotes in code points of one field."""

from typing import NamedTuple

DIRECT, MIXED, INDIRECT = "direct", "mixed", "indirect"
"""Kinds of a quote."""


class Speaker(NamedTuple):
    """Who said it, as the field says it."""

    start: int
    """First code point."""
    end: int
    """Behind the last code point."""
    kind: str
    """``name``, ``description`` or ``pronoun``."""
    entity_id: str | None
    """The article's own entity it stands for; null when none is known."""


class FoundQuote(NamedTuple):
    """A quote without its marks."""

    start: int
    end: int
    kind: str
    """``direct``, ``mixed`` or ``indirect``."""
    group: int
    """Equal for the parts of one utterance."""
    speaker: Speaker | None
    cue: str | None
    """The word of speech as it stands."""


class Turn(NamedTuple):
    """The last time somebody spoke."""

    sentence: int
    """Number of the sentence."""
    group: int
    speaker: Speaker | None
    cue: str | None
