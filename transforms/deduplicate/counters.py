"""Names of the counters of this room, namespace ``deduplicate``."""

NAMESPACE = "deduplicate"

POSTINGS = "postings"
"""Fingerprints posted: those of new articles, and those of stored ones that a new one may share."""
CANDIDATES = "candidates"
"""Pairs verified."""
EDGES = "edges"
"""Edges found; by relation ``edges_exact``, ``edges_near``, ``edges_contained``."""
TEMPLATES = "templates"
"""Pairs alike but for the template rule; by rule ``templates_slots``, ``templates_frame``, ``templates_stub``."""
CAPPED = "capped_fingerprints"
"""Fingerprints in too many articles to compare all of these with each other: edges may be missing."""
