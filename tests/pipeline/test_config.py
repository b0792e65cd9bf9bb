from pathlib import Path

import pytest

from pipeline.config import load_config, shown
from pipeline.errors import UsageError


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    path = tmp_path / "newsmill.toml"
    path.write_text('source = "file"\nworkers = 2\nlimit = 5\n[headers."a.example"]\nauthorization = "Bearer s3cret"\n')
    return path


def test_defaults_stand_where_nothing_else_does() -> None:
    config = load_config({}, None, {})
    assert config.settings.workers == 1
    assert config.origins["workers"] == "default"


def test_each_layer_wins_over_the_one_before(toml: Path) -> None:
    environ = {"NEWSMILL_WORKERS": "3", "NEWSMILL_LIMIT": "6"}
    config = load_config({"limit": 7, "every": None}, toml, environ)
    assert (config.settings.source, config.settings.workers, config.settings.limit) == ("file", 3, 7)
    assert config.origins["source"] == str(toml)
    assert config.origins["workers"] == "NEWSMILL_WORKERS"
    assert config.origins["limit"] == "--limit"


def test_the_file_in_the_working_directory_is_found(toml: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(toml.parent)
    assert load_config({}, None, {}).settings.source == "file"


def test_secrets_are_never_shown(toml: Path) -> None:
    rows = {name: value for name, value, _ in shown(load_config({}, toml, {}))}
    assert rows["headers"] == '"***"'
    assert rows["workers"] == "2"


def test_whole_numbers_do_for_fractions() -> None:
    assert load_config({}, None, {"NEWSMILL_EVERY": "30"}).settings.every == 30.0


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"NEWSMILL_WORKER": "2"}, "did you mean 'workers'"),
        ({"NEWSMILL_WORKERS": "many"}, "has to be int"),
        ({"NEWSMILL_WORKERS": "true"}, "has to be int"),
        ({"NEWSMILL_ENTITIES": "1"}, "has to be bool"),
    ],
)
def test_a_wrong_variable_is_named_with_what_to_do(environ: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load_config({}, None, environ)


def test_other_variables_of_ours_are_no_settings() -> None:
    assert load_config({}, None, {"NEWSMILL_NOW": "2026-01-01T00:00:00Z"}).origins["source"] == "default"


@pytest.mark.parametrize("text", ["workers = ", "worker = 2", "workers = 'two'"])
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "my.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=r"my\.toml"):
        load_config({}, path, {})


def test_a_file_that_is_not_there_is_an_error_when_it_was_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_config({}, tmp_path / "none.toml", {})
