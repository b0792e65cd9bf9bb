"""What later runs need of an article to find and verify its duplicates."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signature:
    """One article's signature. Kept by day in the store, but for the last two columns: those are for the run alone."""

    article_id: str
    """32 hex characters."""
    day: int
    """Data time, days since 1970-01-01 in UTC: of publication, else of first sight."""
    published_at: dt.datetime | None
    """For the canonical rule and lags."""
    source: str
    """For ``same_source``."""
    title: str | None
    """For the title similarity."""
    exact_hash: bytes
    """First 16 bytes of the article's ``exact_hash``."""
    body_length: int
    """Code points of the body, for the canonical rule."""
    word_count: int
    """Words of the body by the tokenization of the shingles; containment is judged from 30 words on."""
    shingle_count: int
    """Distinct word 3-grams."""
    shingle_digest: int
    """First 8 bytes of BLAKE2b over ``shingles``, little-endian signed: tells whether two copies have the same."""
    fingerprint_highs: bytes
    """High bytes of ``fingerprints``, as one row of bits; see ``packing``."""
    fingerprint_lows: bytes
    """Their three low bytes, one after the other."""
    shingles: bytes
    """Distinct word 3-grams, little-endian unsigned 64-bit, ascending: 8 bytes each. 32 bits hash of the first two
    words, 30 bits hash of the third, and in the two low bits, which are no hash, the kind of the third word (0 plain,
    1 function word, 2 name, 3 figure or date), for the template rule."""
    fingerprints: bytes
    """Distinct posted hashes, little-endian unsigned 32-bit, ascending, 4 bytes each: what candidates are found by."""
