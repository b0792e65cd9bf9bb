"""What a publisher declares of the use of its content, by the standards in force.

- TDMRep: the W3C Community Group's TDM Reservation Protocol, final report of 10 May 2024
  (https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/).
- AIPREF: ``Content-Usage`` of draft-ietf-aipref-attach-05 (19 August 2026), in the vocabulary of
  draft-ietf-aipref-vocab-08 (14 September 2026).
- ``noai`` and its kin in ``X-Robots-Tag`` and meta robots: a convention that no standard body has written down.

A declaration says what its publisher does not want; whether a law or a licence says otherwise is not known here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from newsmill.schemas.rows.document import Document
from newsmill.transforms.ground.credentials import without_credentials
from newsmill.transforms.ground.surrogates import repaired

ROBOT = "newsmill"
"""The name by which publishers may address this program."""

HEAD = 64 * 2**10
"""Bytes of a page in which its meta elements are looked for before it is parsed."""

_FORBIDDING = frozenset({"noai", "notdm", "noml"})
"""Directives for robots that mean no use by machines that learn or mine."""
_OF_PICTURES = frozenset({"noimageai"})
"""The same of pictures only, which are never fetched: kept, and no reason to leave a page alone."""

_CATEGORIES = ("train-ai", "ai-use", "search")
"""Uses that AIPREF tells apart. They are about what becomes of content, so none of them forbids to fetch it."""

_META = re.compile(rb"<meta\s([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rb"([a-z-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]{0,500})\"|'([^']{0,500})'|([^\s\"'>]{1,500}))", re.IGNORECASE
)

_KEY = r"[a-z*][a-z0-9_.*-]*"
_BARE = (
    r"(?:[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*"  # token
    r'|"(?:[ !#-\[\]-~]|\\["\\])*"'  # string
    r"|-?[0-9]{1,15}(?:\.[0-9]{1,3})?|\?[01]|@-?[0-9]{1,15}"  # number, boolean, date
    r"|:[A-Za-z0-9+/=]*:"  # bytes
    r'|%"[ !#-~]*")'  # display string
)
_PARAMETERS = rf"(?:; *{_KEY}(?:={_BARE})?)*"
_INNER = rf"\( *(?:{_BARE}{_PARAMETERS}(?: +{_BARE}{_PARAMETERS})*)? *\)"
_MEMBER = re.compile(rf"({_KEY})(?:=(?:({_BARE})|{_INNER}))?{_PARAMETERS}[ \t]*")
"""A member of a Dictionary (RFC 9651, 4.2.2): its key, and its value where that is one item."""
_COMMA = re.compile(r",[ \t]*(?=.)")
_LENGTH = 2000
"""Characters of a value that are read."""


class Statement(NamedTuple):
    """One thing that was declared."""

    what: str
    """``tdm-reservation=1``, ``noai``, ``train-ai=n`` ...; of TDMRep also that nothing is reserved."""
    where: str
    """Where it stands."""
    forbids: bool
    """Whether newsmill leaves a page alone that says so."""
    policy: str | None = None
    """Address of the policy that a reservation names."""


class Rights(NamedTuple):
    """What stands against the use of a document."""

    declared: str
    """All of it, joined by ``; ``."""
    source: str
    """Where each of these stands, in the same order."""
    policy: str | None
    forbids: bool


def reservation(value: str, policy: str | None, where: str) -> tuple[Statement, ...]:
    """Return the TDMRep statement of a value of ``tdm-reservation``; any but 0 and 1 counts as unset.

    >>> reservation("1", "https://e.example/policy", "meta")[0].what, reservation("yes", None, "meta")
    ('tdm-reservation=1', ())
    """
    value = value.strip()
    if value not in ("0", "1"):
        return ()
    address = without_credentials(repaired((policy or "").strip()[:_LENGTH]))
    return (Statement(f"tdm-reservation={value}", where, value == "1", address or None),)


def in_headers(headers: Mapping[str, str], robot: str = ROBOT) -> tuple[Statement, ...]:
    """Return what the headers of an answer declare; their names in lower case.

    >>> [said.what for said in in_headers({"x-robots-tag": "otherbot: noai", "content-usage": "train-ai=n"})]
    ['train-ai=n']
    """
    reserved = reservation(headers.get("tdm-reservation", ""), headers.get("tdm-policy"), "header tdm-reservation")
    robots = _directives(_addressed(headers.get("x-robots-tag", ""), robot), "header x-robots-tag")
    return reserved + robots + usage(headers.get("content-usage", ""), "header content-usage")


def in_meta(elements: Iterable[tuple[str, str]], robot: str = ROBOT) -> tuple[Statement, ...]:
    """Return what the meta elements of a page declare: pairs of name and content.

    >>> [said.what for said in in_meta([("Robots", "noindex, NoAI"), ("tdm-reservation", "1")])]
    ['tdm-reservation=1', 'noai']
    """
    named = [(name.strip().lower(), content) for name, content in elements]
    first = dict(reversed(named))
    reserved = reservation(first.get("tdm-reservation", ""), first.get("tdm-policy"), "meta tdm-reservation")
    robots = [_directives(content, f"meta {name}") for name, content in named if name in ("robots", robot.lower())]
    return reserved + tuple(said for statements in robots for said in statements)


def in_page(content: bytes, robot: str = ROBOT) -> tuple[Statement, ...]:
    """Return what the meta elements in the first bytes of a page declare; the page is not parsed.

    >>> in_page(b'<head><meta name="tdm-reservation" content="1"></head>')[0].where
    'meta tdm-reservation'
    """
    return in_meta(map(_named, _META.findall(content[:HEAD])), robot)


def usage(value: str, where: str) -> tuple[Statement, ...]:
    """Return what a ``Content-Usage`` disallows; a value that is no Dictionary says nothing.

    >>> [said.what for said in usage("train-ai=n, search=y, ai-use;why=n, ai-use=n", "header")]
    ['train-ai=n', 'ai-use=n']
    """
    said = _dictionary(value[:_LENGTH])
    return tuple(Statement(f"{name}=n", where, False) for name in _CATEGORIES if said.get(name) == "n")


def rights_of(*sources: Iterable[Statement]) -> Rights | None:
    """Return what stands against the use of a document; null when nothing does.

    ``sources`` are in the order of TDMRep (6.7): the file of the server, headers, the page. A later reservation takes
    the place of an earlier one, one that is not made leaves it; of anything else all is kept.

    >>> rights_of(reservation("1", None, "header"), reservation("0", None, "meta")) is None
    True
    """
    said = list(dict.fromkeys(statement for source in sources for statement in source))
    reserved = [statement for statement in said if _is_reservation(statement)]
    others = [statement for statement in said if not _is_reservation(statement)]
    kept = [statement for statement in reserved[-1:] if statement.forbids] + others
    if not kept:
        return None
    policies = [statement.policy for statement in reserved if statement.policy]
    return Rights(
        declared="; ".join(statement.what for statement in kept),
        source="; ".join(statement.where for statement in kept),
        policy=policies[-1] if policies and _is_reservation(kept[0]) else None,
        forbids=any(statement.forbids for statement in kept),
    )


def _is_reservation(statement: Statement) -> bool:
    return statement.what.startswith("tdm-reservation=")


def _named(element: bytes) -> tuple[str, str]:
    found = {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(element)}
    return found.get(b"name", b"").decode("latin-1"), found.get(b"content", b"").decode("latin-1")


def _directives(value: str, where: str) -> tuple[Statement, ...]:
    words = dict.fromkeys(word.strip().lower() for word in value[:_LENGTH].split(","))
    return tuple(
        Statement(word, where, word in _FORBIDDING) for word in words if word in _FORBIDDING or word in _OF_PICTURES
    )


def _addressed(value: str, robot: str) -> str:
    """Return the directives of an ``X-Robots-Tag`` that address ``robot``: a name counts until the next one."""
    addressed, found = True, []
    for part in value[:_LENGTH].split(","):
        name, colon, rest = part.strip().partition(":")
        if colon and name.lower() != "unavailable_after":
            addressed = name.strip().lower() in (robot.lower(), "*")
        if addressed:
            found.append(rest if colon else name)
    return ",".join(found)


def _dictionary(text: str) -> dict[str, str | None]:
    """Return the members of a Dictionary, the last of a key; none when any of it is malformed."""
    members: dict[str, str | None] = {}
    text, position = text.strip(" "), 0
    while position < len(text):
        member = _MEMBER.match(text, position)
        if member is None:
            return {}
        members[member[1]] = member[2]
        position = member.end()
        comma = _COMMA.match(text, position)
        if comma is None:
            break
        position = comma.end()
    return members if position == len(text) else {}


def with_rights(document: Document, rights: Rights | None) -> Document:
    """Return ``document`` with what was declared; without anything new it keeps what it has."""
    if rights is None:
        return document
    return replace(document, rights=rights.declared, rights_source=rights.source, rights_policy=rights.policy)
