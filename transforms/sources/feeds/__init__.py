"""Feeds as documents: RSS, RDF, Atom, JSON Feed and news sitemaps, and the lists of feeds that readers export."""
