import hashlib
import io
import os
import pickle
import sys

import pytest
from apache_beam import coders

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.sources.errors import InputError
from newsmill.transforms.sources.listing.input_file import InputFile, fingerprinted
from newsmill.transforms.sources.listing.inputs import discover
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.source_settings import SourceSettings

PLAIN = SourceSettings()


def uris(inputs, settings=PLAIN):
    return [file.uri for file in discover([str(text) for text in inputs], settings).files]


def test_file_folder_and_glob_name_the_same_file_once(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/1.txt").write_text("eins")
    (tmp_path / "a/2.txt").write_text("zwei")
    given = [tmp_path / "a/*.txt", tmp_path, tmp_path / "a/1.txt"]
    assert uris(given) == [f"file://{tmp_path}/a/1.txt", f"file://{tmp_path}/a/2.txt"]
    assert uris(reversed(given)) == uris(given)


def test_recursive_globs_reach_down(tmp_path):
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/1.txt").write_text("eins")
    assert uris([f"{tmp_path}/**/*.txt"]) == [f"file://{tmp_path}/a/b/1.txt"]


def test_globs_end_where_links_go_in_circles_and_leave_out_stores_and_pipes(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/1.txt").write_text("eins")
    (tmp_path / "a/circle").symlink_to(tmp_path)
    (tmp_path / "out/snapshots").mkdir(parents=True)
    (tmp_path / "out/latest").symlink_to("snapshots")
    (tmp_path / "out/snapshots/2.txt").write_text("zwei")
    os.mkfifo(tmp_path / "pipe.txt")
    assert uris([f"{tmp_path}/**/*.txt"]) == uris([f"{tmp_path}/**"]) == [f"file://{tmp_path}/a/1.txt"]


def test_a_dangling_link_that_a_glob_meets_is_a_transient_reject(tmp_path):
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (reject,) = discover([f"{tmp_path}/*.txt"], PLAIN).rejects
    assert reject.reason == "vanished"


def test_a_name_with_glob_signs_is_a_name_first(tmp_path):
    (tmp_path / "[1].txt").write_text("eins")
    assert uris([tmp_path / "[1].txt"]) == [f"file://{tmp_path}/%5B1%5D.txt"]


@pytest.mark.parametrize("name", [b"zwei W\xc3\xb6rter.txt", b"neue\nZeile.txt", b"K\xf6ln.txt", b" .txt", b"\xff\xfe"])
def test_every_file_name_is_found_hashed_and_read(tmp_path, name):
    path = os.path.join(os.fsencode(tmp_path), name)
    with open(path, "wb") as handle:
        handle.write(b"Der Rat tagt.")
    (file,) = discover([str(tmp_path)], PLAIN).files
    coder = coders.registry.get_coder(InputFile)
    assert coder.decode(coder.encode(file)) == file == pickle.loads(pickle.dumps(file))
    (row,) = read(fingerprinted(file), PLAIN)
    assert isinstance(row, Document)
    assert row.document_uri == file.uri


def test_size_time_and_hash_are_the_ledgers(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    os.utime(path, ns=(5, 1_700_000_000_123_456_789))
    (file,) = discover([str(path)], PLAIN).files
    assert (file.size, file.mtime_ns, file.sha256) == (3, 1_700_000_000_123_456_789, "")
    assert fingerprinted(file).sha256 == hashlib.sha256(b"abc").hexdigest()


def test_a_root_names_files_without_the_machine(tmp_path):
    (tmp_path / "1.txt").write_text("eins")
    assert uris([tmp_path], SourceSettings(roots=(("wire", str(tmp_path)),))) == ["file://wire/1.txt"]


def test_feeds_are_given_apart_and_once():
    found = discover(["https://example.org/feed", "HTTP://example.org/b.xml", "https://example.org/feed"], PLAIN)
    assert found.feeds == ("https://example.org/feed", "HTTP://example.org/b.xml")
    assert found.files == ()


def test_an_opml_list_is_given_apart_when_it_is_named_and_told_by_content(tmp_path):
    content = '<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="https://example.org/f"/></body></opml>'
    (tmp_path / "list.txt").write_text(content)
    assert discover([str(tmp_path / "list.txt")], PLAIN).opml == (str(tmp_path / "list.txt"),)
    assert discover([str(tmp_path)], PLAIN).opml == ()
    assert len(discover([str(tmp_path)], PLAIN).files) == 1


def test_standard_input_is_spooled_and_named_by_its_hash(tmp_path, monkeypatch):
    content = b'{"text": "Der Rat tagt."}\n{"text": "Die Feuerwehr hilft."}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    settings = SourceSettings(spool=str(tmp_path / "spool"))
    (file,) = discover(["-"], settings).files
    assert file.uri == f"stdin:{hashlib.sha256(content).hexdigest()}"
    assert (file.size, file.mtime_ns) == (len(content), 0)
    assert [row.content for row in read(file, settings)] == [b"Der Rat tagt.", b"Die Feuerwehr hilft."]


def test_a_pipe_that_a_shell_opened_is_read_like_standard_input(tmp_path):
    reading, writing = os.pipe()
    os.write(writing, b"Der Rat tagt.")
    os.close(writing)
    (file,) = discover([f"/dev/fd/{reading}"], SourceSettings(spool=str(tmp_path / "spool"))).files
    os.close(reading)
    assert (file.uri.startswith("stdin:"), file.size) == (True, 13)


def test_a_pipe_with_a_name_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    for name in ("pipe", "link"):
        with pytest.raises(InputError, match="neither a file nor a folder"):
            discover([str(tmp_path / name)], SourceSettings(spool=str(tmp_path / "spool")))


def test_standard_input_without_a_spool_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="spool"):
        discover(["-"], PLAIN)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{tmp}/missing.txt", "cannot be opened .*: check the path"),
        ("missing.news.txt", "cannot be opened .*: check the path"),
        ("blatt.missing.de/rss", "cannot be opened .*: write https://blatt.missing.de/rss if it is an address"),
        ("www.blatt.example", "cannot be opened .*: write https://www.blatt.example if"),
        ("{tmp}/*.nothing", "nothing matches"),
        ("{tmp}/.hidden.txt", "dot file"),
        ("{tmp}/a.txt.part", "never read"),
        ("{tmp}/self", "leads nowhere"),
        ("/dev/null", "neither a file nor a folder"),
        ("{tmp}/out", "newsmill store"),
        ("{tmp}/out/snapshots/a.txt", "newsmill store"),
        ("https:///feed", "no host"),
        ("ftp://example.org/a", "an address begins with s3://, gs://, az://, kafka://, http"),
    ],
)
def test_an_input_that_cannot_be_used_is_a_usage_error(tmp_path, text, message):
    for name in (".hidden.txt", "a.txt.part"):
        (tmp_path / name).write_text("x")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "out/snapshots").mkdir(parents=True)
    (tmp_path / "out/latest").symlink_to("snapshots")
    (tmp_path / "out/snapshots/a.txt").write_text("x")
    with pytest.raises(InputError, match=message):
        discover([text.format(tmp=tmp_path)], PLAIN)


def test_the_output_below_an_input_is_left_out_of_folders_and_globs(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.txt").write_text("x")
    (tmp_path / "b.txt").write_text("x")
    settings = SourceSettings(output=str(tmp_path / "out"))
    assert uris([tmp_path], settings) == uris([f"{tmp_path}/**"], settings) == [f"file://{tmp_path}/b.txt"]
    assert uris([f"{tmp_path}/*/*.txt"], settings) == []


def test_what_cannot_be_looked_at_below_a_folder_is_a_transient_reject(tmp_path):
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (reject,) = discover([str(tmp_path)], PLAIN).rejects
    assert (reject.reason, reject.document_uri) == ("vanished", f"file://{tmp_path}/gone.txt")


def test_a_file_that_cannot_be_hashed_is_a_transient_reject(tmp_path):
    file = InputFile("file:///gone.txt", os.fsencode(tmp_path / "gone.txt"), 3, 0)
    rejected = fingerprinted(file)
    assert isinstance(rejected, Reject)
    assert rejected.reason == "vanished"
