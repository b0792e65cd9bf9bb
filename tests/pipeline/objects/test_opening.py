from pathlib import Path

import pytest

from newsmill.pipeline.errors import NotAStoreError, RunFailedError, UsageError
from newsmill.pipeline.file_list import current_files
from newsmill.pipeline.objects import opening
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store, current_path, made_store, open_store
from tests.memory_bucket import MemoryBucket
from tests.pipeline.conftest import Publish


@pytest.fixture(autouse=True)
def _there(bucket: MemoryBucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "bucket_of", lambda _scheme, _name: bucket)
    monkeypatch.setenv("NEWSMILL_CACHE", str(tmp_path / "cache"))


def test_a_store_is_opened_by_its_address(publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(create_store("s3://b/news/"), "1")
    monkeypatch.setenv("NEWSMILL_CACHE", str(tmp_path / "another machine"))
    store = open_store("s3://b/news")
    assert (store.name, store.current()) == ("s3://b/news", 1)
    assert current_path("s3://b/news").is_relative_to(tmp_path / "another machine")


def test_readers_that_take_a_list_get_addresses_and_nothing_is_brought(
    bucket: MemoryBucket, publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(create_store("s3://b/news/"), "1")
    monkeypatch.setenv("NEWSMILL_CACHE", str(tmp_path / "reader"))
    number, tables = current_files("s3://b/news")
    assert number == 1
    keys = [address.removeprefix("s3://b/") for files in tables.values() for address in files]
    assert len(keys) >= len(tables)
    assert set(keys) <= set(bucket.objects)
    assert not (tmp_path / "reader").exists()
    with pytest.raises(NotAStoreError, match="no manifests"):
        current_files("s3://b/none")


def test_the_files_of_a_folder_are_paths(publish: Publish, empty: Store) -> None:
    publish(empty, "1")
    number, tables = current_files(empty.root)
    assert number == 1
    assert all(Path(file).is_file() for files in tables.values() for file in files)
    assert any("clusters/bucket=01" in file for file in tables["clusters"])


def test_stores_of_the_same_name_at_other_endpoints_have_copies_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    here = create_store("s3://b/news").root
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://elsewhere.example")
    assert create_store("s3://b/news").root != here


def test_what_is_no_store_is_neither_opened_nor_written_over(bucket: MemoryBucket) -> None:
    with pytest.raises(NotAStoreError, match="it has no manifests"):
        open_store("s3://b/news")
    bucket.put("news/mine.txt", b"x")
    with pytest.raises(NotAStoreError, match=r"not empty \(it holds 'mine.txt'\)"):
        create_store("s3://b/news")


def test_wrong_usage_within_leaves_the_object_store_as_it_is(bucket: MemoryBucket) -> None:
    with pytest.raises(UsageError), made_store("s3://b/news"):
        raise UsageError("no such input")
    assert bucket.objects == {}


def test_wrong_credentials_and_silence_are_told_apart(bucket: MemoryBucket) -> None:
    def denied(_request: str, key: str) -> None:
        raise PermissionError(13, "403 Forbidden", key)

    bucket.before = denied  # type: ignore[method-assign]
    with pytest.raises(UsageError, match=r"s3://b/news may not be read or written .*check the credentials"):
        create_store("s3://b/news")

    def silent(_request: str, key: str) -> None:
        raise OSError(5, "connection refused", key)

    bucket.before = silent  # type: ignore[method-assign]
    with pytest.raises(RunFailedError, match="does not answer"):
        open_store("s3://b/news")
