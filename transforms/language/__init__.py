"""Language: which language an article is in, and how sure that is."""
