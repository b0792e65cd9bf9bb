"""The tables: tagged articles and rejects into flat rows, mentions into entity counts."""
