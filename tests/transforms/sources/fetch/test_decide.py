import datetime as dt

import pytest

from newsmill.transforms.sources.fetch.decide import Action, Answer, Pacing, decide, jitter_of, pause_of, retry_after

NOW = dt.datetime(2026, 4, 30, 12, 0, tzinfo=dt.UTC)
PACING = Pacing(default=0, limit=86400, base=60)


def decided(status, headers=None, failures=0, jitter=0.0, **answer):
    return decide(Answer(status, headers or {}, **answer), failures, jitter, NOW, PACING)


@pytest.mark.parametrize(
    ("status", "action", "wait", "failures"),
    [
        (200, Action.READ, 0, 0),
        (304, Action.UNCHANGED, 0, 0),
        (410, Action.RETIRE, None, 3),
        (404, Action.RETRY, 480, 4),
        (401, Action.RETRY, 480, 4),
        (403, Action.RETRY, 480, 4),
        (500, Action.RETRY, 480, 4),
        (418, Action.RETRY, 480, 4),
        (206, Action.RETRY, 480, 4),
        (429, Action.WAIT, 480, 4),
        (503, Action.WAIT, 480, 4),
        (None, Action.RETRY, 480, 4),
    ],
)
def test_each_status_after_three_failures(status, action, wait, failures):
    found = decided(status, failures=3)
    assert (found.action, found.wait, found.failures) == (action, wait, failures)
    assert (found.error is None) == (status in (200, 304))


def test_a_fault_is_a_failure_whatever_the_status():
    found = decided(200, fault="no feed: a web page")
    assert (found.action, found.wait, found.failures, found.error) == (Action.RETRY, 60, 1, "no feed: a web page")


@pytest.mark.parametrize(("failures", "wait"), [(0, 60), (1, 120), (5, 1920), (10, 61440), (11, 86400), (10**6, 86400)])
def test_the_wait_doubles_up_to_a_day_and_a_feed_is_never_given_up(failures, wait):
    assert decided(500, failures=failures).wait == wait


@pytest.mark.parametrize(
    ("status", "action"), [(410, Action.FORGET_MOVE), (404, Action.FORGET_MOVE), (500, Action.RETRY)]
)
def test_where_a_redirect_led_is_forgotten_when_it_is_gone(status, action):
    assert decided(status, moved=True).action is action


def test_where_a_redirect_led_is_forgotten_after_three_failures():
    assert decided(None, failures=1, moved=True, fault="DNS").action is Action.RETRY
    assert decided(None, failures=2, moved=True, fault="DNS").action is Action.FORGET_MOVE
    assert decided(None, failures=2, fault="DNS").action is Action.RETRY


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", 120),
        ("0", 1),
        ("99999999", 86400),
        ("Thu, 30 Apr 2026 12:05:00 GMT", 300),
        ("Thu, 30 Apr 2026 12:05:00 -0000", 300),
        ("Thu, 30 Apr 2020 12:05:00 GMT", 1),
        ("Thu, 30 Apr 2099 12:05:00 GMT", 86400),
        ("soon", 60),
        ("-5", 60),
        ("1e9", 60),
        ("", 60),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_seconds_or_a_date_and_capped(status, value, wait):
    assert decided(status, {"retry-after": value}).wait == wait


@pytest.mark.parametrize(
    ("value", "failures", "wait", "host_wait"),
    [
        ("1", 0, 1, 1),
        ("1", 1, 120, 1),
        ("1", 2, 240, 1),
        ("600", 1, 1200, 600),
        ("99999", 3, 86400, 86400),
        (None, 2, 240, 60),
    ],
)
def test_a_feed_that_keeps_asking_to_wait_waits_longer_than_its_host(value, failures, wait, host_wait):
    found = decided(503, {"retry-after": value} if value else {}, failures)
    assert (found.wait, found.host_wait, found.failures) == (wait, host_wait, failures + 1)


@pytest.mark.parametrize(("moved", "action"), [(False, Action.RETRY), (True, Action.FORGET_MOVE)])
def test_a_refusal_of_our_own_costs_no_wait(moved, action):
    found = decided(None, failures=2, fault="a private address", refused=True, moved=moved)
    assert (found.action, found.wait, found.failures, found.error) == (action, 0, 2, "a private address")


def test_jitter_adds_up_to_a_tenth_and_depends_on_seed_feed_and_failures_only():
    assert decided(429, {"retry-after": "100"}, jitter=0.5).wait == pytest.approx(105)
    assert decided(500, jitter=0.999).wait < 66
    drawn = {jitter_of("a", f"https://e.example/{n}", 0) for n in range(100)}
    assert len(drawn) == 100
    assert all(0 <= value < 1 for value in drawn)
    assert jitter_of("a", "u", 1) == jitter_of("a", "u", 1) != jitter_of("b", "u", 1)


@pytest.mark.parametrize(
    ("headers", "ttl", "pause"),
    [
        ({}, None, 0),
        ({}, 1800, 1800),
        ({"cache-control": "max-age=600"}, None, 600),
        ({"cache-control": "public, Max-Age=600"}, 1800, 1800),
        ({"cache-control": "max-age=3600"}, 1800, 3600),
        ({"cache-control": "max-age=600", "age": "500"}, None, 100),
        ({"cache-control": "max-age=600", "age": "900"}, None, 0),
        ({"cache-control": "no-cache, max-age=600"}, None, 0),
        ({"cache-control": "s-maxage=600"}, None, 0),
        ({"cache-control": "max-age=31536000"}, None, 86400),
        ({"cache-control": "max-age=x"}, None, 0),
    ],
)
def test_the_pause_a_feed_asks_for(headers, ttl, pause):
    assert pause_of(headers, ttl, PACING) == pause


def test_the_default_pause_holds_where_a_feed_asks_for_less():
    assert pause_of({"cache-control": "max-age=60"}, None, Pacing(default=300)) == 300
    assert decided(304, {"cache-control": "max-age=60"}).wait == 60


def test_a_date_without_zone_is_utc():
    assert retry_after("30 Apr 2026 12:00:10", NOW) == 10
