import os

import pytest

from newsmill.transforms.sources.listing.uris import document_uri, is_remote, member_uri


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/n/a.txt", "file:///n/a.txt"),
        ("/n/zwei Wörter.txt", "file:///n/zwei%20W%C3%B6rter.txt"),
        ("/n/neue\nZeile.txt", "file:///n/neue%0AZeile.txt"),
        ("/n/100%#?.txt", "file:///n/100%25%23%3F.txt"),
        (os.fsdecode(b"/n/K\xf6ln.txt"), "file:///n/K%F6ln.txt"),
        ("/n/a!/b.txt", "file:///n/a%21/b.txt"),
        ("gs://bucket/a b.txt", "gs://bucket/a%20b.txt"),
    ],
)
def test_every_name_has_an_ascii_uri(path, uri):
    assert document_uri(path) == uri
    assert uri.isascii()


def test_relative_paths_become_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert document_uri("a.txt") == f"file://{tmp_path}/a.txt"


def test_the_deepest_root_names_a_file_and_a_look_alike_does_not():
    roots = [("all", "/news"), ("wire", "/news/wire")]
    assert document_uri("/news/wire/1.txt", roots) == "file://wire/1.txt"
    assert document_uri("/news/local/1.txt", roots) == "file://all/local/1.txt"
    assert document_uri("/newsroom/1.txt", roots) == "file:///newsroom/1.txt"
    assert document_uri("/a/1.txt", [("top", "/")]) == "file://top/a/1.txt"


def test_members_follow_the_archive():
    assert member_uri("file:///n/a.zip", "tag/zwölf Uhr.txt") == "file:///n/a.zip!/tag/zw%C3%B6lf%20Uhr.txt"


def test_only_schemes_are_remote():
    assert is_remote("s3://b/k")
    assert not is_remote("/a/b://c")
    assert not is_remote("C:/x")
