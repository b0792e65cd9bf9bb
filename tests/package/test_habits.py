"""Files that other programs read: they parse, and what they repeat is what `pyproject.toml` says."""

import re
import tomllib

import pytest
import yaml

from tests.package.conftest import REPOSITORY

PARSED = [
    ".pre-commit-config.yaml",
    "CITATION.cff",
    *(str(p.relative_to(REPOSITORY)) for p in REPOSITORY.glob(".github/**/*.yml")),
]
JOBS = yaml.safe_load((REPOSITORY / ".github" / "workflows" / "test.yml").read_text("utf-8"))["jobs"]


def _project() -> dict:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.mark.parametrize("name", PARSED)
def test_a_file_of_settings_parses(name: str) -> None:
    assert isinstance(yaml.safe_load((REPOSITORY / name).read_text("utf-8")), dict)


@pytest.mark.parametrize("target", ["test", "test-all"])
def test_ci_calls_both_targets_on_every_promised_python_and_system(target: str) -> None:
    job = JOBS[target]
    promised = re.findall(r"Python :: (3\.\d+)", "\n".join(_project()["classifiers"]))

    assert {"run": f".ci/run {target}", "env": {"NEWSMILL_PYTHON": "python"}} in job["steps"]
    assert job["strategy"]["matrix"]["python"] == promised
    assert job["strategy"]["matrix"]["os"] == ["ubuntu-latest", "macos-latest"]


def test_the_promised_pythons_are_those_that_may_install_it() -> None:
    low, high = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", _project()["requires-python"]).groups()
    promised = re.findall(r"Python :: 3\.(\d+)", "\n".join(_project()["classifiers"]))

    assert [int(minor) for minor in promised] == list(range(int(low), int(high)))


def test_the_lock_file_is_made_by_the_command_that_contributing_shows() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    groups = re.findall(r"--group (\w+)", text)

    command = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    assert sorted(groups) == sorted(command["dependency-groups"])
    assert {"--generate-hashes", "--no-emit-index-url"} <= set(text.split())


def test_the_newest_dated_section_of_the_changelog_is_the_version() -> None:
    headings = re.findall(r"^## (.+)$", (REPOSITORY / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    dated = [heading for heading in headings if heading != "Unreleased"]

    assert "Unreleased" not in headings[1:]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", heading) for heading in dated)
    assert not dated or dated[0].split(" - ")[0] == _project()["version"]
