"""A newsroom on loopback: a real HTTP server that plays every status, header, slowness and lie a feed reader meets."""

from benchmarks.newsroom.feeds import Item, atom_feed, rss_feed
from benchmarks.newsroom.server import Newsroom, Reply, Seen, gaps, to_loopback

__all__ = ["Item", "Newsroom", "Reply", "Seen", "atom_feed", "gaps", "rss_feed", "to_loopback"]
