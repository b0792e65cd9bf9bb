"""Mentions that stand in the article unfound once its names are known."""
