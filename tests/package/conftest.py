import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

REPOSITORY = Path(__file__).parents[2]


class Distributions(NamedTuple):
    """What would be released, built from this tree."""

    wheel: Path
    sdist: Path


def build(source: Path, into: Path, *targets: str) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(into), *(f"-t{target}" for target in targets)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """Return wheel and sdist; the sdist is made from the tree, not from the wheel."""
    folder = tmp_path_factory.mktemp("distributions")
    build(REPOSITORY, folder, "wheel", "sdist")
    return Distributions(next(folder.glob("*.whl")), next(folder.glob("*.tar.gz")))


@pytest.fixture(scope="session")
def site(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds what the wheel puts into site-packages."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(distributions.wheel) as wheel:
        wheel.extractall(folder)
    return folder


@pytest.fixture
def strangers(tmp_path: Path) -> Path:
    """Return a folder with an inbox and with packages of somebody else under the names of our folders."""
    for name in ("pipeline", "transforms", "schemas"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise ImportError('somebody else')\n", "utf-8")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "markt.txt").write_text(
        "Auf dem Markt in Lübeck gab es am Samstag frische Kirschen.\n", "utf-8"
    )
    return tmp_path
