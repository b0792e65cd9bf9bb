"""Wheel, sdist and tree, installed into clean environments by an old and by the newest pip, and run there."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.package.conftest import REPOSITORY, Distributions

pytestmark = pytest.mark.release

OLD = "pip==23.2.1"
"""The pip that Python 3.11.7 and 3.12.0 bring."""
PIPS = [
    pytest.param(
        OLD,
        marks=pytest.mark.skipif(sys.version_info >= (3, 13), reason="Python 3.13 never came with so old a pip"),
        id="pip 23.2.1",
    ),
    pytest.param("pip", id="newest pip"),
]


def _run(folder: Path, *command: str | Path) -> str:
    """Run outside the repository, with no path of this environment; return what it prints."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    arguments = [str(part) for part in command]
    ran = subprocess.run(arguments, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, f"{arguments}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout + ran.stderr


@pytest.fixture(scope="module", params=PIPS)
def environment(
    request: pytest.FixtureRequest, distributions: Distributions, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the `bin` of a clean environment into which a pip has put the wheel."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    _run(folder, programs / "python", "-m", "pip", "install", "--quiet", "--upgrade", request.param)
    _run(folder, programs / "python", "-m", "pip", "install", "--quiet", distributions.wheel)
    return programs


def test_the_installed_program_runs_the_samples(environment: Path, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "samples", tmp_path / "samples")

    said = _run(tmp_path, environment / "newsmill", "run", "samples", "--output", "news")

    assert "20 articles" in said
    _run(tmp_path, environment / "newsmill", "verify", "--output", "news")


def test_the_installed_packages_agree_with_each_other(environment: Path, tmp_path: Path) -> None:
    _run(tmp_path, environment / "python", "-m", "pip", "check")


def test_it_runs_among_packages_of_the_same_names(environment: Path, strangers: Path) -> None:
    said = _run(
        strangers, environment / "python", "-m", "newsmill", "run", "inbox", "--output", "news", "--workers", "2"
    )

    assert "1 article" in said
    code = "import newsmill; print(newsmill.open('news').table('articles').count_rows())"
    assert _run(strangers, environment / "python", "-c", code).strip() == "1"


@pytest.mark.parametrize("source", ["sdist", "tree"])
def test_sdist_and_tree_install_too(
    environment: Path, distributions: Distributions, source: str, tmp_path: Path
) -> None:
    origin = distributions.sdist if source == "sdist" else REPOSITORY
    pip = [environment / "python", "-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall"]

    _run(tmp_path, *pip, origin)

    assert _run(tmp_path, environment / "newsmill", "--version").startswith("newsmill ")
    _run(tmp_path, environment / "python", "-c", "import newsmill.pipeline.run")
