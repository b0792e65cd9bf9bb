"""robots.txt as RFC 9309 has it: the longest rule wins, at equal length ``Allow``; ``*`` and ``$`` are understood.

So are the rules of AIPREF on what may become of content (``Content-Usage``, draft-ietf-aipref-attach-05, 3).
"""

import re
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes, urlsplit

from newsmill.transforms.ground.rights import Statement, usage

ROBOTS_LIMIT = 500 * 2**10
"""Bytes of a robots.txt that must be read (RFC 9309, 2.5)."""

_RULE_LIMIT = 5000
"""Rules of a file that are kept, and statements on use."""
_KEYS = frozenset(["user-agent", "allow", "disallow", "crawl-delay", "content-usage"])
_KEPT = re.compile("%(2f|2a|24)", re.IGNORECASE)
"""Escapes that mean the character itself: a slash within a name, an asterisk and a dollar that are no wildcards."""
_SAFE = "/?&=;:@!$'()*+,%~#[]"


class Rule(NamedTuple):
    """One ``Allow`` or ``Disallow``."""

    path: str
    allows: bool


class UsageRule(NamedTuple):
    """One ``Content-Usage``."""

    path: str
    """Empty when the rule names none: it is for all."""
    value: str


class Robots(NamedTuple):
    """The rules that address one robot."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None
    """``Crawl-delay`` in seconds; not part of the RFC, yet widely used."""
    usages: tuple[UsageRule, ...] = ()

    def allows(self, url: str) -> bool:
        """Tell whether ``url`` may be fetched; robots.txt itself always may."""
        if urlsplit(url).path == "/robots.txt":
            return True
        target = _target(url)
        matching = [rule for rule in self.rules if _matches(rule.path, target)]
        return not matching or max(matching, key=lambda rule: (len(rule.path), rule.allows)).allows

    def statements(self, url: str) -> tuple[Statement, ...]:
        """Return what is declared of ``url``: that it is not to be fetched, else what its longest usage rules say."""
        if not self.allows(url):
            return (Statement("disallow", "robots.txt", True),)
        target = _target(url)
        matching = [rule for rule in self.usages if _matches(rule.path, target)]
        longest = max((len(rule.path) for rule in matching), default=0)
        found = [usage(rule.value, "robots.txt content-usage") for rule in matching if len(rule.path) == longest]
        return tuple(dict.fromkeys(statement for statements in found for statement in statements))


ALLOW_ALL = Robots()
DENY_ALL = Robots((Rule("/", allows=False),))


def robots_of(content: bytes, robot: str) -> Robots:
    r"""Return the rules of a robots.txt for the robot of that name, else those for all.

    >>> robots_of(b"User-agent: *\nDisallow: /intern", "newsmill").allows("https://e.example/intern/1")
    False
    """
    own, general = robot.lower(), "*"
    rules: dict[str, list[tuple[str, str]]] = {}
    addressed: set[str] = set()
    heading = False
    for key, value in _lines(content):
        if key == "user-agent":
            addressed = addressed if heading else set()
            name = value.partition("/")[0].strip().lower()  # a version may follow
            if name in (own, general):
                addressed.add(name)
                rules.setdefault(name, [])
        else:
            for name in addressed:
                rules[name].append((key, value))
        heading = key == "user-agent"
    return _group(rules.get(own, rules.get(general, [])))


def _lines(content: bytes) -> list[tuple[str, str]]:
    text = content[:ROBOTS_LIMIT].decode("utf-8-sig", "replace")
    pairs = (line.partition("#")[0].partition(":") for line in text.splitlines())
    lines = [(key.strip().lower(), value.strip()) for key, colon, value in pairs if colon]
    return [line for line in lines if line[0] in _KEYS]  # what is no rule, as ``Sitemap``, ends no group


def _group(lines: list[tuple[str, str]]) -> Robots:
    rules = [Rule(_normal(value), key == "allow") for key, value in lines if key in ("allow", "disallow") and value]
    delays = [_seconds(value) for key, value in lines if key == "crawl-delay"]
    usages = [_usage_rule(value) for key, value in lines if key == "content-usage"]
    delay = max((delay for delay in delays if delay), default=None)
    return Robots(tuple(rules[:_RULE_LIMIT]), delay, tuple(usages[:_RULE_LIMIT]))


def _usage_rule(value: str) -> UsageRule:
    path, *said = value.split(maxsplit=1) if value.startswith("/") else ("", value)
    return UsageRule(_normal(path), said[0] if said else "")


def _target(url: str) -> str:
    parts = urlsplit(url)
    return _normal(parts.path or "/") + (f"?{_normal(parts.query)}" if parts.query else "")


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return min(seconds, 86400.0) if seconds > 0 else 0.0  # also for "nan"


def _normal(path: str) -> str:
    """Return a path with every octet written one way, so that ``ä`` equals ``%C3%A4``."""
    return quote(unquote_to_bytes(_KEPT.sub(lambda escape: f"%25{escape[1].upper()}", path)), safe=_SAFE)


def _matches(pattern: str, path: str) -> bool:
    """Match without regular expressions: each piece between asterisks is looked for behind the one before."""
    anchored = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    position = len(first)
    for piece in pieces[:-1]:
        found = path.find(piece, position)
        if found < 0:
            return False
        position = found + len(piece)
    if not pieces:
        return not anchored or position == len(path)
    last = pieces[-1]
    return (path.endswith(last) and len(path) - len(last) >= position) if anchored else path.find(last, position) >= 0
