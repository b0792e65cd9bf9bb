import pytest

from newsmill.transforms.normalize.urls import as_given, canonical_url, domain_of

CANONICAL = [
    ("https://www.example.org/a?utm_source=x&b=2&a=1", "https://www.example.org/a?a=1&b=2"),
    ("HTTPS://WWW.Example.ORG:443/a//b#top", "https://www.example.org/a/b"),
    ("http://example.org:80/a/../b", "http://example.org/b"),
    ("https://user:secret@example.org/a", "https://example.org/a"),
    ("https://example.org/showthread.php?12345", "https://example.org/showthread.php?12345"),
    ("https://example.org/a?gallery=3&client=4", "https://example.org/a?client=4&gallery=3"),
    ("https://example.org/a?cid=77", "https://example.org/a?cid=77"),
    ("https://example.org/a?cid=rss&source=newsletter", "https://example.org/a"),
    ("https://example.org/?id=1&amp;utm_medium=x", "https://example.org/?id=1"),
    ("https://example.org/a#!/story/7", "https://example.org/a#!/story/7"),
    ("//example.org/a", "https://example.org/a"),
    ("  https://example.org/my file\n", "https://example.org/my%20file"),
    ("https://example.org/%7euser/%c3%bc", "https://example.org/~user/%C3%BC"),
    ("https://xn--mller-kva.example/a", "https://müller.example/a"),
    ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
    # AMP caches and paths, mobile hosts
    ("https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a.html", "https://www.example.org/a.html"),
    ("https://www.google.com/amp/s/www.example.org/a", "https://www.example.org/a"),
    ("https://m.example.co.uk/a", "https://www.example.co.uk/a"),
    ("https://mobil.example.org/a", "https://www.example.org/a"),
    ("https://amp.example.org/a", "https://www.example.org/a"),
    ("https://example.org/a/amp/", "https://example.org/a"),
    ("https://example.org/amp/a", "https://example.org/a"),
    ("https://example.org/a.amp.html", "https://example.org/a.html"),
    ("https://example.org/amp", "https://example.org/amp"),
    ("https://en.m.example.org/a", "https://en.m.example.org/a"),
]


@pytest.mark.parametrize(("given", "expected"), CANONICAL)
def test_canonical_form(given, expected):
    assert canonical_url(given) == expected
    assert canonical_url(expected) == expected


TRACKERS = (
    "sref gaa_at hss_channel unlocked_article_code trackingId ck_subscriber_id usg "
    "utm_campaign mtm_source pk_kwd fbclid gclid msclkid icid wtrid wt_zmc wt_mc ns_mchannel xing_share ref smid "
    "at_medium mc_cid xtor cmpid ocid srsltid WT.mc_id sc_src emci share_id wprov embeds_referring_euri kwp_0"
)


@pytest.mark.parametrize("name", TRACKERS.split())
def test_trackers_go(name):
    assert canonical_url(f"https://example.org/a?{name}=x1&id=7") == "https://example.org/a?id=7"


@pytest.mark.parametrize(
    "name", ["id", "p", "page", "article", "reference", "refine", "keyword", "gallery", "atom", "v"]
)
def test_parameters_that_choose_the_page_stay(name):
    assert canonical_url(f"https://example.org/a?{name}=x1") == f"https://example.org/a?{name}=x1"


JUNK = [
    None, "", " ", "example.org/a", "ftp://example.org/a", "javascript:alert(1)", "mailto:a@example.org", "http://",
    "http:///a", "http://[::1", "http://example.org:99999/", "http://exa mple.org/", "https://ex\ud800.org/",
    "x" * 5000,
    "https://" + "a" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("junk", JUNK)
def test_junk_is_no_address_and_raises_nothing(junk):
    assert canonical_url(junk) is None
    assert as_given(junk) is None
    assert domain_of(junk) is None


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.news.example.co.uk/a", "example.co.uk"),
        ("https://example.org", "example.org"),
        ("http://localhost:8000/a", "localhost"),
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        ("https://user:secret@www.example.org/a", "example.org"),
    ],
)
def test_domain(url, domain):
    assert domain_of(url) == domain


def test_address_as_given_keeps_all_but_credentials():
    assert as_given("https://user:secret@example.org/a?utm_source=x#y") == "https://example.org/a?utm_source=x#y"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://example.org/show.php?ref=811", "https://example.org/show.php?ref=812"),
        ("https://example.org/?ref=811", "https://example.org/?ref=812"),
        ("https://example.org/artikel?ref=811&utm_source=x", "https://example.org/artikel?ref=812"),
        (
            "https://example.org/archiv/index.html?newsletter_id=31",
            "https://example.org/archiv/index.html?newsletter_id=32",
        ),
        ("https://example.org/anzeigen/detail.aspx?adid=90001", "https://example.org/anzeigen/detail.aspx?adid=90002"),
        ("https://example.org/news/view?feed_id=12", "https://example.org/news/view?feed_id=13"),
    ],
)
def test_a_number_chooses_the_page_where_the_path_does_not(one, two):
    assert canonical_url(one) != canonical_url(two)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/show.php?ref=rss&id=7",
        "https://example.org/show.php?ref=hp_top_2&id=7",
        "https://example.org/show.php?utm_campaign=4711&id=7",
        "https://example.org/show.php?fbclid=123456&id=7",
        "https://example.org/show.php?id=7&output=amp",
    ],
)
def test_what_tracks_goes_there_too(url):
    assert canonical_url(url) == "https://example.org/show.php?id=7"


@pytest.mark.parametrize("path", ["rain-in-harbour-town", "rain-17.html", "artikel/20811", "1.204", "a_b_c"])
def test_a_number_tracks_where_the_path_names_the_page(path):
    assert canonical_url(f"https://example.org/{path}?ref=811&campaignid=12") == f"https://example.org/{path}"
