"""Feeds as documents: RSS, RDF, Atom, JSON Feed and news sitemaps, and the lists of feeds that readers export."""

from newsmill.transforms.sources.feeds.opml import FeedList, ListedFeed, feeds_in
from newsmill.transforms.sources.feeds.parse import documents_of
from newsmill.transforms.sources.feeds.parsed import FEED_LIMIT, FeedFacts, ParsedFeed, without_credentials

__all__ = [
    "FEED_LIMIT",
    "FeedFacts",
    "FeedList",
    "ListedFeed",
    "ParsedFeed",
    "documents_of",
    "feeds_in",
    "without_credentials",
]
