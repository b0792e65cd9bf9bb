import json
from dataclasses import replace
from pathlib import Path

import pytest

from newsmill.schemas.manifest import MANIFEST, Manifest, ManifestFile, read_manifest

FILE = ManifestFile("articles/month=2026-03/ab.parquet", "articles", "2026-03", "ab" * 32, 10, 2)
MANIFEST_OF_TWO = Manifest(
    3, "1.0", "0.1.0", "k" * 64, "a/1", (("file:///ä\udcff.txt", "cd" * 32),), (FILE, replace(FILE, path="b.parquet"))
)
EMPTY = Manifest(1, "1.0", "0.1.0", "k", "a/1", (), ())


@pytest.mark.parametrize("manifest", [MANIFEST_OF_TWO, EMPTY])
def test_a_manifest_comes_back_as_it_was(manifest: Manifest) -> None:
    assert Manifest.from_bytes(manifest.to_bytes()) == manifest


@pytest.mark.parametrize("manifest", [MANIFEST_OF_TWO, EMPTY])
def test_a_manifest_is_json_with_one_line_a_file(manifest: Manifest) -> None:
    content = manifest.to_bytes()
    assert json.loads(content.decode("utf-8", "surrogateescape"))["format"] == "newsmill-snapshot/1"
    assert sum(b'"sha256"' in line for line in content.splitlines()) == len(manifest.files)
    assert content.endswith(b"}\n")


def test_equal_manifests_have_equal_bytes_and_others_others() -> None:
    again = Manifest.from_bytes(MANIFEST_OF_TWO.to_bytes())
    assert again.to_bytes() == MANIFEST_OF_TWO.to_bytes()
    assert replace(again, run_key="other").to_bytes() != again.to_bytes()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{broken",
        b'{"snapshot": 1}',
        EMPTY.to_bytes().replace(b"newsmill-snapshot/1", b"newsmill-snapshot/2"),
        EMPTY.to_bytes().replace(b'"run_key"', b'"runkey"'),
        EMPTY.to_bytes().replace(b'"files": [\n  \n ]', b'"files": [{"path": "a"}]'),
        EMPTY.to_bytes().replace(b'"inputs": []', b'"inputs": [["a"]]'),
    ],
)
def test_what_is_no_manifest_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(content)
    with pytest.raises(ValueError):  # noqa: PT011 - json has a message of its own
        read_manifest(tmp_path)


def test_a_folder_without_a_manifest_is_an_operating_system_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"manifest\.json"):
        read_manifest(tmp_path)


def test_a_manifest_that_is_another_one_now_is_read_again(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(EMPTY.to_bytes())
    assert read_manifest(tmp_path) == EMPTY
    assert read_manifest(tmp_path) is read_manifest(tmp_path)
    (tmp_path / "other").write_bytes(MANIFEST_OF_TWO.to_bytes())
    (tmp_path / "other").replace(tmp_path / MANIFEST)
    assert read_manifest(tmp_path) == MANIFEST_OF_TWO
