"""Addresses: the canonical form that identity rests on, and the registrable domain that names the source. Never raises.

courlan normalizes host, port, punycode and path; query parameters are cleaned by the frozen list of ``trackers``,
keep their order of names (sorted) and their values. AMP caches, AMP paths and mobile hosts are folded only in ways
that cannot make two articles one: the path keeps naming the same article on the same registrable domain.
"""

import functools
import re
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from courlan.clean import normalize_url
from courlan.urlutils import extract_domain

from newsmill.transforms.ground.credentials import without_user
from newsmill.transforms.normalize.trackers import is_tracker

MAX_LENGTH = 4_096
"""Characters; longer addresses are data or junk."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_AMP_CACHE = re.compile(r"^/(?:[cv]/)?(?:s/)?([a-z0-9.-]{3,253}\.[a-z0-9-]{2,63}/.*)$", re.IGNORECASE)
_AMP_TAIL = re.compile(r"(?:/amp/?|\.amp)$|\.amp(?=\.html?$)|/amp(?=\.html?$)", re.IGNORECASE)
_AMP_HEAD = re.compile(r"^/amp(?=/.)", re.IGNORECASE)
_MOBILE = re.compile(r"^(?:m|mobil|mobile|amp|touch)\.", re.IGNORECASE)


def canonical_url(url: str | None) -> str | None:
    """Return the canonical form of an http(s) address, or null when there is none in ``url``.

    >>> canonical_url("HTTPS://user:secret@www.example.org:443/a//b/?utm_source=x&id=7&icid=y#top")
    'https://www.example.org/a/b/?id=7'
    >>> canonical_url("https://m.example.org/politik/wahl.amp.html")
    'https://www.example.org/politik/wahl.html'
    """
    parts = _split(url)
    if parts is None:
        return None
    try:
        parts = _unfold_amp(parts)
        base = normalize_url(SplitResult(parts.scheme, _host(parts), _plain_path(parts), "", ""))
    except (ValueError, UnicodeError, AttributeError):
        return None
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return str(urlunsplit(urlsplit(base)._replace(query=_query(parts.query, parts.path), fragment=fragment)))


def as_given(url: str | None) -> str | None:
    """Return the address as it stands in the document, without credentials and white space; null when it is none.

    >>> as_given(" https://user:secret@example.org/a?utm_source=x ")
    'https://example.org/a?utm_source=x'
    """
    parts = _split(url)
    if parts is None:
        return None
    return urlunsplit(parts._replace(netloc=without_user(parts.netloc)))


def domain_of(url: str | None) -> str | None:
    """Return the registrable domain of an address (its host when it has none: ``localhost``, an IP address), or null.

    >>> domain_of("https://www.news.example.co.uk/a")
    'example.co.uk'
    """
    parts = _split(url)
    return (
        _domain(_host(parts).partition(":")[0] if "[" not in parts.netloc else parts.hostname or "") if parts else None
    )


@functools.lru_cache(maxsize=4096)
def _domain(host: str) -> str | None:
    try:
        found = extract_domain(f"https://{host}/")
    except (ValueError, UnicodeError, AttributeError, TypeError):
        found = None
    return found or host or None


@functools.lru_cache(maxsize=256)
def _split(url: str | None) -> SplitResult | None:
    """Return the parts of an address, which are asked for several times for each article; null when it is none."""
    text = _CONTROLS.sub("", (url or "").strip()).strip().replace("&amp;", "&").replace(" ", "%20")
    if len(text) > MAX_LENGTH:
        return None
    if text.startswith("//"):
        text = "https:" + text
    try:
        parts = urlsplit(text)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "%" in without_user(parts.netloc):
            return None
        text.encode("utf-8")
        _ = parts.port
    except (ValueError, UnicodeError):
        return None
    return parts._replace(scheme=parts.scheme.lower())


def _host(parts: SplitResult) -> str:
    """Return host and port without credentials, in lower case, mobile hosts folded into ``www``."""
    host = without_user(parts.netloc).lower().rstrip(".")
    found = _MOBILE.match(host)
    if not found:
        return host
    rest = host[found.end() :]
    return f"www.{rest}" if _domain(host.partition(":")[0]) == rest.partition(":")[0] else host


def _unfold_amp(parts: SplitResult) -> SplitResult:
    host = (parts.hostname or "").lower()
    cached = None
    if host.endswith(".ampproject.org"):
        cached = _AMP_CACHE.match(parts.path)
    elif host.startswith("www.google.") and parts.path.startswith("/amp/"):
        cached = _AMP_CACHE.match(parts.path[4:])
    return urlsplit(f"https://{cached[1]}")._replace(query=parts.query) if cached else parts


def _plain_path(parts: SplitResult) -> str:
    path = _ESCAPE.sub(_tidy_escape, parts.path)
    if "/." in path:
        path = urlsplit(urljoin("https://host.invalid/", path)).path
    plain = _AMP_HEAD.sub("", _AMP_TAIL.sub("", path))
    return plain if plain.strip("/") else path


def _tidy_escape(found: re.Match[str]) -> str:
    """Unquote what needs no quoting and write the rest in upper case: one page, one spelling."""
    character = unquote(found[0], errors="replace")
    return character if character.isascii() and (character.isalnum() or character in "-._~") else found[0].upper()


def _query(query: str, path: str) -> str:
    """Return the query without trackers, sorted by name (stable: repeated names keep their order)."""
    kept = []
    for field in query.replace(";", "&").split("&") if ";" in query and "&" not in query else query.split("&"):
        name, _, value = field.partition("=")
        if field and not is_tracker(unquote(name, errors="replace"), unquote(value, errors="replace"), path):
            kept.append(_ESCAPE.sub(_tidy_escape, field))
    return "&".join(sorted(kept, key=lambda item: item.partition("=")[0]))
