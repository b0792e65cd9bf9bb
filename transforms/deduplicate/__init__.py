"""Near-duplicates and clusters: signatures, verified edges, and what they mean for each article."""
