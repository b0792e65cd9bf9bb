"""Feeds and pages over HTTP: conditional, paced, bounded, and only from where they may be fetched."""

from schemas.rows.fetch import FeedPace, FeedRequest, FeedState, Fetch, FetchReport
from transforms.sources.fetch.credentials import Credential, basic, split_credentials
from transforms.sources.fetch.feeds import fetch_feed, is_due
from transforms.sources.fetch.pages import Page, fetch_pages
from transforms.sources.fetch.rows import FetchOutcome
from transforms.sources.fetch.settings import FetchSettings
from transforms.sources.fetch.transform import FeedsRead, PagesRead, ReadFeeds, ReadPages
from transforms.sources.fetch.unpaged import LeaveUnpaged

__all__ = [
    "Credential",
    "FeedPace",
    "FeedRequest",
    "FeedState",
    "FeedsRead",
    "Fetch",
    "FetchOutcome",
    "FetchReport",
    "FetchSettings",
    "LeaveUnpaged",
    "Page",
    "PagesRead",
    "ReadFeeds",
    "ReadPages",
    "basic",
    "fetch_feed",
    "fetch_pages",
    "is_due",
    "split_credentials",
]
