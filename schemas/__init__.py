"""Rows and tables, nothing else: what the stages hand each other and what the store holds."""
