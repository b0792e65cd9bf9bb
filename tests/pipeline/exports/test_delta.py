import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsmill.pipeline.errors import LockHeldError, NotAStoreError, UsageError
from newsmill.pipeline.exports import delta
from newsmill.pipeline.exports.cleaning import clean_exports
from newsmill.pipeline.exports.delta import MARK, export_delta
from newsmill.pipeline.exports.delta_log import CHECKPOINT, CHECKPOINT_EVERY, LOG, append, read_log
from newsmill.pipeline.exports.recorded import exports_of
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store
from newsmill.pipeline.store.retention import purge_before
from newsmill.schemas.tables import ARTICLES, SNAPSHOT_TABLES
from tests.pipeline.handmade import COPY, OLD, ROWS, UNDATED, published

NOW = 1_780_000_000.0


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return published(tmp_path / "out", ROWS)


def titles(folder: Path) -> list[str]:
    """Return the titles of the articles that the log says are the table."""
    table = folder / "articles"
    return sorted(title for path in read_log(table).files for title in rows_of(table / path))


def rows_of(file: Path) -> list[str]:
    found: list[str] = pq.ParquetFile(file).read(["title"])[0].to_pylist()
    return found


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.parquet")}


def test_tables_hold_what_the_snapshot_holds_without_a_second_copy(store: Store, tmp_path: Path) -> None:
    done = export_delta(store, tmp_path / "delta", NOW)
    assert (done.snapshot, done.copied, done.tables["articles"].added) == (1, 0, 2)
    assert titles(tmp_path / "delta") == sorted(row["title"] for row in ROWS["articles"])
    for path in files(tmp_path / "delta"):
        assert (tmp_path / "delta" / path).samefile(store.snapshot(1) / path)
    for table in SNAPSHOT_TABLES:
        state = read_log(tmp_path / "delta" / table.name)
        rows = sum(json.loads(file["stats"])["numRecords"] for file in state.files.values())
        assert rows == len(ROWS[table.name])


def test_the_log_is_that_of_a_delta_table(store: Store, tmp_path: Path) -> None:
    export_delta(store, tmp_path / "delta", NOW)
    (entry,) = (tmp_path / "delta" / "articles" / LOG).iterdir()
    assert entry.name == "00000000000000000000.json"
    actions = [json.loads(line) for line in entry.read_text("utf-8").splitlines()]
    assert [next(iter(action)) for action in actions] == ["commitInfo", "protocol", "metaData", "add", "add"]
    assert actions[1]["protocol"] == {"minReaderVersion": 1, "minWriterVersion": 2}
    fields = {field["name"]: field for field in json.loads(actions[2]["metaData"]["schemaString"])["fields"]}
    assert list(fields) == [*(column.name for column in ARTICLES.columns), "month"]
    assert (fields["published_at"]["type"], fields["word_count"]["type"]) == ("timestamp", "long")
    assert fields["authors"]["type"] == {"type": "array", "elementType": "string", "containsNull": True}
    assert (fields["article_id"]["nullable"], fields["title"]["nullable"]) == (False, True)
    assert actions[3]["add"]["partitionValues"] == {"month": "2026-05"}


def test_another_export_follows_the_store_and_nothing_new_writes_nothing(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "delta"
    export_delta(store, folder, NOW)
    assert export_delta(store, folder, NOW).tables["articles"].version == 0
    before = files(folder)
    published(store.root, ROWS | {"articles": [COPY, UNDATED]}, number=2)
    done = export_delta(store, folder, NOW + 60)
    assert (done.snapshot, done.tables["articles"]) == (2, delta.ExportedTable(1, 2, 1))
    assert done.tables["mentions"].version == 0
    assert titles(folder) == ["Brücke über die Elbe frei", "Ohne Tag"]
    # Who began to read before finishes; an hour later the files are gone.
    assert before < files(folder)
    export_delta(store, folder, NOW + 60 + 3599)
    assert before < files(folder)
    export_delta(store, folder, NOW + 60 + 3600)
    assert len(files(folder)) == len(before) - 1


def test_what_a_stopped_export_left_is_swept(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(delta, "append", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            export_delta(store, tmp_path / "delta", NOW)
    assert len(files(tmp_path / "delta")) == 2
    published(store.root, ROWS | {"articles": OLD}, number=2)
    export_delta(store, tmp_path / "delta", NOW)
    assert len({path for path in files(tmp_path / "delta") if path.startswith("articles")}) == 1


def test_a_checkpoint_says_what_the_versions_before_it_said(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "delta"
    export_delta(store, folder, NOW)
    table = folder / "articles"
    for _ in range(CHECKPOINT_EVERY):
        state = read_log(table)
        append(table, state, [{"commitInfo": {"timestamp": 0}}])
    names = sorted(path.name for path in (table / LOG).iterdir())
    assert names == [f"{CHECKPOINT_EVERY:020d}.checkpoint.parquet", CHECKPOINT]
    assert read_log(table) == state
    published(store.root, ROWS | {"articles": OLD}, number=2)
    assert export_delta(store, folder, NOW).tables["articles"] == delta.ExportedTable(0, 1, CHECKPOINT_EVERY + 1)


def test_two_writers_of_one_version_do_not_overwrite_each_other(store: Store, tmp_path: Path) -> None:
    export_delta(store, tmp_path / "delta", NOW)
    one, two = (read_log(tmp_path / "delta" / "articles") for _ in range(2))
    append(tmp_path / "delta" / "articles", one, [{"commitInfo": {"timestamp": 1}}])
    with pytest.raises(LockHeldError):
        append(tmp_path / "delta" / "articles", two, [{"commitInfo": {"timestamp": 2}}])


def test_across_devices_files_are_copied(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr("os.link", refuse)
    done = export_delta(store, tmp_path / "delta", NOW)
    assert done.copied == len(files(tmp_path / "delta"))
    assert titles(tmp_path / "delta") == sorted(row["title"] for row in ROWS["articles"])


def test_a_takedown_cleans_at_once_and_names_what_it_cannot_reach(store: Store, tmp_path: Path) -> None:
    for name in ("delta", "moved", "damaged"):
        export_delta(store, tmp_path / name, NOW)
    (tmp_path / "moved").rename(tmp_path / "elsewhere")
    (tmp_path / "damaged" / "articles" / LOG / "00000000000000000000.json").write_text("{")
    published(store.root, ROWS | {"articles": [*OLD, UNDATED]}, number=2)
    purge_before(store, 2)
    done = clean_exports(store)
    assert done.gone == (str(tmp_path / "moved"),)
    assert len(done.left) == 1
    assert done.left[0].startswith(f"{tmp_path / 'damaged'} (the Delta log ")
    assert exports_of(store) == [tmp_path / "damaged", tmp_path / "delta"]
    assert titles(tmp_path / "delta") == sorted(row["title"] for row in (*OLD, UNDATED))
    assert not [path for path in files(tmp_path / "delta") if not (store.snapshot(2) / path).exists()]


def test_a_takedown_says_when_it_is_lost_where_exports_are(store: Store, tmp_path: Path) -> None:
    export_delta(store, tmp_path / "delta", NOW)
    (store.ops / "exports.json").write_text('{"delta": 1}')
    (left,) = clean_exports(store).left
    assert left.startswith(f"{store.ops / 'exports.json'} cannot be read")


def test_a_snapshot_that_goes_while_it_is_exported_is_not_what_stays(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = delta._log, []

    def publish_meanwhile(*arguments: object) -> object:
        if not calls:
            published(store.root, ROWS | {"articles": OLD}, number=2)
            purge_before(store, 2)
        calls.append(1)
        return real(*arguments)

    monkeypatch.setattr(delta, "_log", publish_meanwhile)
    assert export_delta(store, tmp_path / "delta", NOW).snapshot == 2
    assert titles(tmp_path / "delta") == sorted(row["title"] for row in OLD)


def test_folders_that_are_something_else_are_left_alone(store: Store, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes").write_text("x")
    (tmp_path / "file").write_text("x")
    for folder, told in (("mine", "is not empty"), ("file", "is a file"), ("out/delta", "lies in the store")):
        with pytest.raises(UsageError, match=told):
            export_delta(store, tmp_path / folder, NOW)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes"]
    export_delta(store, tmp_path / "delta", NOW)
    with pytest.raises(UsageError, match=f"is the export of {store.root}"):
        export_delta(published(tmp_path / "other", ROWS), tmp_path / "delta", NOW)
    assert (tmp_path / "delta" / MARK).read_text() == f"{store.root}\n"
    with pytest.raises((UsageError, NotAStoreError), match="no snapshot yet"):
        export_delta(create_store(tmp_path / "empty"), tmp_path / "none", NOW)
