import datetime as dt
import json
import shlex
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsmill.pipeline.feeds.counts import FeedCounts
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.queries.answer import ask
from newsmill.pipeline.queries.values import Given
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import open_store
from newsmill.pipeline.summary import cycle_text, outcome_json, outcome_text

COUNTS = {"read": 7, "new": 4, "changed": 1, "unchanged": 1, "duplicate": 2, "rejected": 1, "mentions": 30}


def outcome(status: str = "published", counts: dict[str, int] | None = None, **more: Any) -> RunOutcome:
    return RunOutcome("20260131T120000Z-1a2b3c", status, 3, COUNTS | (counts or {}), timings={"pipeline": 2.0}, **more)


def test_summary_of_a_run() -> None:
    assert outcome_text(outcome(reasons={"empty": 1}), "news").splitlines() == [
        "✓ run 000003 · 5 articles · 2 copies · 30 mentions · 1 reject · 2.0 s",
        "  7 read = 4 new + 1 changed + 1 unchanged + 1 rejected",
        "  rejects: 1 empty",
        "  next: newsmill query who-with-whom --output news",
    ]


def test_one_of_a_kind_is_singular() -> None:
    head = outcome_text(
        outcome(counts={"new": 1, "changed": 0, "rejected": 0, "duplicate": 1, "mentions": 1}), "news"
    ).splitlines()[0]
    assert "1 article · 1 copy · 1 mention · 0 rejects" in head


@pytest.mark.parametrize(("new", "told"), [(99, False), (100, True)])
def test_rate_is_told_from_a_hundred_articles(new: int, told: bool) -> None:
    head = outcome_text(outcome(counts={"new": new, "changed": 0}), "news").splitlines()[0]
    assert ("articles/s" in head) is told


def test_a_run_of_undated_articles_leads_to_a_query_that_counts_them() -> None:
    text = outcome_text(outcome(tallies={"new": 4, "changed": 1, "undated": 3}), "news")
    assert text.endswith("  next: newsmill query entities --output news")


def test_rejects_beside_articles_that_were_kept_are_told_apart() -> None:
    text = outcome_text(outcome(reasons={"empty": 1, "fetch_failed": 2}), "news")
    assert "  rejects: 1 empty, 2 fetch_failed (2 of them beside an article that was kept)" in text


def test_nothing_new() -> None:
    assert outcome_text(outcome("unchanged", {"read": 0}, known_inputs=12), "news") == (
        "= nothing new · 12 inputs read before · snapshot 000003 stays"
    )


def test_notes_stand_before_what_to_do_next() -> None:
    lines = outcome_text(outcome(notes=["  feeds: 2 read"]), "news").splitlines()
    assert lines[-2] == "  feeds: 2 read"
    assert lines[-1].startswith("  next: ")


@pytest.mark.parametrize(
    ("counts", "query"),
    [
        ({"mentions": 5}, "who-with-whom"),
        ({"mentions": 0}, "sources"),
        ({"mentions": 0, "read": 2, "rejected": 2}, "rejects-by-reason"),
        ({"mentions": 0, "read": 3, "rejected": 2}, "sources"),
    ],
)
def test_the_query_it_proposes_has_an_answer(counts: dict[str, int], query: str, handmade: Store) -> None:
    line = outcome_text(outcome(counts=counts), str(handmade.root)).splitlines()[-1]
    program, command, name, option, output = shlex.split(line.partition("next: ")[2])
    assert (program, command, name, option) == ("newsmill", "query", query, "--output")
    assert ask(open_store(output), name, Given()).reader.read_all().num_rows


def test_without_duckdb_it_proposes_what_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsmill.pipeline.summary.find_spec", lambda name: None)
    assert outcome_text(outcome(), "news").splitlines()[-1] == "  next: newsmill report --output news"


def test_the_query_it_proposes_can_be_pasted_whatever_the_folder_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "out '$(touch x)' \"q\" `y`"
    line = outcome_text(outcome(), str(folder)).splitlines()[-1]
    said = subprocess.run(
        ["bash", "-c", f"newsmill() {{ printf %s \"$4\"; }}; {line.partition('next: ')[2]}"],
        cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert said.stdout == str(folder)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_told() -> None:
    empty = RunOutcome("id", "unchanged", None, dict.fromkeys(COUNTS, 0))
    assert outcome_text(empty, "news") == "= no files found: nothing there can be read as news"
    assert outcome_text(replace(empty, known_inputs=3), "news").startswith("= nothing new · 3 inputs read before")
    held = replace(empty, counts=empty.counts | {"read": 2}, snapshot=1)
    assert (
        outcome_text(held, "news")
        == "= nothing new · 2 records read again · 0 inputs read before · snapshot 000001 stays"
    )
    assert "nothing new" in outcome_text(replace(empty, feeds=FeedCounts(put_off=1)), "news")


def test_json_holds_the_same() -> None:
    found = json.loads(json.dumps(outcome_json(outcome(reasons={"empty": 1}))))
    assert (found["counts"]["read"], found["reasons"], found["reject_rate"]) == (7, {"empty": 1}, 0.142857)


def test_a_cycle_that_published_is_one_line_and_any_other_none() -> None:
    now = dt.datetime(2026, 1, 31, 12, 5, 6, tzinfo=dt.UTC)
    assert cycle_text(outcome(), now) == (
        "12:05:06 UTC ✓ run 000003 · 5 articles · 2 copies · 30 mentions · 1 reject · 2.0 s"
    )
    assert cycle_text(outcome("unchanged"), now) is None
