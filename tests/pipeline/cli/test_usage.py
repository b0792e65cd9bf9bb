import json
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

Invoke = Callable[..., object]
STORE = ("--output", "store")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Ein Text.", "utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "a.txt", "--worker", "2", *STORE), "--workers"),
        (("run", "a.txt", "--no-entity", *STORE), "--no-entities"),
        (("statsu", *STORE), "'status'"),
        (("run", "a.txt", *STORE, "--", "--direct_num_worker=2"), "did you mean --direct_num_workers?"),
        (("schema", "show", "article"), "did you mean articles?"),
    ],
)
def test_unknown_names_are_errors_with_a_suggestion(invoke: Invoke, arguments: tuple[str, ...], told: str) -> None:
    done = invoke(*arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("status", "kept"), "Did you mean --output kept?"),
        (("search", "Hafen", "kept"), "Did you mean --output kept?"),
        (("status",), "the folder of the store: --output news"),
        (("run", "a.txt"), "the folder to write to: --output news"),
        (("watch", "--output", "x"), "a folder, file or feed: newsmill watch articles --output news"),
        (("run", "kept"), "the folder to write to: --output news"),
        (("query", "sources", "kept"), "named by an option, --output kept"),
        (("query", "said", "Ann Lee", *STORE), "said takes --entity, --from, --to"),
        (("query", "select", "*", "from", "articles", *STORE), "write SQL in quotes"),
    ],
)
def test_a_store_or_a_value_in_the_wrong_place_is_answered_with_the_right_one(
    invoke: Invoke, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    (tmp_path / "kept" / "snapshots").mkdir(parents=True)
    done = invoke(*arguments)
    assert (done.code, done.out) == (2, "")
    assert told in " ".join(done.err.split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "a.txt"), "--output"),
        (("run", *STORE), "INPUT"),
        (("run", "nothere", *STORE), "nothere"),
        (("run", "a.txt", "--limit", "0", *STORE), "--limit"),
        (("run", "a.txt", "--max-reject-rate", "1.5", *STORE), "--max-reject-rate"),
        (("run", "a.txt", "--root", "archive", *STORE), "--root 'archive': write it as NAME=VALUE"),
        (("run", "a.txt", "--model", "de=no_such_pipeline", *STORE), "no_such_pipeline"),
        (("run", "a.txt", "--output", "a.txt"), "is a file"),
        (("run", "a.txt", "--output", "."), "not a newsmill store and not empty"),
        (("run", "a.txt", "--config", "none.toml", *STORE), "none.toml"),
        (("watch", "a.txt", "--every", "soon", *STORE), "'soon' is no duration"),
        (("status", *STORE), "not a newsmill store"),
        (("path", *STORE), "not a newsmill store"),
        (("explain", "abcdef", *STORE), "not a newsmill store"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_and_where(invoke: Invoke, arguments: tuple[str, ...], told: str) -> None:
    done = invoke(*arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_usage_errors_leave_no_trace_of_a_run(invoke: Invoke, tmp_path: Path) -> None:
    assert invoke("run", "nothere", *STORE).code == 2
    assert not (tmp_path / "store" / "latest").exists()
    assert not list((tmp_path / "store").glob("ops/runs/*"))


def test_beam_options_behind_two_dashes_are_taken(invoke: Invoke) -> None:
    done = invoke("run", "a.txt", *STORE, "--dry-run", "--", "--job_name=mine", "--direct_num_workers", "1")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("would read 1 new input")


@pytest.mark.parametrize(
    "command", [("watch", "a.txt", "--cycles", "1"), ("reprocess",), ("forget", "an-id"), ("doctor",)]
)
def test_every_command_that_has_an_engine_refuses_unknown_options_of_beam(
    invoke: Invoke, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "store" / "snapshots").mkdir(parents=True)
    store = () if command == ("doctor",) else STORE
    done = invoke(*command, *store, "--", "--nonsense")
    assert (done.code, done.out) == (2, "")
    assert "Beam has no option --nonsense" in done.err


def test_beam_options_of_the_configuration_are_checked_and_the_dashes_replace_them(
    invoke: Invoke, tmp_path: Path
) -> None:
    (tmp_path / "newsmill.toml").write_text('beam = ["--nonsense"]')
    assert invoke("run", "a.txt", *STORE, "--dry-run").code == 2
    assert invoke("run", "a.txt", *STORE, "--dry-run", "--", "--job_name=mine").code == 0
    assert invoke("run", "a.txt", *STORE, "--dry-run", "--").code == 0


@pytest.mark.parametrize("value", ["[1]", '"--streaming"'])
def test_beam_options_of_the_configuration_are_a_list_of_texts(invoke: Invoke, tmp_path: Path, value: str) -> None:
    (tmp_path / "newsmill.toml").write_text(f"beam = {value}")
    done = invoke("run", "a.txt", *STORE, "--dry-run")
    assert done.code == 2
    assert "setting 'beam' in newsmill.toml has to be a list of texts" in done.err


def test_where_there_is_no_pipeline_the_dashes_end_the_options(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "store" / "snapshots").mkdir(parents=True)
    done = invoke("replay", *STORE, "--", "--nonsense")
    assert done.code == 2
    assert "--nonsense" in done.err


def test_an_engine_that_lacks_something_is_wrong_usage(invoke: Invoke, tmp_path: Path) -> None:
    done = invoke("run", "a.txt", *STORE, "--runner", "PortableRunner")
    assert done.code == 2
    assert "PortableRunner cannot be used here: it needs --job_endpoint" in done.err
    assert not (tmp_path / "store").exists()


def test_beam_options_before_the_dashes_are_unknown(invoke: Invoke) -> None:
    assert invoke("run", "a.txt", *STORE, "--direct_num_workers=1").code == 2


def test_a_clock_without_zone_is_refused(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSMILL_NOW", "2026-01-31T12:00:00")
    done = invoke("run", "a.txt", *STORE)
    assert done.code == 2
    assert "NEWSMILL_NOW" in done.err


def test_more_rejects_than_allowed_end_with_3_but_publish(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = invoke("run", "a.txt", "empty.txt", *STORE, "--no-entities", "--max-reject-rate", "0.4")
    assert done.code == 3
    assert (tmp_path / "store" / "latest" / "manifest.json").is_file()
    # What a run logs goes to standard error, one JSON object a line, all under the id of the run.
    events = [json.loads(line) for line in done.err.splitlines()]
    assert {event["event"] for event in events} >= {"inputs.found", "pipeline.finished", "run.published"}
    assert len({event["run_id"] for event in events}) == 1
    assert done.out.startswith("✓ run 000001")


def test_interruption_ends_with_130_and_says_so(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(options: list[str]) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("newsmill.pipeline.doctor.examine", interrupt)
    done = invoke("doctor")
    assert done.code == 130
    assert "interrupted" in done.err


def test_unknown_errors_are_not_dressed_up(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(options: list[str]) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("newsmill.pipeline.doctor.examine", fail)
    with pytest.raises(ZeroDivisionError):
        invoke("doctor")


def test_message_of_an_error_carries_no_escapes(invoke: Invoke) -> None:
    done = invoke("run", "\x1b[31mred\u202e", *STORE)
    assert done.code == 2
    assert "red" in done.err
    assert "\x1b" not in done.err
    assert "\u202e" not in done.err
