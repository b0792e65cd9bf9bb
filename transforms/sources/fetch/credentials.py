"""User names, passwords and tokens: kept apart from addresses, shown nowhere, sent to the one origin they belong to."""

import base64
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from newsmill.transforms.ground.credentials import without_credentials


class Credential(NamedTuple):
    """Headers for the addresses below one address. Its representation hides them."""

    below: str
    """``https://example.org/feeds/``: scheme, host and port must be equal, the path must begin with this one's."""
    headers: tuple[tuple[str, str], ...]
    """Names and values of headers."""

    def __repr__(self) -> str:
        return f"Credential(below={self.below!r}, headers=({len(self.headers)} hidden))"


def basic(below: str, user: str, password: str) -> Credential:
    """Return HTTP basic authentication (RFC 7617) for the addresses below ``below``."""
    token = base64.b64encode(f"{user}:{password}".encode()).decode()
    return Credential(without_credentials(below), (("Authorization", f"Basic {token}"),))


def split_credentials(url: str) -> tuple[str, Credential | None]:
    """Return an address without user and password, and these as a credential for its whole origin.

    >>> split_credentials("https://me:secret@example.org/feed")
    ('https://example.org/feed', Credential(below='https://example.org/', headers=(1 hidden)))
    """
    parts = urlsplit(url)
    if parts.username is None:
        return url, None
    bare = without_credentials(url)
    root = urlsplit(bare)._replace(path="/", query="", fragment="").geturl()
    return bare, basic(root, unquote(parts.username), unquote(parts.password or ""))


def headers_for(url: str, credentials: Iterable[Credential]) -> dict[str, str]:
    """Return the headers that belong to ``url``; of several credentials the one with the longest path.

    >>> token = Credential("https://a.example/x", (("Authorization", "Bearer t"),))
    >>> headers_for("https://a.example/x/feed", [token]), headers_for("https://b.example/x/feed", [token])
    ({'Authorization': 'Bearer t'}, {})
    """
    fitting = [credential for credential in credentials if _covers(credential.below, url)]
    best = max(fitting, key=lambda credential: len(credential.below), default=None)
    return dict(best.headers) if best else {}


def _covers(below: str, url: str) -> bool:
    try:
        place, target = urlsplit(below), urlsplit(url)
        same = _origin(place) == _origin(target)
    except ValueError:
        # No address at all (`http://host:port/`): the request will say so, and nothing belongs to it.
        return False
    path = place.path or "/"
    whole = (target.path or "/").startswith(path) and (
        path.endswith("/") or (target.path or "/")[len(path) : len(path) + 1] in ("", "/")
    )
    return same and whole and "/.." not in target.path


def _origin(parts: SplitResult) -> tuple[str, str, int | None]:
    scheme, host, port = parts.scheme, parts.hostname or "", parts.port
    return scheme, host.lower(), port or {"http": 80, "https": 443}.get(scheme)
