import ctypes
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from newsmill.pipeline.store.links import sync_tree


class Without:
    """A C library that has no syncfs."""


class Failing:
    @staticmethod
    def syncfs(descriptor: int) -> int:
        ctypes.set_errno(28)
        return -1


def test_without_syncfs_every_folder_is_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    synced: list[str] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda *args, **kwargs: Without())
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.readlink(f"/proc/self/fd/{descriptor}")))
    sync_tree(tmp_path)
    assert synced == [str(tmp_path / "a" / "b"), str(tmp_path / "a"), str(tmp_path)]


def test_an_error_of_syncfs_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *args, **kwargs: Failing())
    with pytest.raises(OSError, match="No space left"):
        sync_tree(tmp_path)


def test_a_tree_is_synced_by_one_call_for_all_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []

    def syncfs(descriptor: int) -> int:
        synced.append(os.readlink(f"/proc/self/fd/{descriptor}"))
        return 0

    (tmp_path / "a").mkdir()
    monkeypatch.setattr(ctypes, "CDLL", lambda *args, **kwargs: SimpleNamespace(syncfs=syncfs))
    sync_tree(tmp_path)
    assert synced == [str(tmp_path)]
