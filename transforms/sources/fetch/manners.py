"""What an origin says to robots: robots.txt and its reservations, asked for once and remembered for an hour."""

import datetime as dt
from typing import NamedTuple
from urllib.parse import urlsplit

from newsmill.transforms.ground.credentials import without_user
from newsmill.transforms.ground.rights import ROBOT, Statement
from newsmill.transforms.sources.fetch.exchange import Exchange, Fetcher
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.fetch.robots import ALLOW_ALL, DENY_ALL, ROBOTS_LIMIT, Robots, robots_of
from newsmill.transforms.sources.fetch.tdmrep import TDMREP_LIMIT, TDMREP_PATH, TdmRule, in_file, tdm_rules


class Manners(NamedTuple):
    """What an origin says to robots."""

    robots: Robots
    rules: tuple[TdmRule, ...] = ()
    fault: str | None = None
    """Why robots.txt could not be read, which forbids every page for now."""
    forbidden: bool = True
    """False when that may be otherwise next time."""
    left: str | None = None
    """Why there was no time to ask."""

    def statements(self, url: str) -> tuple[Statement, ...]:
        """Return what is declared of ``url``; nothing where robots.txt could not be read."""
        if self.fault or self.left:
            return ()
        return in_file(url, self.rules) + self.robots.statements(url)


class Origins:
    """The manners of all origins that one fetcher meets."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._asked: dict[str, Manners] = {}

    def at(self, url: str) -> Manners:
        """Return the manners of the origin of ``url``, asked for where nobody did within the hour."""
        origin, settings = _origin(url), self._fetcher.settings
        if origin not in self._asked:
            said = _remembered(origin, settings) or _manners_of(origin, self._fetcher)
            _remember(origin, said, settings)
            self._asked[origin] = said
        return self._asked[origin]


def robot_name(settings: FetchSettings) -> str:
    """Return the name by which robots.txt addresses this robot: the first word of the user agent."""
    return settings.user_agent.partition("/")[0].partition(" ")[0] or ROBOT


_MEMORY: dict[tuple[str, str], tuple[dt.datetime, Manners]] = {}
"""Manners by the memory's name and the origin, with the run's clock when they were asked for."""
_MEMORY_LIMIT = 10_000
"""Origins remembered at most."""
_KEPT = dt.timedelta(hours=1)
"""How long manners count; RFC 9309 (2.4) allows a day."""


def _remembered(origin: str, settings: FetchSettings) -> Manners | None:
    asked_at, said = _MEMORY.get((settings.memory, origin), (settings.now - 2 * _KEPT, None))
    return said if dt.timedelta(0) <= settings.now - asked_at < _KEPT else None


def _remember(origin: str, said: Manners, settings: FetchSettings) -> None:
    if not settings.memory or said.fault or said.left or _remembered(origin, settings):
        return
    if len(_MEMORY) >= _MEMORY_LIMIT:
        _MEMORY.clear()
    _MEMORY[settings.memory, origin] = (settings.now, said)


def _manners_of(origin: str, fetcher: Fetcher) -> Manners:
    answer = fetcher.get(f"{origin}/robots.txt", {"Accept": "text/plain, */*;q=0.1"}, ROBOTS_LIMIT)
    if answer.left:
        return Manners(DENY_ALL, left=answer.left)
    robots, fault = _robots_in(answer, fetcher.settings)
    if fault or not robots.allows(f"{origin}{TDMREP_PATH}"):
        return Manners(robots, (), fault, forbidden=answer.forbidden or fault is None)
    listed = fetcher.get(f"{origin}{TDMREP_PATH}", {"Accept": "application/json"}, TDMREP_LIMIT)
    if listed.left:
        return Manners(DENY_ALL, left=listed.left)
    return Manners(robots, tdm_rules(listed.body.data) if listed.status == 200 and not listed.fault else ())


def _robots_in(answer: Exchange, settings: FetchSettings) -> tuple[Robots, str | None]:
    """Read robots.txt as RFC 9309 says: missing allows all, out of reach allows nothing."""
    if answer.fault or answer.status is None or answer.status >= 500 or answer.status == 429:
        return DENY_ALL, f"robots.txt is out of reach: {answer.fault or answer.status}"
    if answer.status != 200:
        return ALLOW_ALL, None
    return robots_of(answer.body.data, robot_name(settings)), None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{without_user(parts.netloc).lower()}"
