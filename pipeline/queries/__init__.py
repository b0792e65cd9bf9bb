"""Questions to a store: the named queries, their parameters, and the DuckDB that answers them and any other SQL."""
