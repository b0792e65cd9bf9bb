"""What reaches the disk before what: a power cut may come between any two steps."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsmill.pipeline.care import upkeep_run
from newsmill.pipeline.care.forget import forget
from newsmill.pipeline.store import commit as committing
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.links import sync_tree
from newsmill.schemas.manifest import MANIFEST, Manifest
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot

Step = tuple[str, str]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[Step]:
    """Record what is synced and what is renamed, in order: ``("sync", path)`` and ``("rename", new path)``."""
    found: list[Step] = []
    fsync, rename, replace = os.fsync, Path.rename, Path.replace

    def synced(descriptor: int) -> None:
        found.append(("sync", os.readlink(f"/proc/self/fd/{descriptor}")))
        fsync(descriptor)

    def tree_synced(top: Path) -> None:
        found.append(("sync tree", str(top)))
        sync_tree(top)

    def renamed(self: Path, target: Path) -> Path:
        found.append(("rename", str(target)))
        return rename(self, target)

    def replaced(self: Path, target: Path) -> Path:
        found.append(("rename", str(target)))
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(committing, "sync_tree", tree_synced)
    monkeypatch.setattr(Path, "rename", renamed)
    monkeypatch.setattr(Path, "replace", replaced)
    return found


def test_a_snapshot_is_on_the_disk_before_it_has_its_name_and_its_name_before_it_is_current(
    empty: Store, publish: Callable[..., Manifest], steps: list[Step]
) -> None:
    publish(empty, "1")
    building = empty.staging / "snapshot-000001"
    order = [
        ("sync", str(building / MANIFEST)),
        ("sync tree", str(building)),
        ("rename", str(empty.snapshot(1))),
        ("sync", str(empty.snapshots)),
        ("rename", str(empty.latest)),
        ("sync", str(empty.root)),
    ]
    assert [step for step in steps if step in order] == order


def test_a_takedown_leaves_its_mark_on_the_disk_before_it_is_published(
    store: Store, steps: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = BaseSnapshot(str(store.latest.resolve())).read_all(ARTICLES, ["article_id"]).column(0)[0].as_py()
    commit, marks = upkeep_run.commit, []

    def committed(*args: object) -> object:
        marks.append(store.purge.read_text().strip())
        return commit(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(upkeep_run, "commit", committed)
    forget(store, [one], dt.datetime(2026, 3, 12, tzinfo=dt.UTC))
    assert marks == ["3"]
    order = [("sync", str(store.purge)), ("sync", str(store.root)), ("rename", str(store.latest))]
    assert [step for step in steps if step in order][:3] == order
    assert not store.purge.exists()
