"""Exit codes of a run that published, or had nothing to: errors have theirs with them (``pipeline/errors.py``)."""

from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.settings import Settings

TOO_MANY_REJECTS = 3
"""Exit code of a run that was published but passed ``--max-reject-rate``."""
FEEDS_FAILED = 4
"""Exit code of a run that was published, but all of two or more feeds failed or more than ``--max-feed-failures``."""


def exit_code_of(outcome: RunOutcome, settings: Settings) -> int:
    """Return the code a run ends with that did not fail; too many rejects go before failed feeds."""
    if settings.max_reject_rate is not None and outcome.reject_rate > settings.max_reject_rate:
        return TOO_MANY_REJECTS
    return FEEDS_FAILED if outcome.feeds.failed_too_often(settings.max_feed_failures) else 0
