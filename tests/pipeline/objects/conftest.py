"""Stores in an object store in memory: each copy is what one machine has of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsmill.pipeline.objects.place import Place
from newsmill.pipeline.objects.remote import Remote
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.lock import locked
from newsmill.pipeline.store.publication import tidy
from newsmill.pipeline.store.recover import recover
from tests.memory_bucket import MemoryBucket
from tests.pipeline.conftest import Publish

Machine = Callable[..., Store]
Attempt = Callable[..., None]


@pytest.fixture
def bucket() -> MemoryBucket:
    return MemoryBucket()


@pytest.fixture
def machine(bucket: MemoryBucket, tmp_path: Path) -> Machine:
    """Give the copy that a machine of some name has of the store s3://b/s."""

    def go(name: str = "one") -> Store:
        store = Store(tmp_path / name, Remote(Place(bucket, "s", "s3://b/s")))
        store.staging.mkdir(parents=True, exist_ok=True)
        store.snapshots.mkdir(exist_ok=True)
        return store

    return go


@pytest.fixture
def attempt(publish: Publish) -> Attempt:
    """Do what a run does with a store, the pipeline left out."""

    def go(store: Store, ids: str) -> None:
        assert store.remote is not None
        with locked(store):
            store.remote.pull(store)
            recover(store)
            publish(store, ids)
            tidy(store)

    return go
