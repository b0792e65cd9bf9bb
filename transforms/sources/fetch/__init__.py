"""Feeds and pages over HTTP: conditional, paced, bounded, and only from where they may be fetched."""
