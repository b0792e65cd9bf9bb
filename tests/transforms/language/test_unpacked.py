import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from py3langid.langid import MODEL_DIR, MODEL_FILE

from newsmill.transforms.language import unpacked
from newsmill.transforms.language.unpacked import WEEK, clear_out, unpack

NOW = 1_800_000_000.0
TODAY = "languages-" + "0" * 16


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSMILL_CACHE", str(tmp_path))
    (tmp_path / TODAY).mkdir()
    return tmp_path


def add(cache: Path, name: str, age: float, files: tuple[str, ...] = ("scores.npy", "moves.npy")) -> Path:
    """Make a folder of the cache that was opened last `age` seconds ago."""
    folder = cache / name
    folder.mkdir()
    for file in files:
        (folder / file).write_bytes(b"values")
    os.utime(folder, (NOW - age, NOW - age))
    return folder


def version(digit: str) -> str:
    return f"languages-{digit * 16}"


def names(cache: Path) -> set[str]:
    return {path.name for path in cache.iterdir()}


def test_versions_that_nobody_opened_for_a_week_go_but_for_the_last_one(cache: Path):
    add(cache, version("1"), 9 * WEEK)
    add(cache, version("2"), 3 * WEEK)
    add(cache, version("3"), 5 * WEEK)
    clear_out(cache / TODAY, NOW)
    assert names(cache) == {TODAY, version("2")}


@pytest.mark.parametrize(("age", "stays"), [(WEEK - 60, True), (WEEK + 60, False)])
def test_what_was_opened_within_a_week_stays(cache: Path, age: float, stays: bool):
    add(cache, version("1"), age)
    add(cache, version("2"), 60)
    clear_out(cache / TODAY, NOW)
    assert ((cache / version("1")).exists(), (cache / version("2")).exists()) == (stays, True)


@pytest.mark.parametrize(("age", "stays"), [(WEEK - 60, True), (WEEK + 60, False)])
def test_what_a_kill_left_goes_after_a_week(cache: Path, age: float, stays: bool):
    left = [add(cache, f".{version('1')}-ab_3x9qz", age), add(cache, f".{version('2')}-gone123", age)]
    clear_out(cache / TODAY, NOW)
    assert [path.exists() for path in left] == [stays, stays]


def test_nothing_else_is_touched(cache: Path, tmp_path_factory: pytest.TempPathFactory):
    elsewhere = add(tmp_path_factory.mktemp("elsewhere"), "of-somebody", 9 * WEEK)
    add(cache, version("1"), 60)
    add(cache, "0123456789abcdef", 9 * WEEK)  # as the copy of a store in an object store is named
    add(cache, "languages-2", 9 * WEEK)
    add(cache, version("3"), 9 * WEEK, ("scores.npy", "notes.txt"))
    add(cache, f".{version('4')}", 9 * WEEK)
    (cache / version("5")).symlink_to(elsewhere)
    (cache / version("6")).write_text("a file")
    (add(cache, version("7"), 9 * WEEK) / "folder.npy").mkdir()
    os.utime(cache / version("7"), (NOW - 9 * WEEK, NOW - 9 * WEEK))
    (add(cache, version("8"), 9 * WEEK) / "link.npy").symlink_to(elsewhere / "scores.npy")
    os.utime(cache / version("8"), (NOW - 9 * WEEK, NOW - 9 * WEEK))
    before = sorted(cache.rglob("*"))
    clear_out(cache / TODAY, NOW)
    assert sorted(cache.rglob("*")) == before
    assert len(list(elsewhere.iterdir())) == 2


def test_who_has_the_files_open_keeps_them(cache: Path):
    add(cache, version("1"), 60)
    folder = add(cache, version("2"), 9 * WEEK)
    np.save(folder / "scores.npy", np.arange(1000))
    os.utime(folder, (NOW - 9 * WEEK, NOW - 9 * WEEK))
    values = np.load(folder / "scores.npy", mmap_mode="r")
    clear_out(cache / TODAY, NOW)
    assert not folder.exists()
    assert values.sum() == 499_500


def test_many_that_clear_out_at_once_harm_none(cache: Path):
    for digit in "123456789":
        add(cache, version(digit), int(digit) * WEEK + 60)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: clear_out(cache / TODAY, NOW), range(8)))
    assert names(cache) == {TODAY, version("1")}


@pytest.mark.parametrize("name", ["iterdir", "rename", "stat"])
def test_what_cannot_go_stays_and_fails_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    add(cache, version("1"), 60)
    add(cache, version("2"), 9 * WEEK)
    before = sorted(cache.rglob("*"))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("not yours")

    with monkeypatch.context() as patch:
        patch.setattr(Path, name, refuse)
        clear_out(cache / TODAY, NOW)
    assert sorted(cache.rglob("*")) == before


def test_to_make_a_version_clears_out_and_to_open_one_tells_that_it_is_in_use(
    cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
):
    monkeypatch.setattr(unpacked, "unpack", lambda _, folder: folder.mkdir())
    monkeypatch.setattr("time.time", lambda: NOW)
    packed = tmp_path_factory.mktemp("packed") / "model"
    packed.write_bytes(b"of today")
    (cache / TODAY).rmdir()
    add(cache, version("1"), 3 * WEEK)
    add(cache, version("2"), 4 * WEEK)
    folder = unpacked.unpacked(packed)
    assert names(cache) == {folder.name, version("1")}
    os.utime(folder, (0, 0))
    assert unpacked.unpacked(packed) == folder
    assert folder.stat().st_mtime > 0


def test_who_comes_second_takes_what_the_first_has_made(tmp_path: Path):
    folder = tmp_path / "languages-1"
    folder.mkdir()
    (folder / "scores.npy").write_bytes(b"of the first")
    unpack(MODEL_DIR / MODEL_FILE, folder)
    assert [each.name for each in tmp_path.iterdir()] == [folder.name], "nothing lies around"
    assert (folder / "scores.npy").read_bytes() == b"of the first"
