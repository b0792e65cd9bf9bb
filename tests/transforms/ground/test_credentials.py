import pytest

from newsmill.transforms.ground.credentials import masked, without_credentials


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("'https://ann:secret@example.org/feed' failed", "'https://***@example.org/feed' failed"),
        ("https://ann:p@ss@example.org/feed", "https://***@example.org/feed"),
        ("http://a:b@c.example http://d:e@f.example:80/?q=g@h", "http://***@c.example http://***@f.example:80/?q=g@h"),
        ("https://example.org/a@b and mail x@y.example", "https://example.org/a@b and mail x@y.example"),
        ("https://example.org/?q=://a", "https://example.org/?q=://a"),
    ],
)
def test_users_and_passwords_are_hidden_in_text(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://me:p@ss@example.org:8443/feed?a=b@c", "https://example.org:8443/feed?a=b@c"),
        ("https://example.org/feed", "https://example.org/feed"),
        ("https://me:secret@[broken/feed", "https:"),
    ],
)
def test_an_address_is_kept_without_user_and_password(url, bare):
    assert without_credentials(url) == bare
