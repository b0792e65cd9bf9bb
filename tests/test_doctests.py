"""The examples in the docstrings of the package and of the benchmarks."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ELSEWHERE = {"newsmill.pipeline.interface"}
"""Its examples need a store, and one reads what another wrote: ``tests/pipeline/test_interface.py`` runs them."""
FOLDERS = ("newsmill/pipeline", "newsmill/transforms", "newsmill/schemas", "benchmarks")


def _modules_with_examples() -> list[str]:
    """Return the modules whose source has an example, so that no other one is imported for nothing."""
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    named = [_name(path) for path in paths if ">>> " in path.read_text("utf-8")]
    return [name for name in named if name not in ELSEWHERE]


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("name", _modules_with_examples())
def test_the_examples_in_docstrings_hold(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried, "an example stands where no docstring is"
    assert not failed
