"""The checks of `./run_local.sh test` notice what they are there for; a check that sees nothing passes in silence."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.package.conftest import REPOSITORY

pytestmark = pytest.mark.release

CHECKED = ("newsmill", "pipeline", "schemas", "transforms", "benchmarks", "pyproject.toml")
PROGRAMS = Path(sys.executable).parent


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a copy of the code, its links kept."""
    for name in CHECKED:
        if (REPOSITORY / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "models", "names")
            shutil.copytree(REPOSITORY / name, tmp_path / name, symlinks=True, ignore=ignored)
        else:
            shutil.copy(REPOSITORY / name, tmp_path / name)
    return tmp_path


def _check(tree: Path, program: str, *arguments: str) -> tuple[int, str]:
    command = [str(PROGRAMS / program), *arguments]
    ran = subprocess.run(
        command,
        cwd=tree,
        env={"PATH": str(PROGRAMS), "PYTHONPATH": str(tree)},
        check=False,
        capture_output=True,
        text=True,
    )
    return ran.returncode, ran.stdout + ran.stderr


@pytest.mark.parametrize("folder", ["pipeline", "schemas", "transforms/sinks", "benchmarks"])
def test_mypy_finds_a_type_error(tree: Path, folder: str) -> None:
    (tree / folder / "planted.py").write_text('"""Planted."""\n\nANSWER: int = "forty-two"\n', "utf-8")

    code, said = _check(tree, "mypy")

    assert code == 1, said
    assert "planted.py:3: error: Incompatible types in assignment" in said


@pytest.mark.parametrize(
    ("folder", "forbidden", "contract"),
    [
        ("schemas", "newsmill.pipeline.settings", "pipeline, then transforms, then schemas"),
        ("transforms/sinks", "newsmill.transforms.sources", "rooms never import each other"),
        ("transforms/ground", "newsmill.transforms.sources", "rooms never import each other"),
        ("schemas", "apache_beam", "schemas know neither Beam nor spaCy"),
    ],
)
def test_lint_imports_finds_a_forbidden_import(tree: Path, folder: str, forbidden: str, contract: str) -> None:
    (tree / folder / "planted.py").write_text(f'"""Planted."""\n\nimport {forbidden}\n', "utf-8")

    code, said = _check(tree, "lint-imports", "--no-cache")

    assert code == 1, said
    assert any(contract in line and "BROKEN" in line for line in said.splitlines()), said


@pytest.mark.parametrize("name", ["pipeline", "schemas", "transforms"])
def test_ruff_finds_a_folder_imported_by_its_old_name(tree: Path, name: str) -> None:
    (tree / "pipeline" / "planted.py").write_text(f'"""Planted."""\n\nimport {name}\n\n{name}.work()\n', "utf-8")

    code, said = _check(tree, "ruff", "check", "--no-cache", "--output-format", "concise", "pipeline/planted.py")

    assert code == 1, said
    assert f"`{name}` is banned: the import name is newsmill.{name}" in said
