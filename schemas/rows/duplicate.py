"""What deduplication tells: verified pairs, and what follows from them for an article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DuplicateEdge:
    """A verified pair, ``article_a < article_b``."""

    article_a: str
    """The smaller id."""
    article_b: str
    """The larger id."""
    relation: str
    """``exact``, ``near`` or ``contained`` (the strongest that holds, in this order)."""
    jaccard: float
    """Exact Jaccard similarity of the shingle sets, 0 to 1."""
    containment_a: float
    """Share of a's shingles that b has, 0 to 1."""
    containment_b: float
    """Share of b's shingles that a has, 0 to 1."""
    title_similarity: float | None
    """Similarity of the titles, 0 to 1; null when one has none."""
    lag_hours: float | None
    """Hours from the earlier to the later publication, >= 0; null when one is undated."""
    same_source: bool
    """Both articles have the same source."""
    algorithm: str
    """Name and version of the signature and of the rule."""


@dataclass(frozen=True, slots=True)
class DuplicateStatus:
    """What the edges mean for one article; written over its row at the merge."""

    article_id: str
    """32 hex characters."""
    cluster_id: str
    """Label of its cluster."""
    duplicate_of: str | None
    """The canonical article; null when it is canonical itself."""
    duplicate_kind: str | None
    """``exact`` or ``near``; null when canonical."""
    contained_in: str | None
    """An article of another cluster that holds this canonical one whole; null when there is none."""
