import pickle

import pytest

from newsmill.transforms.sources.fetch.credentials import Credential, basic, headers_for, split_credentials

TOKEN = Credential("https://a.example/feeds", (("Authorization", "Bearer geheim"),))


@pytest.mark.parametrize("url", ["https://a.example/feeds", "https://A.example:443/feeds/1?x=2"])
def test_sent_below_its_own_address(url):
    assert headers_for(url, [TOKEN]) == {"Authorization": "Bearer geheim"}


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/feeds",
        "https://a.example:8443/feeds",
        "https://b.example/feeds",
        "https://a.example.evil.example/feeds",
        "https://a.example/feedsx",
        "https://a.example/",
        "https://a.example/feeds/../other",
        "https://a.example@evil.example/feeds",
    ],
)
def test_sent_nowhere_else(url):
    assert headers_for(url, [TOKEN]) == {}


def test_the_longest_path_wins():
    inner = basic("https://a.example/feeds/inner/", "u", "p")
    assert headers_for("https://a.example/feeds/inner/1", [TOKEN, inner]) == {"Authorization": "Basic dTpw"}


def test_a_password_in_an_address_is_taken_out_and_decoded():
    bare, credential = split_credentials("https://me:p%40ss@a.example/feeds/1")
    assert bare == "https://a.example/feeds/1"
    assert headers_for("https://a.example/other", [credential]) == {"Authorization": "Basic bWU6cEBzcw=="}


def test_never_shown_but_still_picklable():
    assert "geheim" not in f"{TOKEN} {TOKEN!r} {[TOKEN]}"
    assert pickle.loads(pickle.dumps(TOKEN)).headers == TOKEN.headers
