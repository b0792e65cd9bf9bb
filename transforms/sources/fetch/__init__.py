"""Feeds and pages over HTTP: conditional, paced, bounded, and only from where they may be fetched."""

from newsmill.schemas.rows.fetch import FeedPace, FeedRequest, FeedState, Fetch, FetchReport
from newsmill.transforms.sources.fetch.credentials import Credential, basic, split_credentials
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.fetch.one_feed import fetch_feed, is_due
from newsmill.transforms.sources.fetch.pages import Page, fetch_pages
from newsmill.transforms.sources.fetch.rows import FetchOutcome
from newsmill.transforms.sources.fetch.transform import FeedsRead, PagesRead, ReadFeeds, ReadPages
from newsmill.transforms.sources.fetch.unpaged import LeaveUnpaged

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
