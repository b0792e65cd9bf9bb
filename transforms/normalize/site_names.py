"""The names of a publication, and what is one of them in other words: ``talbote.de``, ``Redaktion Der Talbote``."""

import re
from collections.abc import Collection

_WORD = re.compile(r"\w+")
_LABEL = re.compile(r"\.[a-z]{2,20}$")
"""The last label of a host, which names no one."""
_TAIL = re.compile(r" (?:[-–—|·•:]|::) ([^-–—|·•]{2,60})$")
"""A bar or a dash and what stands behind it."""
_GENERIC = frozenset(
    """
    der die das the le la el il unsere unser redaktion redaktionen onlineredaktion redaktionsteam online newsroom
    newsdesk news team nachrichten staff reporter reporters writer writers correspondent editor editors editorial
    desk web rédaction redacción redacao redação redazione redactie
    gmbh verlag ag kg co ltd inc llc media medien magazin digital blog weblog com www
    """.lower().split()
)
"""Words that name no publication by themselves."""


def is_site(text: str, sites: Collection[str]) -> bool:
    """Tell whether a text is the name of the site, with or without words that only say what it is.

    >>> is_site("Redaktion talbote.de", ["Der Talbote"]), is_site("Talbote und Umland", ["Der Talbote"])
    (True, False)
    """
    key = _key(text)
    return bool(key) and any(key == _key(site) or _is_department(text, site) for site in sites)


def _is_department(text: str, site: str) -> bool:
    """Tell whether a text begins with a site's name in capitals: ``BBC Sport``."""
    return site.isupper() and text.startswith(f"{site} ")


def without_site(title: str, sites: Collection[str]) -> str:
    """Return a title without the name of its publication behind the last bar or dash.

    >>> without_site("Rain in town - The Courier", ["The Courier"]), without_site("Kiel - Berlin", ["berlin.example"])
    ('Rain in town', 'Kiel - Berlin')
    """
    found = _TAIL.search(title)
    if not found:
        return title
    tail = found[1].strip()
    named = any(_key(tail) == _key(site) and ("." in tail or "." not in site) for site in sites)
    return title[: found.start()] if named and _key(tail) else title


def is_generic(text: str) -> bool:
    """Tell whether a text is made of words only that name no one: ``Online-Redaktion``, ``Staff Writer``."""
    return not _key(text)


def _key(text: str) -> str:
    words = _WORD.findall(_LABEL.sub("", text[:200].strip().casefold()))
    return "".join(word for word in words if word not in _GENERIC)
