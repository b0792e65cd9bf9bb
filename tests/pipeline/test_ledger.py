import os
import time
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

import newsmill.pipeline.ledger as ledger
from newsmill.pipeline.ledger import Unread, unread
from newsmill.schemas.state import LEDGER
from newsmill.schemas.table import Table
from newsmill.transforms.ground.buckets import buckets_of_keys
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sources.listing import input_file
from newsmill.transforms.sources.listing.input_file import InputFile, fingerprinted
from newsmill.transforms.sources.listing.inputs import discover
from newsmill.transforms.sources.source_settings import SourceSettings


class Known(BaseSnapshot):
    """A snapshot whose ledger holds the files given."""

    def __init__(self, files: Iterable[InputFile]) -> None:
        object.__setattr__(self, "path", "")
        rows = [
            {"uri": f.uri, "size": f.size, "mtime_ns": f.mtime_ns, "sha256": bytes.fromhex(f.sha256)} for f in files
        ]
        object.__setattr__(self, "rows", pa.Table.from_pylist(rows, LEDGER.schema))

    def read(self, table: Table, partition: str, columns: list[str] | None = None) -> pa.Table:
        return self.rows  # type: ignore[attr-defined]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Bericht {name}")
        os.utime(tmp_path / f"{name}.txt", (1e9, 1e9))
    return tmp_path


def files(folder: Path) -> tuple[InputFile, ...]:
    return discover([str(folder)], SourceSettings()).files


def hashed(folder: Path) -> list[InputFile]:
    return [file for file in map(fingerprinted, files(folder)) if isinstance(file, InputFile)]


def names(found: Unread) -> list[str]:
    return [Path(os.fsdecode(file.path)).name for file in found.files]


def test_everything_is_new_to_an_empty_store(folder: Path) -> None:
    found = unread(files(folder), BaseSnapshot(""))
    assert names(found) == ["a.txt", "b.txt", "c.txt"]
    assert all(len(file.sha256) == 64 for file in found.files)
    assert found.known == 0


def test_equal_stat_skips_a_file_unseen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Known(hashed(folder))
    monkeypatch.setattr(ledger, "fingerprinted", lambda file: pytest.fail(f"{file.uri} was read"))
    assert unread(files(folder), known) == Unread((), 3, 0)


def test_a_touched_file_with_equal_bytes_is_unchanged(folder: Path) -> None:
    known = Known(hashed(folder))
    os.utime(folder / "a.txt", (2e9, 2e9))
    assert unread(files(folder), known) == Unread((), 3, 0)


def test_other_bytes_of_the_same_size_and_another_time_are_new(folder: Path) -> None:
    known = Known(hashed(folder))
    (folder / "b.txt").write_text("Bericht x")
    assert names(unread(files(folder), known)) == ["b.txt"]


def test_a_renamed_file_is_a_new_input(folder: Path) -> None:
    known = Known(hashed(folder))
    (folder / "a.txt").rename(folder / "z.txt")
    assert names(unread(files(folder), known)) == ["z.txt"]


def test_the_limit_leaves_the_rest_for_later_and_does_not_call_it_known(folder: Path) -> None:
    known = Known(hashed(folder)[:1])
    found = unread(files(folder), known, limit=1)
    assert names(found) == ["b.txt"]
    assert found.known == 1


def test_a_file_that_changed_a_moment_ago_waits(folder: Path) -> None:
    os.utime(folder / "c.txt")
    found = unread(files(folder), BaseSnapshot(""), settle=60)
    assert names(found) == ["a.txt", "b.txt"]
    assert found.unsettled == 1
    assert names(unread(files(folder), BaseSnapshot(""))) == ["a.txt", "b.txt", "c.txt"]


def test_a_file_from_the_future_does_not_wait_for_it(folder: Path) -> None:
    future = time.time() + 1e6
    os.utime(folder / "c.txt", (future, future))
    assert unread(files(folder), BaseSnapshot(""), settle=60).unsettled == 0


def test_a_file_that_vanished_meanwhile_is_read_so_that_it_is_told(folder: Path) -> None:
    listed = files(folder)
    (folder / "a.txt").unlink()
    found = unread(listed, BaseSnapshot(""))
    assert names(found) == ["a.txt", "b.txt", "c.txt"]
    assert found.files[0].sha256 == ""


def in_slices(folder: Path, monkeypatch: pytest.MonkeyPatch, *offsets: int | None) -> Known:
    """Make every file a large one; the first have been read as far as ``offsets`` tell."""
    monkeypatch.setattr(input_file, "SLICE", 5)
    known = Known(hashed(folder)[: len(offsets)])
    column = pa.array(offsets, pa.int64())
    object.__setattr__(known, "rows", known.rows.set_column(4, LEDGER.schema.field("next_offset"), column))
    return known


def test_a_large_file_goes_on_where_its_slices_ended_and_others_wait(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = in_slices(folder, monkeypatch, None, 6)
    monkeypatch.setattr(ledger, "fingerprinted", lambda file: pytest.fail(f"{file.uri} was read"))
    found = unread(files(folder), known)
    assert [(Path(os.fsdecode(file.path)).name, file.offset) for file in found.files] == [("b.txt", 6)]
    assert [Path(os.fsdecode(file.path)).name for file in found.waiting] == ["c.txt"]
    assert found.known == 1


@pytest.mark.parametrize(("text", "offset"), [("Bericht a", 6), ("Bericht x", 0)])
def test_a_large_file_that_was_touched_goes_on_only_with_equal_bytes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, text: str, offset: int
) -> None:
    known = in_slices(folder, monkeypatch, 6)
    (folder / "a.txt").write_text(text)
    (file,) = unread(files(folder)[:1], known).files
    assert file.offset == offset


def test_only_the_buckets_of_the_listed_files_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    known = Known(hashed(folder))
    rows = known.read(LEDGER, "")
    here = buckets_of_keys(LEDGER, rows.column("uri"), 64)
    monkeypatch.setattr(Known, "buckets", lambda self, table: 64)
    monkeypatch.setattr(
        Known, "read", lambda self, table, name: asked.append(name) or rows.filter(pc.equal(here, name))
    )
    assert unread(files(folder)[:2], known) == Unread((), 2, 0)
    assert asked == sorted(set(here.to_pylist()[:2]))
    assert unread([], known) == Unread((), 0, 0)
    assert len(asked) <= 2
