"""Which worker asks which hosts: all requests to a host come to one."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from newsmill.schemas.rows.fetch import FeedRequest
from newsmill.transforms.sources.fetch.gate import host_of


def by_host(requests: Iterable[FeedRequest], shards: int) -> tuple[tuple[FeedRequest, ...], ...]:
    """Return ``requests`` in at most ``shards`` parts: all of a host, which one worker asks, in the same."""
    parts: dict[int, list[FeedRequest]] = defaultdict(list)
    for request in requests:
        parts[host_shard(request.feed_url, shards)].append(request)
    return tuple(tuple(part) for _, part in sorted(parts.items()))


def host_shard(url: str, shards: int) -> int:
    """Return the shard, from 0, of the host of ``url``."""
    digest = hashlib.sha256(host_of(url).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") % max(shards, 1)
