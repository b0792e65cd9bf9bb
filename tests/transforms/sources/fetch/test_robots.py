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


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /x%24", "/x", True),
        ("User-agent: *\nDisallow: /x%24", "/x%24y", False),
        ("User-agent: *\nDisallow: /x%2ay", "/xzy", True),
        ("User-agent: *\nDisallow: /x%2ay", "/x%2Ay", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow: /", "/robots.txt/a", False),
        ("User-agent: newsmill/1.0\nDisallow: /", "/a", False),
        ("User-agent: news\nDisallow: /", "/a", True),
        ("User-agent: newsmill\nSitemap: x\nUser-agent: other\nDisallow: /", "/a", False),
        ("User-agent: newsmill\nCrawl-delay: 1\nUser-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\nUser-agent: newsmill\nDisallow:", "/a", True),
    ],
)
def test_cases_of_the_rfc(rules, path, allowed):
    assert robots_of(rules.encode(), "newsmill").allows(f"https://e.example{path}") is allowed


@pytest.mark.parametrize("name", [b"other%d", b"newsmill"])
def test_many_names_of_one_group_multiply_nothing(name):
    names = b"".join(b"User-agent: %s\n" % (name.replace(b"%d", b"%d" % ix)) for ix in range(10_000))
    start = time.process_time()
    robots_of(names + b"Disallow: /x\n" * 10_000, "newsmill")
    assert time.process_time() - start < 2


def test_a_pattern_of_asterisks_takes_no_time():
    robots = robots_of(b"User-agent: *\nDisallow: /" + b"*a" * 2000 + b"b$", "newsmill")
    start = time.process_time()
    assert robots.allows("https://e.example/" + "a" * 5000)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("delay", [b"-1", b"nan", b"x", b"inf", b"1e999"])
def test_a_delay_that_is_none_is_no_endless_one(delay):
    found = robots_of(b"User-agent: *\nCrawl-delay: " + delay, "newsmill").delay
    assert found is None or 0 < found <= 86400


USAGE = b"""User-agent: *
Content-Usage: train-ai=n
Content-Usage: /frei/ train-ai=y
content-usage :  /frei/nicht/*.html$	search=n, ai-use=n  # a comment
Content-Usage: /zwei/ train-ai=n
Content-Usage: /zwei/ search=n
Disallow: /intern/

User-agent: otherbot
Content-Usage: / search=n
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/1", ["train-ai=n"]),
        ("/frei/1", []),
        ("/frei/nicht/1.html", ["ai-use=n", "search=n"]),
        ("/frei/nicht/1.htm", []),
        ("/zwei/1", ["train-ai=n", "search=n"]),
        ("/intern/1", ["disallow"]),
    ],
)
def test_the_longest_rule_of_usage_counts_and_equal_ones_add_up(path, expected):
    found = robots_of(USAGE, "newsmill").statements(f"https://e.example{path}")
    assert [said.what for said in found] == expected


def test_a_robots_txt_without_rules_of_usage_declares_nothing():
    assert robots_of(b"User-agent: *\nAllow: /", "newsmill").statements("https://e.example/") == ()
