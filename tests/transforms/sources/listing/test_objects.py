import sys

import pytest

from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.sources.buckets import cloud
from newsmill.transforms.sources.errors import InputError
from newsmill.transforms.sources.listing import objects, storage
from newsmill.transforms.sources.listing.input_file import InputFile, fingerprinted
from newsmill.transforms.sources.listing.inputs import discover
from newsmill.transforms.sources.listing.objects import matched, stamp_of
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.source_settings import SourceSettings
from tests.memory_bucket import MemoryBucket

PLAIN = SourceSettings()


@pytest.fixture
def bucket(monkeypatch):
    made = MemoryBucket(
        {
            "n/1.txt": b"Der Rat tagt.",
            "n/2026/2.txt": b"Der Rat vertagt sich.",
            "n/.hidden": b"x",
            "n/2.part": b"x",
            "n/2026": b"",
            "other/3.txt": b"x",
            "store/manifests/000001.json": b"{}",
            "store/data/articles/month=2026-01/0.parquet": b"x",
        }
    )
    for module in (objects, storage):
        monkeypatch.setattr(module, "bucket_of", lambda _scheme, _name: made)
    return made


def keys(text):
    return [address.removeprefix("s3://b/") for address, _, _ in matched(text)]


def test_an_input_is_an_object_a_folder_or_a_pattern(bucket):
    assert keys("s3://b/n/1.txt") == ["n/1.txt"]
    assert keys("s3://b/n/") == keys("s3://b/n") == keys("s3://b/n/**/*.txt") == ["n/1.txt", "n/2026/2.txt"]
    assert keys("s3://b/n/*.txt") == ["n/1.txt"]


def test_dot_names_unfinished_and_empty_objects_and_stores_are_never_read(bucket):
    assert keys("s3://b/") == ["n/1.txt", "n/2026/2.txt", "other/3.txt"]
    with pytest.raises(InputError, match="nothing is there"):
        matched("s3://b/store/")


def test_the_run_s_own_store_is_not_read_before_its_first_commit_either(bucket):
    bucket.put("new/data/articles/month=2026-01/0.parquet", b"left by a run that was killed")
    assert "s3://b/new/data/articles/month=2026-01/0.parquet" in [each[0] for each in matched("s3://b/")]
    assert not [each for each in matched("s3://b/", "s3://b/new") if "/new/" in each[0]]


def test_what_is_not_there_and_what_is_not_allowed_are_told_apart(bucket):
    with pytest.raises(InputError, match="nothing is there at 's3://b/m/'"):
        matched("s3://b/m/")

    def denied(_request, _key):
        raise PermissionError(13, "403 Forbidden", "s3://b")

    bucket.before = denied
    with pytest.raises(InputError, match="check the credentials in the environment"):
        matched("s3://b/n/")


def test_a_store_that_does_not_answer_is_no_wrong_usage(bucket):
    def silent(_request, _key):
        raise OSError(5, "connection refused", "s3://b")

    bucket.before = silent
    with pytest.raises(OSError, match="connection refused"):
        matched("s3://b/n/")


def test_objects_are_hashed_and_read(bucket):
    (file,) = discover(["s3://b/n/1.txt"], PLAIN).files
    assert (file.uri, file.path, file.size) == ("s3://b/n/1.txt", b"s3://b/n/1.txt", 13)
    (row,) = read(fingerprinted(file), PLAIN)
    assert row.content == b"Der Rat tagt."


def test_the_stamp_is_the_content_s_and_no_time(bucket):
    first = stamp_of(bucket.head("n/1.txt"))
    bucket.clock += bucket.clock.resolution
    bucket.put("n/1.txt", b"Der Rat tagt.")
    assert stamp_of(bucket.head("n/1.txt")) == first < 0
    bucket.put("n/1.txt", b"Der Rat ruht.")
    assert stamp_of(bucket.head("n/1.txt")) != first
    assert stamp_of(bucket.head("n/1.txt")._replace(etag="")) > 0


def test_an_object_that_is_gone_or_forbidden_is_a_transient_reject(bucket):
    (file,) = discover(["s3://b/n/1.txt"], PLAIN).files
    del bucket.objects["n/1.txt"]
    gone = fingerprinted(file)
    assert isinstance(gone, Reject)
    assert gone.reason == "vanished"
    (rejected,) = read(file._replace(sha256="0" * 64), PLAIN)
    assert (rejected.reason, rejected.document_uri) == ("vanished", "s3://b/n/1.txt")


def test_other_addresses_and_missing_names_are_told(bucket):
    with pytest.raises(InputError, match=r"begins with s3://, gs://, az://"):
        matched("ftp://b/n/")
    with pytest.raises(InputError, match="names no bucket"):
        matched("gs:///n/")


def test_a_missing_client_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "obstore", None)
    cloud.bucket_of.cache_clear()
    with pytest.raises(InputError, match=r"-m pip install 'newsmill\[s3\]'"):
        matched("gs://bucket/news/*.jsonl")


def test_an_input_file_of_an_object_can_be_set_aside_like_any_other(bucket):
    (file,) = discover(["s3://b/n/1.txt"], PLAIN).files
    assert isinstance(file, InputFile)
    assert file.mtime_ns == stamp_of(bucket.head("n/1.txt"))
