"""The file by which a server reserves text and data mining: ``/.well-known/tdmrep.json`` (TDMRep, 6.1)."""

import json
from typing import NamedTuple
from urllib.parse import urlsplit

from newsmill.transforms.ground.rights import Statement, reservation
from newsmill.transforms.sources.fetch.robots import Robots, Rule

TDMREP_PATH = "/.well-known/tdmrep.json"
TDMREP_LIMIT = 500 * 2**10
"""Bytes of a file that are read, as of robots.txt."""

_RULE_LIMIT = 5000
"""Rules of a file that are kept."""


class TdmRule(NamedTuple):
    """One rule."""

    location: str
    """Pattern of paths, written as in robots.txt."""
    reserved: str
    """Value of ``tdm-reservation``."""
    policy: str | None


def tdm_rules(content: bytes) -> tuple[TdmRule, ...]:
    """Return the rules of a ``tdmrep.json``; none when it cannot be read."""
    try:
        listed = json.loads(content[:TDMREP_LIMIT])
    except (ValueError, RecursionError):
        return ()
    rules = [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    return tuple(
        TdmRule(entry["location"], str(entry.get("tdm-reservation")), _text(entry.get("tdm-policy")))
        for entry in rules[:_RULE_LIMIT]
        if isinstance(entry.get("location"), str)
    )


def in_file(url: str, rules: tuple[TdmRule, ...]) -> tuple[Statement, ...]:
    """Return what the first rule that covers ``url`` declares.

    >>> in_file("https://e.example/a/1", (TdmRule("/a/", "1", None),))[0].what
    'tdm-reservation=1'
    """
    path = urlsplit(url).path or "/"
    for rule in rules:
        if not Robots((Rule(rule.location, allows=False),)).allows(f"https://any.invalid{path}"):
            return reservation(rule.reserved, rule.policy, TDMREP_PATH)
    return ()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
