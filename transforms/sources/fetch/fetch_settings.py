"""How feeds and pages are fetched: limits, manners, and the run's clock."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from newsmill.transforms.ground.rights import ROBOT
from newsmill.transforms.sources.fetch.addresses import system_addresses
from newsmill.transforms.sources.fetch.credentials import Credential

PROJECT_URL = "https://pypi.org/project/newsmill/"
"""Where the operators of a site learn what fetches from them."""

USER_AGENT = f"{ROBOT} (+{PROJECT_URL})"
"""Sent with every request; its first word is the name that robots.txt may address."""


@dataclass(frozen=True)
class FetchSettings:
    """The settings of this room; picklable. Times are seconds, sizes bytes of the decoded body."""

    now: dt.datetime
    """The run's clock (UTC): every time in a row, and what a feed's next fetch is measured from."""
    run_id: str = ""
    seed: str = ""
    """Jitter is a function of this seed, the feed and its failures, so a run can be repeated."""
    user_agent: str = USER_AGENT
    allow_private_hosts: bool = False
    """Also connect to private, loopback and link-local addresses."""
    proxy_from_environment: bool = False
    """Obey ``http_proxy``, ``https_proxy`` and ``no_proxy``."""
    ca_file: str | None = None
    """PEM file of certificate authorities to trust instead of the built-in ones."""
    credentials: tuple[Credential, ...] = field(default=(), repr=False)
    dns_timeout: float = 10.0
    """Seconds until a name is resolved."""
    connect_timeout: float = 10.0
    """Seconds until one address takes the connection."""
    tls_timeout: float = 10.0
    """Seconds of the handshake."""
    read_timeout: float = 20.0
    """Seconds without a single byte."""
    total_timeout: float = 30.0
    """Seconds from the first hop of a request to the last byte of its answer; never more than half of
    ``host_seconds``."""
    host_seconds: float = 60.0
    """Seconds that a host may take for its feeds, and once more for its pages, pauses included."""
    host_pages: int = 50
    """Pages asked of a host in one run."""
    memory: str = ""
    """Name under which a process remembers from run to run what origins say to robots; empty for no memory."""
    stop_file: str = ""
    """Once this file is there, nothing more is asked; empty for a run that nobody stops."""
    feed_limit: int = 50 * 2**20
    page_limit: int = 8 * 2**20
    """The largest article pages have some 3 MB."""
    redirect_limit: int = 8
    host_pause: float = 1.0
    """Seconds between the end of one request to a host and the begin of the next."""
    crawl_delay_limit: float = 10.0
    """The most that ``Crawl-delay`` of robots.txt is honoured."""
    threads: int = 16
    """Hosts asked at the same time by one worker."""
    shards: int = 1
    """Groups of hosts, each fetched by one worker; the number of workers."""
    pause_default: float = 0.0
    """Seconds until a feed is due again that says nothing about it."""
    pause_limit: float = 86400.0
    """The most that ``ttl``, ``max-age`` and ``Retry-After`` are honoured, and the longest back-off."""
    backoff_base: float = 60.0
    """Seconds until the next try after the first failure; doubled by each further one."""
    resolver: Callable[[str, int], list[str]] = system_addresses
    """Host and port to addresses; a module-level function."""
