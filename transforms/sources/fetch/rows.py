"""What became of one feed, as the room hands it on."""

from typing import NamedTuple

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.fetch import FeedPace, FeedState, Fetch
from newsmill.schemas.rows.reject import Reject


class FetchOutcome(NamedTuple):
    """What became of one feed in one run."""

    documents: tuple[Document, ...]
    rejects: tuple[Reject, ...]
    state: FeedState
    """To be committed; equal to the one given when nothing was learnt."""
    pace: FeedPace
    fetch: Fetch | None
    """Null when the feed was not asked: it is retired, not due, or its host asked to be left alone."""
