"""Doors for other tools: a DuckDB database of views, Delta tables."""
