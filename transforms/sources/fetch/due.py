"""Whether a feed may be asked: the driver and the workers decide it alike."""

import datetime as dt

from newsmill.schemas.rows.fetch import FeedRequest


def is_due(request: FeedRequest, now: dt.datetime) -> bool:
    """Tell whether a feed may be asked: it is not retired, and its time has come."""
    retired = request.state is not None and request.state.retired
    waits = request.pace is not None and request.pace.next_fetch_at is not None and request.pace.next_fetch_at > now
    return not retired and not waits
