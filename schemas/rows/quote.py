"""A quote: one stretch of an article's title or body that somebody said or wrote."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """One quote. Offsets are Unicode code points into the title or the body, end exclusive."""

    quote_ix: int
    """Position among the article's quotes, from 0: title first."""
    field: str
    """``title`` or ``body``."""
    kind: str
    """``direct``: a sentence in marks or an answer; ``mixed``: part of a sentence in marks; ``indirect``: without."""
    text: str
    """What was said, without its marks: ``field[char_start:char_end]``."""
    char_start: int
    """First code point."""
    char_end: int
    """Behind the last code point."""
    group_ix: int
    """Equal for the parts of one utterance (``„A“, sagte X, „B“``): position of their group in the article, from 0."""
    speaker_text: str | None
    """The speaker as the article says it there: a name with its titles, a description, a pronoun; null when unsaid."""
    speaker_start: int | None
    """First code point of ``speaker_text`` in the same field; null when it stands in the other one or nowhere."""
    speaker_end: int | None
    """Behind its last code point."""
    speaker_entity_id: str | None
    """The article's own entity that the speaker, a pronoun too, stands for; null when none is known."""
    speaker_kind: str
    """``name``, ``description``, ``pronoun`` or ``none``."""
    cue: str | None
    """The word of speech as it stands: ``sagte``, ``fügte hinzu``, ``laut``, ``:``."""
