"""User names and passwords in addresses: taken out wherever an address is kept, hidden wherever text is shown."""

import re
from urllib.parse import urlsplit

_USER = re.compile(r"(?<=://)[^/?#\s]*@")


def without_credentials(url: str) -> str:
    """Return ``url`` without user and password; one that cannot be split is returned as far as its scheme.

    >>> without_credentials("https://me:secret@example.org:8443/feed")
    'https://example.org:8443/feed'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("//")[0]
    return parts._replace(netloc=without_user(parts.netloc)).geturl() if "@" in parts.netloc else url


def without_user(netloc: str) -> str:
    """Return host and port of the authority of an address; an ``@`` within the password belongs to it.

    >>> without_user("me:p@ss@example.org:8443")
    'example.org:8443'
    """
    return netloc.rpartition("@")[2]


def masked(text: str) -> str:
    """Return ``text`` with user and password hidden in every address in it.

    >>> masked("'https://ann:p@ss@example.org/feed' cannot be read")
    "'https://***@example.org/feed' cannot be read"
    """
    return _USER.sub("***@", text)
