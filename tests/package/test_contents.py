"""What a wheel and an sdist hold."""

import hashlib
import subprocess
import tarfile
import zipfile
from collections import Counter
from email import message_from_string
from pathlib import Path

import pytest

from tests.package.conftest import REPOSITORY, Distributions, build

LINKED = ("pipeline", "schemas", "transforms")
ONLY_IN_THE_REPOSITORY = {"pipeline/docs.py", "pipeline/docs_picture.py"}


def _tracked() -> set[str]:
    if not (REPOSITORY / ".git").exists():
        pytest.skip("not a git checkout, so nobody knows which files belong to it")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *LINKED]
    listed = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout.splitlines()
    return {name for name in listed if (REPOSITORY / name).exists()}


def _contents(wheel: Path) -> dict[str, str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def test_site_packages_get_one_name(distributions: Distributions) -> None:
    tops = {name.split("/")[0] for name in _contents(distributions.wheel)}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"newsmill"}


def test_the_wheel_holds_the_code_and_nothing_that_only_the_repository_needs(distributions: Distributions) -> None:
    held = {name.removeprefix("newsmill/") for name in _contents(distributions.wheel) if name.startswith("newsmill/")}

    assert held == _tracked() - ONLY_IN_THE_REPOSITORY | {"__init__.py", "__main__.py", "py.typed"}


def test_no_large_file_is_shipped_twice(distributions: Distributions) -> None:
    with zipfile.ZipFile(distributions.wheel) as archive:
        large = [info.filename for info in archive.infolist() if info.file_size > 10_000]
        copies = Counter(hashlib.sha256(archive.read(name)).hexdigest() for name in large)

    assert len(large) > 10
    assert max(copies.values()) == 1


def test_a_wheel_made_from_the_sdist_is_the_wheel_made_from_the_tree(
    distributions: Distributions, tmp_path: Path
) -> None:
    with tarfile.open(distributions.sdist) as archive:
        assert not [member.name for member in archive if member.issym() or member.islnk()]
        archive.extractall(tmp_path, filter="data")
    build(next(tmp_path.glob("newsmill-*")), tmp_path, "wheel")

    assert _contents(next(tmp_path.glob("*.whl"))) == _contents(distributions.wheel)


def test_every_licence_of_the_expression_comes_with_its_text(site: Path) -> None:
    information = next(site.glob("*.dist-info"))
    metadata = message_from_string((information / "METADATA").read_text("utf-8"))
    names = set(metadata["License-Expression"].split(" AND "))
    notice = (information / "licenses" / "NOTICE").read_text("utf-8")

    assert {"Apache-2.0", "CC-BY-4.0", "CC-BY-SA-4.0"} <= names
    assert (information / "licenses" / "LICENSE").read_text("utf-8").lstrip().startswith("Apache License")
    assert {path.stem for path in (information / "licenses" / "LICENSES").iterdir()} == names - {"Apache-2.0"}
    for name in names - {"Apache-2.0"}:
        assert name in notice


def test_the_notice_names_the_licence_of_each_model(site: Path) -> None:
    notice = next(site.glob("*.dist-info/licenses/NOTICE")).read_text("utf-8")

    for card in site.glob("newsmill/transforms/entities/models/*/MODEL_CARD.md"):
        licence = card.read_text("utf-8").partition("Licence of the weights: ")[2].split(".\n")[0]
        assert f"models/{card.parent.name} (weights): {licence}\n" in notice
