"""The container image: it builds, and the program in it reads a folder and writes a store."""

import shutil
import subprocess

import pytest

from tests.package.conftest import REPOSITORY

IMAGE = "newsmill-test"


def _docker(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["docker", *arguments], check=False, capture_output=True, text=True)


def _is_at_work() -> bool:
    return shutil.which("docker") is not None and _docker("info").returncode == 0


@pytest.mark.release
def test_the_image_runs_the_samples() -> None:
    if not _is_at_work():
        pytest.skip("container image: no docker that answers")
    built = _docker("build", "--tag", IMAGE, str(REPOSITORY))
    assert built.returncode == 0, built.stderr

    samples = f"{REPOSITORY / 'samples'}:/inbox:ro"
    ran = _docker("run", "--rm", "--volume", samples, IMAGE, "run", "/inbox", "--output", "/news")

    assert ran.returncode == 0, ran.stderr
    assert "20 articles" in ran.stdout + ran.stderr


def test_the_image_gets_every_file_that_the_package_is_built_from() -> None:
    recipe = (REPOSITORY / "Dockerfile").read_text("utf-8")
    let_in = (REPOSITORY / ".dockerignore").read_text("utf-8").splitlines()

    for name in (
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "NOTICE",
        "LICENSES",
        "newsmill",
        "pipeline",
        "schemas",
        "transforms",
    ):
        assert f"!{name}" in let_in
        assert any(name in line.split()[1:-1] for line in recipe.splitlines() if line.startswith("COPY "))
