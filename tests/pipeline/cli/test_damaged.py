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
}
READERS = (
    *(["status"], ["runs"], ["feeds"], ["verify"], ["path"], ["report"], ["explain", ARTICLE]),
    ["forget", "--matching", "Getreide"],
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_commands_that_read_say_what_is_wrong(damage: str, built: Path, tmp_path: Path, invoke) -> None:
    store = Store(shutil.copytree(built / "out", tmp_path / "out", symlinks=True))
    DAMAGES[damage](store.root)
    for command in READERS:
        done = invoke(*command, "--output", store.root)  # an exception that passes is a traceback
        assert done.code in (0, 1, 2), command
        assert done.code == 0 or done.err.startswith("newsmill: ") or command == ["verify"], command
        assert len(done.err.splitlines()) <= 1, command
