"""``kafka://BROKER/TOPIC``: the address of a queue."""

import re
from typing import NamedTuple

from newsmill.transforms.ground.queue_uris import SCHEME
from newsmill.transforms.sources.errors import InputError

PORT = 9092
"""Of a broker that names none."""

_TOPIC = re.compile(r"[A-Za-z0-9._-]{1,249}")
"""What Kafka allows as a name."""
_SERVER = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?")


class QueueAddress(NamedTuple):
    """A topic and where it is found."""

    servers: str
    """``host:port``, several joined by commas."""
    topic: str
    """Name of the topic."""

    @property
    def uri(self) -> str:
        """The address in its plain form; what names the queue in tables, state and messages."""
        return f"{SCHEME}{self.servers}/{self.topic}"


def queue_address(text: str) -> QueueAddress:
    """Return the address that ``text`` gives.

    >>> queue_address("kafka://Broker/news").uri
    'kafka://broker:9092/news'

    Raises:
        InputError: it names no broker or no topic, or holds a password.
    """
    servers, _, topic = text[len(SCHEME) :].partition("/")
    if "@" in text:
        raise InputError("a kafka:// address takes no user and no password: they stand below [kafka] in newsmill.toml")
    if not _TOPIC.fullmatch(topic):
        raise InputError(f"{text!r} names no topic: give it as kafka://BROKER:{PORT}/TOPIC")
    return QueueAddress(",".join(_server(text, server) for server in servers.split(",")), topic)


def _server(text: str, server: str) -> str:
    found = _SERVER.fullmatch(server)
    port = int(found[2] or PORT) if found else 0
    if not found or not 0 < port < 2**16:
        raise InputError(f"{text!r} names no broker: give it as kafka://HOST:{PORT}/TOPIC")
    return f"{found[1].lower()}:{port}"
