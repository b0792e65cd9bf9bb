import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsmill.pipeline.attempts import begin
from newsmill.pipeline.care.dashboard import dashboard
from newsmill.pipeline.care.rollback import rollback
from newsmill.pipeline.care.status import WEEK, status
from newsmill.pipeline.care.text import problems_text, runs_text
from newsmill.pipeline.care.upkeep_run import looking_after
from newsmill.pipeline.care.verify import Problem, verify
from newsmill.pipeline.cli.app import app
from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.runs import last_runs, recorded
from newsmill.pipeline.store.commit import commit
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store
from newsmill.schemas.manifest import read_manifest
from newsmill.schemas.tables import RUNS

cli = CliRunner()


def test_status_counts_rows_and_bytes(store: Store) -> None:
    found = status(store)
    assert (found.snapshot, found.snapshots, found.schema_version) == (2, [1, 2], "2.0")
    assert (found.rows["articles"], found.rows["revisions"], found.rows["rejects"]) == (4, 5, 1)
    text = dashboard(found, [])
    assert "snapshot 000002 (2 kept, from 000001)" in text
    assert "last run" in text


def test_status_as_json(store: Store) -> None:
    result = cli.invoke(app, ["status", "--output", str(store.root), "--json"])
    assert json.loads(result.stdout)["rows"]["articles"] == 4


def test_status_of_a_store_without_snapshot(empty: Store) -> None:
    text = dashboard(status(empty), [])
    assert "no snapshot yet" in text
    assert "newsmill run INPUT --output" in text


def test_runs_are_listed_with_their_counts(store: Store) -> None:
    text = runs_text(recorded(store, RUNS).to_pylist())
    assert len(text.splitlines()) == 2
    assert "snapshot 000001  4 new" in text
    assert "1 changed" in text.splitlines()[1]
    assert runs_text([]) == "no runs recorded"


def test_verify_tells_and_exits_with_1(store: Store) -> None:
    assert cli.invoke(app, ["verify", "--output", str(store.root)]).exit_code == 0
    (store.snapshot(2) / "articles" / "x\x1b[31m.txt").write_text("")
    result = cli.invoke(app, ["verify", "--output", str(store.root)])
    assert result.exit_code == 1
    assert "foreign file" in result.stdout
    assert "\x1b" not in result.stdout


def test_problems_in_words(store: Store, tmp_path: Path) -> None:
    empty = create_store(tmp_path / "empty")
    assert problems_text(store, []) == "✓ snapshot 000002 is whole"
    assert problems_text(empty, []) == "no snapshot yet: nothing to verify"
    assert "✗ a: hash: wrong" in problems_text(store, [Problem("a", "hash", "wrong")])


def test_rollback_publishes_a_new_snapshot_with_the_old_content(store: Store) -> None:
    one = read_manifest(store.snapshot(1))
    assert rollback(store, 1) == 3
    three = read_manifest(store.snapshot(3))
    assert (three.files, three.snapshot, store.current()) == (one.files, 3, 3)
    assert store.numbers() == [1, 2, 3]
    assert verify(store) == []


def test_after_a_rollback_the_next_run_reads_again_what_came_since(store: Store, built: Path, run_into: object) -> None:
    import datetime as dt

    before = read_manifest(store.snapshot(2))
    rollback(store, 1)
    outcome = run_into(built / "in", store.root, dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC), entities=True)  # type: ignore[operator]
    assert (outcome.status, outcome.counts["changed"]) == ("published", 1)
    assert len(read_manifest(store.snapshot(4)).files) == len(before.files)
    assert verify(store) == []


def test_rollback_to_a_half_deleted_snapshot_changes_nothing(store: Store) -> None:
    victim = next(store.snapshot(1).glob("articles/*/*.parquet"))
    victim.unlink()
    with pytest.raises(RunFailedError, match="rollback failed"):
        rollback(store, 1)
    (store.snapshot(1) / "manifest.json").write_text("{}")
    with pytest.raises(UsageError, match="cannot be read"):
        rollback(store, 1)
    assert store.current() == 2
    assert verify(store) == []


def test_rollback_to_what_is_not_there_names_what_is(store: Store) -> None:
    with pytest.raises(UsageError, match="it has 1, 2"):
        rollback(store, 9)


@pytest.mark.parametrize("columns", [40, 60, 120, 200])
def test_status_fits_the_terminal_but_for_what_is_copied(
    store: Store, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = dashboard(status(store), []).splitlines()
    assert len(lines) <= 20
    root = str(store.root)
    assert all(len(line) <= min(columns, 120) for line in lines if root not in line)


def test_status_says_what_to_do_and_nothing_where_all_is_well(store: Store) -> None:
    found = status(store)
    assert dashboard(found, []).endswith("all is well")
    failed = {**(found.last_run or {}), "error": "OSError: full", "rejected": 3}
    told = dashboard(replace(found, last_run=failed, schema_version="1.0"), [])
    commands = ("reprocess", "runs", "query rejects-by-reason")
    assert [name for name in commands if f"newsmill {name} --output" in told] == [*commands]


def test_status_counts_pairs_where_a_run_counts_copies(store: Store) -> None:
    # An article that another holds whole is in a pair, and no copy.
    found = replace(status(store), rows={"articles": 2, "duplicates": 1})
    told = dashboard(found, [])
    assert "pairs that share text 1" in told
    assert "duplicates" not in told


def test_status_counts_the_runs_of_a_week(store: Store) -> None:
    began = [row["started_at"] for row in last_runs(store, 2)]
    weeks = [status(store, now).runs_in_week for now in (began[1], began[0] + dt.timedelta(days=7), began[1] + WEEK)]
    assert weeks == [2, 1, 0]
    assert status(store, began[1]).new_in_week == 4


def test_what_fails_behind_the_flip_says_what_was_published(store: Store) -> None:
    def published_and_failed() -> None:
        with looking_after(store, "rollback"):
            begin(store)
            commit(store, replace(read_manifest(store.snapshot(1)), snapshot=3), (), 1)
            raise UsageError("unread")

    with pytest.raises(RunFailedError, match=r"^the rollback failed, snapshot 000003 was published before that: un"):
        published_and_failed()
    with pytest.raises(UsageError, match=r"^unread$"), looking_after(store, "rollback"):
        raise UsageError("unread")
