import itertools
import os
from pathlib import Path

import pytest

from newsmill.pipeline.config import Config, load_config, shown
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.settings import NO_EFFECT_ON_ROWS, SECRET, Settings, setting_docs


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(content: str, name: str = "newsmill.toml") -> Path:
    path = Path(name)
    path.write_text(content, "utf-8")
    return path


def refused(content: str = "", **environ: str) -> str:
    written(content)
    with pytest.raises(UsageError) as error:
        load_config({}, environ=environ)
    return str(error.value)


def test_defaults_alone() -> None:
    assert load_config({}, environ={}) == Config(Settings(), dict.fromkeys(setting_docs(), "default"))


def test_options_of_the_kafka_client_may_be_written_with_or_without_quotes() -> None:
    written('[kafka]\n"security.protocol" = "SSL"\nsasl.username = "ann"\nsocket.timeout.ms = 5000\n')
    options = {"security.protocol": "SSL", "sasl.username": "ann", "socket.timeout.ms": "5000"}
    assert load_config({}, environ={}).settings.kafka == options
    variable = {"NEWSMILL_KAFKA": '{"sasl.password": "x"}'}
    assert load_config({}, environ=variable).settings.kafka == {"sasl.password": "x"}


def test_layers_in_order() -> None:
    written('source = "file"\nlimit = 1\nworkers = 1\n')
    environ = {"NEWSMILL_LIMIT": "2", "NEWSMILL_WORKERS": "2"}
    found = load_config({"workers": 3, "every": None}, environ=environ)
    assert (found.settings.source, found.settings.limit, found.settings.workers) == ("file", 2, 3)
    origins = {name: origin for name, origin in found.origins.items() if origin != "default"}
    assert origins == {"source": "newsmill.toml", "limit": "NEWSMILL_LIMIT", "workers": "--workers"}


def test_names_may_be_written_with_hyphens_in_the_file() -> None:
    written("max-reject-rate = 0.5\n")
    assert load_config({}, environ={}).settings.max_reject_rate == 0.5


def test_tables() -> None:
    written('[root]\na = "/news"\n[headers."blatt.example"]\nauthorization = "x"\n')
    settings = load_config({}, environ={"NEWSMILL_MODEL": '{"de": "de_core_news_lg"}'}).settings
    assert settings.root == {"a": "/news"}
    assert settings.headers == {"blatt.example": {"authorization": "x"}}
    assert settings.model == {"de": "de_core_news_lg"}


def test_headers_belong_to_hosts_by_name_number_and_port() -> None:
    hosts = ("blatt.example:8443", "grün.example", "127.0.0.1", "[::1]:80")
    written("".join(f'[headers."{host}"]\na = "x"\n' for host in hosts))
    assert tuple(load_config({}, environ={}).settings.headers) == hosts


def test_an_empty_option_of_the_kafka_client_is_its_own_matter() -> None:
    written('[kafka]\n"ssl.endpoint.identification.algorithm" = ""\n')
    assert load_config({}, environ={}).settings.kafka == {"ssl.endpoint.identification.algorithm": ""}


def test_an_empty_flag_is_told_by_its_name() -> None:
    with pytest.raises(UsageError, match="'source' in --source is empty"):
        load_config({"source": ""}, environ={})


def test_a_pipe_is_no_configuration(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(UsageError, match="no regular file"):
        load_config({}, tmp_path / "pipe.toml", {})


@pytest.mark.parametrize(("text", "value"), [("2026", "2026"), ("true", "true"), ("a b", "a b")])
def test_texts_in_the_environment_stay_texts(text: str, value: str) -> None:
    assert load_config({}, environ={"NEWSMILL_SOURCE": text}).settings.source == value


def test_other_variables_with_the_prefix_are_left_alone() -> None:
    assert load_config({}, environ={"NEWSMILL_NOW": "x", "NEWSMILL_PYTHON": "y", "HOME": "z"}).settings == Settings()


@pytest.mark.parametrize(
    ("text", "value"), [("1", True), ("Yes", True), ("off", False), ("0", False), ("FALSE", False)]
)
def test_the_environment_says_yes_and_no_as_people_do(text: str, value: bool) -> None:
    assert load_config({}, environ={"NEWSMILL_ENTITIES": text}).settings.entities is value


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(UsageError, match="'entities' in NEWSMILL_ENTITIES has to be true or false, not 'maybe'"):
        load_config({}, environ={"NEWSMILL_ENTITIES": "maybe"})


@pytest.mark.parametrize(("text", "seconds"), [('"5m"', 300.0), ('"90"', 90.0), ("1.5", 1.5)])
def test_seconds_may_be_written_as_a_duration(text: str, seconds: float) -> None:
    written(f"every = {text}\n")
    assert load_config({}, environ={}).settings.every == seconds
    assert load_config({}, environ={"NEWSMILL_EVERY": text.strip('"')}).settings.every == seconds


def test_whole_numbers_where_seconds_are_meant() -> None:
    written("every = 5\n")
    assert load_config({}, environ={}).settings.every == 5.0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("worker = 2", "did you mean 'workers'?"),
        ("zzz = 2", "`newsmill config show` lists the settings"),
        ('workers = "2"', "has to be a whole number or \"auto\", not '2'"),
        ('limit = "2"', "has to be a whole number, not '2'"),
        ("workers = true", "has to be a whole number"),
        ("entities = 1", "has to be true or false, not 1"),
        ('every = "5 parsecs"', "'every' in newsmill.toml: '5 parsecs' is no duration: write 30s, 5m or 1h"),
        ("source = 1", "has to be text, not 1"),
        ('root = "/news"', "has to be a table"),
        ("[root]\na = 1", "'a' has to be text"),
        ('[headers]\n"blatt.example" = "x"', "'blatt.example' has to be a table"),
        ('[kafka]\nsasl.password = ["hunter2"]', "'sasl.password' has to be text"),
        ('kafka = "hunter2"', "has to be a table, not what it is"),
        ('[headers."blatt.example"]\nauthorization = 1', "'authorization' has to be text"),
        ('delta = ""', "setting 'delta' in newsmill.toml is empty"),
        ('[model]\nde = " "', "setting 'model.de' in newsmill.toml is empty"),
        (
            '[headers."blatt.example"]\nauthorization = ""',
            "'headers.blatt.example.authorization' in newsmill.toml is",
        ),
        ('[headers."https://ann:geheim@blatt.example/rss"]\na = "x"', "'https://***@blatt.example/rss' is no host"),
        ('[headers."blatt.example/rss"]\na = "x"', "'blatt.example/rss' is no host"),
        ('[headers.""]\na = "x"', "'' is no host"),
        ("workers =", "cannot be read"),
        pytest.param(f"workers = {'[' * 100_000}", "cannot be read: maximum recursion depth", id="deep"),
        ("workers = 0", "has to be from 1 to 256, not 0"),
        ("limit = 0", "has to be at least 1, not 0"),
        ("host_pause = -1", "has to be from 0 to 31622400, not -1.0"),
        ("host_pages = -1", "has to be at least 0, not -1"),
        ('since = "morgen"', "'morgen' is no day such as 2026-01-31"),
        ('date_floor = "1990"', "'1990' is no day such as 2026-01-31"),
        ("every = nan", "has to be from 0.01 to 31622400, not nan"),
        ("every = 0", "has to be from 0.01 to 31622400, not 0.0"),
        ("settle = inf", "has to be from 0 to 31622400, not inf"),
        ("batch_messages = 0", "has to be at least 1, not 0"),
        ("batch_seconds = 0", "has to be from 0.01 to 31622400, not 0.0"),
        ("max_reject_rate = 5", "has to be from 0 to 1, not 5.0"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(content: str, told: str) -> None:
    message = refused(content)
    assert told in message
    assert "newsmill.toml" in message


def test_a_wrong_variable_is_told_by_its_name() -> None:
    assert "NEWSMILL_WORKRES" in refused(NEWSMILL_WORKRES="2")
    assert "NEWSMILL_WORKERS" in refused(NEWSMILL_WORKERS="two")


def test_a_named_file_has_to_be_there() -> None:
    with pytest.raises(UsageError, match=r"none\.toml"):
        load_config({}, Path("none.toml"), {})


def test_secrets_are_not_shown() -> None:
    written('[headers."blatt.example"]\nauthorization = "hunter2"\n')
    rows = {name: value for name, value, _ in shown(load_config({}, environ={}))}
    assert rows["headers"] == '"***"'
    assert "hunter2" not in str(rows)


def test_every_setting_has_a_documented_place() -> None:
    docs = setting_docs()
    assert set(docs) >= SECRET | NO_EFFECT_ON_ROWS
    assert all(text.endswith((".", "...", "`.")) for _, text in docs.values())


def test_defaults_are_not_shared() -> None:
    one, other = Settings(), Settings()
    tables = [(getattr(one, name), getattr(other, name)) for name, (value, _) in setting_docs().items() if value == {}]
    assert tables
    assert not any(left is right for left, right in tables)
    assert not any(left is right for left, right in itertools.combinations([left for left, _ in tables], 2))
