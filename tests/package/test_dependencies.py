"""What is declared is what is imported: nothing missing that another package happens to bring, nothing left over."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
SHIPPED = ("newsmill", "pipeline", "schemas", "transforms")
# Imported by jusText, beneath trafilatura; docs/decisions/dependencies.md tells why it is declared.
BENEATH = {"lxml-html-clean"}


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _project() -> dict:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))


def _names(requirements: list[str]) -> set[str]:
    return {_canonical(re.match(r"[\w.-]+", requirement).group()) for requirement in requirements}


def _imported_modules(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def _imported_packages(*folders: str) -> set[str]:
    """The distributions behind all third-party imports beneath the folders, also those inside functions."""
    files = (file for folder in folders for file in (REPOSITORY / folder).rglob("*.py"))
    modules = {name.split(".")[0] for file in files for name in _imported_modules(file.read_text("utf-8"))}
    own = {"newsmill", "benchmarks", "tests", *SHIPPED}
    owners = packages_distributions()
    foreign = modules - own - set(sys.stdlib_module_names)
    return {_canonical(owners.get(module, [module])[0]) for module in foreign}


def test_a_plain_install_has_exactly_what_the_shipped_code_imports() -> None:
    project = _project()["project"]
    declared = _names(project["dependencies"])
    # Imported where they are needed: by `Store.sql` and its like, by the reader of web archives.
    optional = _names(list(chain.from_iterable(project["optional-dependencies"].values())))

    assert declared - BENEATH == _imported_packages(*SHIPPED) - optional


def test_tests_import_only_what_the_lock_file_brings() -> None:
    project = _project()
    declared = _names(project["project"]["dependencies"] + project["dependency-groups"]["test"])

    optional = _names(list(chain.from_iterable(project["project"]["optional-dependencies"].values())))
    assert _imported_packages("tests") <= declared | optional


def test_every_declared_package_is_locked_with_hashes_and_no_address() -> None:
    project = _project()
    groups = project["dependency-groups"]
    wanted = _names([*project["project"]["dependencies"], *chain.from_iterable(groups.values())])
    lock = (REPOSITORY / "requirements.lock").read_text("utf-8")
    entries = re.findall(r"^([\w.-]+)==\S+[^\n]*\n((?: {4}--hash=sha256:[0-9a-f]{64}[^\n]*\n)+)", lock, re.MULTILINE)

    assert wanted <= {_canonical(name) for name, _ in entries}
    assert len(entries) == len(re.findall(r"^[\w.-]+==", lock, re.MULTILINE))
    assert "://" not in lock
