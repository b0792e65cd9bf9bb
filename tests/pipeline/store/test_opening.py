from collections.abc import Callable
from pathlib import Path

import pytest

from newsmill.pipeline.errors import NotAStoreError, RunFailedError, UsageError
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store, current_path, made_store, open_store


def test_a_new_folder_becomes_a_store(tmp_path: Path) -> None:
    store = create_store(tmp_path / "a" / "b")
    assert store.snapshots.is_dir()
    assert store.current() is None


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    assert create_store(tmp_path).root == tmp_path


def test_a_folder_with_something_else_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(NotAStoreError, match=r"thesis\.doc"):
        create_store(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_folder_with_only_own_marks_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".staging").mkdir()
    (tmp_path / ".lock").touch()
    assert create_store(tmp_path).numbers() == []


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(NotAStoreError, match="is a file"):
        create_store(tmp_path / "out")


@pytest.mark.parametrize("name", ["", "\udcff", "a/\udcff/b"])
def test_a_name_that_no_table_can_have_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    for opened in (create_store, open_store):
        with pytest.raises(NotAStoreError, match=r"--output is empty|is no UTF-8"):
            opened(name)
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_too_long_is_said_to_be(tmp_path: Path) -> None:
    with (
        pytest.raises(RunFailedError, match=r"cannot be written.*File name too long"),
        made_store(tmp_path / ("a" * 256)),
    ):
        pass
    with pytest.raises(NotAStoreError, match="is not a newsmill store"):
        open_store(tmp_path / ("a" * 256))


def test_open_wants_a_store(tmp_path: Path) -> None:
    with pytest.raises(NotAStoreError, match="not a newsmill store"):
        open_store(tmp_path)


def test_current_path_is_resolved_and_survives_the_next_commit(empty: Store, publish: Callable[..., object]) -> None:
    publish(empty, "1")
    path = current_path(empty.root)
    publish(empty, "2")
    assert path == empty.snapshot(1)
    assert path.is_dir()
    assert current_path(empty.root) == empty.snapshot(2)


def test_current_path_of_a_store_without_snapshot_says_what_to_do(empty: Store) -> None:
    with pytest.raises(NotAStoreError, match="newsmill run"):
        current_path(empty.root)


def test_a_store_that_cannot_be_made_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunFailedError, match="cannot be written"):
        create_store(tmp_path / "file" / "out")


def test_wrong_usage_leaves_no_new_store_behind(tmp_path: Path) -> None:
    with pytest.raises(UsageError), made_store(tmp_path / "new"):
        raise UsageError("no such input")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "mine").mkdir()
    with pytest.raises(UsageError), made_store(tmp_path / "mine"):
        raise UsageError("no such input")
    assert [path.name for path in tmp_path.rglob("*")] == ["mine"]


def test_wrong_usage_leaves_a_store_that_was_there_as_it_is(tmp_path: Path) -> None:
    create_store(tmp_path / "out")
    with pytest.raises(UsageError), made_store(tmp_path / "out"):
        raise UsageError("no such input")
    assert (tmp_path / "out" / "snapshots").is_dir()


@pytest.mark.parametrize("output", ["https://x.example/news", "file:///tmp/news", "ftp://b/c", Path("s3://b/c")])
def test_an_address_is_no_output(output: str | Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for ask in (create_store, open_store):
        with pytest.raises(NotAStoreError, match="is an address"):
            ask(output)
    assert list(tmp_path.iterdir()) == []
