"""Mentions that rules find or drop beside the tagger."""
