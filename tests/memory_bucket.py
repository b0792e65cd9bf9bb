"""An object store in memory, as ``transforms.sources.buckets.bucket.Bucket`` has it; its clock is a count of writes."""

import datetime as dt
import hashlib
import io
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from newsmill.transforms.sources.buckets.bucket import Listed

START = dt.datetime(2026, 3, 10, tzinfo=dt.UTC)


class MemoryBucket:
    """Objects in a dictionary. ``before`` is called ahead of each request, and may raise in its place."""

    def __init__(self, objects: dict[str, bytes] | None = None) -> None:
        self.objects: dict[str, bytes] = {}
        self.times: dict[str, dt.datetime] = {}
        self.clock = START
        self.asked: list[tuple[str, str]] = []
        self._one_at_a_time = threading.Lock()
        for key, content in (objects or {}).items():
            self.put(key, content)
        self.asked.clear()

    def before(self, request: str, key: str) -> None:
        """Nothing; tests put something else in its place."""

    def listed(self, folder: str) -> Iterator[Listed]:
        self._take("list", folder)
        below = f"{folder}/" if folder else ""
        yield from [self._meta(key) for key in list(self.objects) if key.startswith(below)]

    def head(self, key: str) -> Listed:
        self._take("head", key)
        return self._meta(key)

    def opened(self, key: str, size: int | None = None) -> BinaryIO:
        self._take("get", key)
        if key not in self.objects:
            raise FileNotFoundError(2, "there is no such object", key)
        return io.BytesIO(self.objects[key])

    def put(self, key: str, content: bytes | Path) -> None:
        self._take("put", key)
        self._write(key, content if isinstance(content, bytes) else content.read_bytes())

    def put_if_absent(self, key: str, content: bytes) -> bool:
        self._take("put_if_absent", key)
        with self._one_at_a_time:
            if key in self.objects:
                return False
            self._write(key, content)
        return True

    def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._take("delete", key)
            self.objects.pop(key, None)

    def _take(self, request: str, key: str) -> None:
        self.asked.append((request, key))
        self.before(request, key)

    def _write(self, key: str, content: bytes) -> None:
        self.objects[key] = content
        self.times[key] = self.clock

    def _meta(self, key: str) -> Listed:
        if key not in self.objects:
            raise FileNotFoundError(2, "there is no such object", key)
        content = self.objects[key]
        return Listed(key, len(content), hashlib.md5(content).hexdigest(), self.times[key])
