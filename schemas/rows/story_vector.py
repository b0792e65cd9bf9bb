"""What later runs need of an article to tell its story."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryVector:
    """One article's terms, kept by day in the store."""

    article_id: str
    """32 hex characters."""
    day: int
    """Data time, days since 1970-01-01 in UTC: of publication, else of first sight."""
    published_at: dt.datetime | None
    """Order within the day; an undated article stands alone."""
    source: str
    """Source."""
    language: str | None
    """Primary subtag of its language: stories are of one language."""
    numbers: bytes
    """CRC-32 of each term, little-endian unsigned 32-bit, ascending; none for an article that stands alone."""
    strengths: bytes
    """Strength of each term in 32nds, one byte each."""
    rarities: bytes
    """Rarity of each term by the word list, in 16ths, one byte each."""
    marks: bytes
    """What each term is, one byte each: 1 it stands in the title or the first sentences, 2 a figure, 4 a name."""
    story_id: str
    """The story it is in: its own id until told."""
