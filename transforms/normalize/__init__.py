"""Normalize: documents as they were found to articles with clean lines, dates, addresses and identity."""
