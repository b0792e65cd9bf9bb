"""``explain``: why articles are duplicates or one story, or are not, and what was taken out of an article's page."""
