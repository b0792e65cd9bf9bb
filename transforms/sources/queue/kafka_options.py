"""Options of the Kafka client: ours, those that may be given, and what is said to nobody."""

import re
from collections.abc import Mapping

from newsmill.transforms.sources.errors import InputError

DEFAULTS = {
    "client.id": "newsmill",
    "group.id": "newsmill",
    "fetch.wait.max.ms": 100,
    "queued.max.messages.kbytes": 32768,
}
"""What ``[kafka]`` may say otherwise. 32 MB wait in memory, beside what one answer of the broker holds."""

OWN = {
    "enable.auto.commit": False,
    "enable.auto.offset.store": False,
    "auto.offset.reset": "error",
    "enable.partition.eof": True,
    "allow.auto.create.topics": False,
}
"""What reading exactly once rests on."""

_REFUSED = frozenset({*OWN, "bootstrap.servers", "metadata.broker.list", "group.instance.id", "plugin.library.paths"})
_SECRET = re.compile(r"password|secret|token|\.key|\.pem|oauthbearer\.config|jaas")
"""Names of options whose values are secrets."""


def check_options(options: Mapping[str, str]) -> None:
    """Refuse options that are newsmill's own.

    Raises:
        InputError: there is one.
    """
    refused = sorted(set(options) & _REFUSED)
    if refused:
        raise InputError(f"the option {refused[0]!r} below [kafka] is not to be set: newsmill sets it itself")


def without_secrets(text: str, options: Mapping[str, str]) -> str:
    """Return ``text`` with the secrets among the values of ``options`` hidden.

    >>> without_secrets("bad value 'abc'", {"sasl.password": "abc"})
    "bad value '***'"
    """
    for name, value in options.items():
        if value and _SECRET.search(name):
            text = text.replace(value, "***")
    return text
