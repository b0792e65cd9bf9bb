"""Which addresses of articles the page may link to."""

from urllib.parse import urlsplit

from newsmill.pipeline.terminal import printable

LONGEST = 2000
"""Characters of an address that is linked to."""


def web_link(url: str | None) -> str | None:
    """Return ``url`` when it is an http or https address with a host and without controls, else null.

    >>> web_link("https://blatt.example/a"), web_link("javascript:alert(1)"), web_link("https:///a")
    ('https://blatt.example/a', None, None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    safe = url is not None and printable(url, LONGEST) == url
    return url if safe and parts.scheme in {"http", "https"} and parts.hostname else None
