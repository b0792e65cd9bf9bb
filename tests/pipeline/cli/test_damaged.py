"""A store that lost a part, or that somebody made by hand: every command says so in a line, none shows a traceback."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsmill.pipeline.store.layout import Store

DEEP = b"[" * 100_000
SNAPSHOT = "snapshots/000002"
ARTICLE = "https://blatt.example/hafen"

Damage = Callable[[Path], None]


def without(pattern: str) -> Damage:
    def damage(root: Path) -> None:
        for path in root.glob(pattern):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()

    return damage


def holding(name: str, content: bytes) -> Damage:
    def damage(root: Path) -> None:
        for path in [*root.glob(name)] or [root / name]:
            without(str(path.relative_to(root)))(root)
            path.write_bytes(content)

    return damage


DAMAGES: dict[str, Damage] = {
    "no current snapshot": without(SNAPSHOT),
    "no manifest": without(f"{SNAPSHOT}/manifest.json"),
    "an empty manifest": holding(f"{SNAPSHOT}/manifest.json", b""),
    "a deep manifest": holding(f"{SNAPSHOT}/manifest.json", DEEP),
    "no articles": without(f"{SNAPSHOT}/articles"),
    "empty files": holding(f"{SNAPSHOT}/articles/*/*.parquet", b""),
    "no state": without(f"{SNAPSHOT}/_state"),
    "noise as state": holding(f"{SNAPSHOT}/_state/**/*.arrow", b"\0"),
    "a link to nothing of ours": holding("latest", b"\xff\n"),
    "files for folders": holding("ops", b""),
    "deep operational files": holding("ops/feeds.json", DEEP),
    "deep set aside": holding("ops/set_aside.json", DEEP),
    "deep exports": holding("ops/exports.json", DEEP),
    "noise as an index": holding("ops/search.sqlite", b"\0" * 5000),
}
READERS = (
    *(["status"], ["runs"], ["feeds"], ["verify"], ["path"], ["report"], ["explain", ARTICLE]),
    *(["forget", "--matching", "Getreide"], ["query", "coverage"], ["query", "from mentions"], ["search", "Getreide"]),
    *(["diff", ARTICLE], ["export", "duckdb", "{beside}/a.duckdb"], ["export", "delta", "{beside}/delta"]),
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_commands_that_read_say_what_is_wrong(damage: str, built: Path, tmp_path: Path, invoke) -> None:
    store = Store(shutil.copytree(built / "out", tmp_path / "out", symlinks=True))
    DAMAGES[damage](store.root)
    for command in READERS:
        given = (word.replace("{beside}", str(tmp_path)) for word in command)
        done = invoke(*given, "--output", store.root)  # an exception that passes is a traceback
        assert done.code in (0, 1, 2), command
        assert done.code == 0 or done.err.startswith("newsmill: ") or command == ["verify"], command
        assert len(done.err.splitlines()) <= 1, command


def test_no_command_writes_over_what_the_store_consists_of(built: Path, invoke) -> None:
    store = Store(built / "out")
    manifest = store.snapshot(2) / "manifest.json"
    for command in (["report", "--file"], ["query", "coverage", "--file"], ["export", "duckdb"]):
        done = invoke(*command, manifest, "--output", store.root)
        assert (done.code, done.err) == (2, f"newsmill: {manifest} lies in the store: give a place outside of it\n")
    assert invoke("report", "--file", store.ops / "report.html", "--output", store.root).code == 0


def test_a_dash_is_no_file(built: Path, tmp_path: Path, invoke, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = ("--output", built / "out")
    page = invoke("report", "--file", "-", *store)
    assert (page.code, page.out.startswith("<!doctype html>")) == (0, True)
    assert invoke("query", "sources", "--file", "-", *store).out == invoke("query", "sources", *store).out
    for export in ("duckdb", "delta"):
        done = invoke("export", export, "-", *store)
        assert (done.code, done.err.startswith("newsmill: this cannot be written to standard output")) == (2, True)
    assert not any(tmp_path.iterdir())


def test_a_page_that_cannot_be_written_is_not_the_fault_of_the_store(built: Path, tmp_path: Path, invoke) -> None:
    done = invoke("report", "--file", tmp_path, "--output", built / "out")
    assert (done.code, done.err) == (1, f"newsmill: {tmp_path} cannot be written: Is a directory\n")


def test_status_tells_of_files_that_are_missing_or_torn(built: Path, tmp_path: Path, invoke) -> None:
    store = Store(shutil.copytree(built / "out", tmp_path / "out", symlinks=True))
    assert "verify" not in invoke("status", "--output", store.root).out
    first, second, *_ = sorted(store.snapshot(2).glob("mentions/*/*.parquet"))
    for damage in (first.unlink, lambda: (second.unlink(), second.write_bytes(b"PAR1"))):
        damage()
    out = invoke("status", "--output", store.root).out
    assert "# 2 files missing or torn" in out
    assert "all is well" not in out
