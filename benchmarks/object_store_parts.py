"""The parts of ``benchmarks.object_store``: requests that kill, a reader, a look at the store from outside."""

import functools
import hashlib
import json
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import newsmill.pipeline.run as running
from benchmarks.crash_stores import Bench
from benchmarks.object_store_server import BUCKET
from newsmill.pipeline.objects import remote
from newsmill.pipeline.objects.place import DATA, Place, manifest_path
from newsmill.pipeline.objects.pull import read_manifest_of
from newsmill.pipeline.objects.retention import retain
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.opening import open_store
from newsmill.schemas.manifest import MANIFEST, read_manifest
from newsmill.transforms.ground import cache_folder
from newsmill.transforms.sources.buckets import cloud
from newsmill.transforms.sources.buckets.bucket import Bucket, Listed


def address_of(root: str) -> str:
    """Return the address of a store in the benchmark's bucket."""
    return f"s3://{BUCKET}/{root}"


def machine(folder: Path, name: str) -> None:
    """Let this process be a machine of its own: it has a cache of that name."""
    os.environ[cache_folder.VARIABLE] = str(folder / "caches" / name)


@dataclass
class Killing:
    """A bucket whose ``at``-th request, from 1, kills this process: before it is sent, or when it is answered."""

    bucket: Bucket
    at: int
    after: bool
    told: Path
    """Takes which request it was."""
    kind: str = ""
    """Kind of the requests that kill instead, whichever number they have."""
    count: int = 0
    turn: threading.Lock = field(default_factory=threading.Lock)

    def listed(self, folder: str) -> Iterator[Listed]:
        """Pass it on."""
        with self._request(f"list {folder}"):
            found = list(self.bucket.listed(folder))
        yield from found

    def head(self, key: str) -> Listed:
        """Pass it on."""
        with self._request(f"head {key}"):
            return self.bucket.head(key)

    def opened(self, key: str, size: int | None = None) -> BinaryIO:
        """Pass it on."""
        with self._request(f"get {key}"):
            return self.bucket.opened(key, size)

    def put(self, key: str, content: bytes | Path) -> None:
        """Pass it on."""
        with self._request(f"put {key}"):
            self.bucket.put(key, content)

    def put_if_absent(self, key: str, content: bytes) -> bool:
        """Pass it on."""
        with self._request(f"commit {key}"):
            return self.bucket.put_if_absent(key, content)

    def delete(self, keys: Iterable[str]) -> None:
        """Pass it on."""
        listed = list(keys)
        with self._request(f"delete {listed[0] if listed else ''}"):
            self.bucket.delete(listed)

    @contextmanager
    def _request(self, request: str) -> Iterator[None]:
        # Files are sent by several threads.
        with self.turn:
            self.count += 1
            chosen = _kind(request) == self.kind if self.kind and self.at else self.count == self.at
            if chosen:
                self.told.write_text(_kind(request))
            if chosen and not self.after:
                os.kill(os.getpid(), signal.SIGKILL)
        try:
            yield
        finally:
            if chosen:
                os.kill(os.getpid(), signal.SIGKILL)


def _kind(request: str) -> str:
    """Return a request without what is different each time: ``put data/articles``, ``commit manifests``."""
    verb, _, key = request.partition(" ")
    parts = key.split("/")
    return " ".join([verb, parts[1] if len(parts) > 1 else "store"])


def run_there(bench: Bench, root: str, inputs: Path, settings: Settings) -> int:
    """Run once into the store ``root`` and return the number of its snapshot."""
    vars(remote).update(retain=functools.partial(retain, seconds=bench.retain))
    outcome = running.run([str(inputs)], address_of(root), settings, bench.now())
    return outcome.snapshot or 0


def place_of(root: str) -> Place:
    """Return where the store ``root`` lies."""
    return Place(cloud.bucket_of("s3", BUCKET), root, address_of(root))


@dataclass
class Look:
    """The store as it is in the object store, whatever any cache says."""

    newest: int = 0
    """Number of the current snapshot."""
    wrong: list[str] = field(default_factory=list)
    """What is not as it should be."""

    @classmethod
    def at(cls, root: str, calm: Path | None = None, known: Path | None = None) -> "Look":
        """Look at the store ``root``: every object that the newest manifest names, and the manifest beside ``calm``'s.

        ``known`` is a file of hashes that were taken before: objects are written once.
        """
        place, found = place_of(root), cls()
        found.newest = max(place.manifests(), default=0)
        if not found.newest:
            return found
        content = place.read(manifest_path(found.newest))
        if calm is not None and (calm / f"{found.newest:06d}" / MANIFEST).read_bytes() != content:
            found.wrong.append(f"the manifest of snapshot {found.newest} is not that of the folder")
        hashes = json.loads(known.read_text()) if known and known.exists() else {}
        there = dict(place.listed(DATA))
        for file in read_manifest_of(place, found.newest, content).files:
            if file.path not in there or there[file.path].size != file.size:
                found.wrong.append(f"snapshot {found.newest} lacks {file.path}")
                continue
            if file.path not in hashes:
                hashes[file.path] = hashlib.sha256(place.read(f"{DATA}/{file.path}")).hexdigest()
            if hashes[file.path] != file.sha256:
                found.wrong.append(f"{file.path} has other bytes")
        if known:
            known.write_text(json.dumps(hashes))
        return found


def read_all_the_time(root: str, report: Path) -> None:
    """Open the store again and again until told to stop (SIGTERM); count reads that fail, or see half a run."""
    import duckdb

    stopping: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: stopping.append(number))
    found, errors = Counter(reads=0, failed=0, torn=0, backwards=0), list[str]()
    last = 0
    while not stopping:
        try:
            if not place_of(root).manifests():
                time.sleep(0.1)
                continue
            store = open_store(address_of(root))
            number = store.current() or 0
            path = store.snapshot(number)
            rows = {name: _rows(path, name) for name in ("articles", "mentions")}
            seen = duckdb.execute(
                f"select count(*), count(distinct article_id), sum(mention_count) from '{path}/articles/*/*.parquet'"
            ).fetchall()[0]
            mentions = duckdb.execute(f"select count(*) from '{path}/mentions/*/*.parquet'").fetchall()[0][0]
            found["torn"] += not (seen[0] == seen[1] == rows["articles"] and mentions == rows["mentions"])
            found["backwards"] += number < last
            last = number
        except Exception as error:
            found["failed"] += 1
            errors.append(repr(error)[:300])
        found["reads"] += 1
    report.write_text(json.dumps({**found, "errors": errors}))


def _rows(path: Path, table: str) -> int:
    return sum(file.rows for file in read_manifest(path).files if file.table == table)
