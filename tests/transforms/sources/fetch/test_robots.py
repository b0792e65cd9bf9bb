import time

import pytest

from newsmill.transforms.sources.fetch.robots import robots_of

EXAMPLE = b"""\xef\xbb\xbf# comment
User-agent: otherbot
Disallow: /

User-Agent: NewsMill
User-agent: thirdbot   # two names, one group
Disallow: /intern/
Allow: /intern/presse/
Disallow: /*.pdf$
Disallow: /suche?*q=
Disallow: /%C3%A4mter/
Crawl-delay: 5

User-agent: *
Disallow: /alle/
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/intern/1", False),
        ("/intern/presse/1", True),
        ("/intern", True),
        ("/a/b.pdf", False),
        ("/a/b.pdfx", True),
        ("/a/b.pdf?x=1", True),
        ("/suche?a=1&q=2", False),
        ("/suche?a=1", True),
        ("/ämter/1", False),
        ("/%c3%a4mter/1", False),
        ("/alle/1", True),
    ],
)
def test_the_rules_of_the_own_group(path, allowed):
    robots = robots_of(EXAMPLE, "newsmill")
    assert robots.allows(f"https://e.example{path}") is allowed
    assert robots.delay == 5


def test_robots_without_a_group_obey_the_one_for_all():
    robots = robots_of(EXAMPLE, "fourth")
    assert not robots.allows("https://e.example/alle/1")
    assert robots.allows("https://e.example/intern/1")


@pytest.mark.parametrize(
    "content", [b"", b"<html>404</html>", b"Disallow: /", b"User-agent: *\nDisallow:", b"\xff\xfe\0"]
)
def test_what_forbids_nothing_allows_all(content):
    assert robots_of(content, "newsmill").allows("https://e.example/a")


def test_at_equal_length_allow_wins():
    assert robots_of(b"User-agent: *\nDisallow: /a\nAllow: /a", "newsmill").allows("https://e.example/a")


def test_several_groups_of_one_name_count_together():
    robots = robots_of(
        b"User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: *\nDisallow: /b", "newsmill"
    )
    assert [robots.allows(f"https://e.example/{path}") for path in "abc"] == [False, False, True]


def test_a_pattern_of_asterisks_takes_no_time():
    robots = robots_of(b"User-agent: *\nDisallow: /" + b"*a" * 2000 + b"b$", "newsmill")
    start = time.process_time()
    assert robots.allows("https://e.example/" + "a" * 5000)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("delay", [b"-1", b"nan", b"x", b"inf", b"1e999"])
def test_a_delay_that_is_none_is_no_endless_one(delay):
    found = robots_of(b"User-agent: *\nCrawl-delay: " + delay, "newsmill").delay
    assert found is None or 0 < found <= 86400
