import pytest

from newsmill.pipeline.cli.exit_codes import exit_code_of
from newsmill.pipeline.feeds.counts import FeedCounts
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.settings import Settings


@pytest.mark.parametrize(("allowed", "code"), [(None, 0), (0.49, 3), (0.5, 0)])
def test_as_many_rejects_as_allowed_end_with_0(allowed: float | None, code: int) -> None:
    settings = Settings(max_reject_rate=allowed)
    assert exit_code_of(RunOutcome("r", "published", 1, {"read": 4, "rejected": 2}), settings) == code


@pytest.mark.parametrize(
    ("asked", "failed", "allowed", "code"),
    [
        (1, 1, None, 0),
        (2, 2, None, 4),
        (2, 1, None, 0),
        (4, 2, 0.5, 0),
        (4, 2, 0.49, 4),
        (1, 1, 0.0, 4),
        (0, 0, 0.0, 0),
    ],
)
def test_feeds_that_failed_end_with_4(asked: int, failed: int, allowed: float | None, code: int) -> None:
    outcome = RunOutcome("r", "unchanged", 1, {}, feeds=FeedCounts(asked, asked - failed, failed=failed))
    assert exit_code_of(outcome, Settings(max_feed_failures=allowed)) == code


def test_too_many_rejects_go_before_failed_feeds() -> None:
    outcome = RunOutcome("r", "published", 1, {"read": 4, "rejected": 4}, feeds=FeedCounts(2, failed=2))
    assert exit_code_of(outcome, Settings(max_reject_rate=0.5)) == 3
