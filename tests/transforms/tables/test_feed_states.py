import datetime as dt

import pytest

from newsmill.schemas.rows.fetch import FeedPace, FeedState, FetchReport, PagesLeft
from newsmill.schemas.state import FEEDS
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.tables.read import feed_rows

A, B = "https://a.example/feed", "https://b.example/feed"
LATER = dt.datetime(2026, 3, 10, 13, tzinfo=dt.UTC)


def told(*states):
    return [FetchReport(state, FeedPace(state.feed_url, LATER), None) for state in states]


def learnt(base, *states):
    return [row for change in feed_rows(told(*states), base) for row in change.rows.to_pylist()]


@pytest.fixture
def base(snapshot_of):
    return snapshot_of({(FEEDS, ""): [FeedState(A, '"v1"')._asdict()]})


@pytest.mark.parametrize(
    "state", [FeedState(B, '"v1"'), FeedState(B, None, "Mon"), FeedState(B, resolved_url=A), FeedState(B, retired=True)]
)
def test_what_a_feed_told_is_remembered(base, state):
    assert learnt(base, state) == [state._asdict()]


@pytest.mark.parametrize("state", [FeedState(A, '"v2"'), FeedState(A, None), FeedState(A, '"v1"', retired=True)])
def test_what_differs_from_the_store_is_written_over(base, state):
    assert learnt(base, state) == [state._asdict()]


def test_answers_that_tell_nothing_new_publish_nothing(base):
    assert feed_rows(told(FeedState(A, '"v1"'), FeedState(B)), base) == []
    assert feed_rows([], base) == []


def test_feeds_are_written_in_the_order_of_their_addresses():
    states = [FeedState(B, '"b"'), FeedState(A, '"a"')]
    assert [row["feed_url"] for row in learnt(BaseSnapshot(""), *states)] == [A, B]


def test_a_feed_whose_pages_were_left_is_asked_without_conditions(base):
    states = (FeedState(A, '"v2"', "Mon", B), FeedState(B, '"b"'))
    (change,) = feed_rows([*told(*states), PagesLeft(A, "told to stop", 3)], base)
    assert change.rows.to_pylist() == [FeedState(A, resolved_url=B)._asdict(), FeedState(B, '"b"')._asdict()]
