import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.newsroom import Item, Newsroom, Reply, rss_feed
from newsmill.pipeline.care.reread import replay, reprocess
from newsmill.pipeline.care.status import status
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.manifest import read_manifest
from newsmill.transforms.normalize import tell

NOW = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)


def test_replay_drops_rejects_and_lets_the_next_run_read_their_inputs(
    store: Store, built: Path, run_into: Callable[..., RunOutcome]
) -> None:
    done = replay(store, [], NOW)
    assert (done.snapshot, done.rejects, done.inputs) == (3, 1, 1)
    assert status(store).rows["rejects"] == 0
    assert verify(store) == []
    outcome = run_into(built / "in", store.root, NOW, entities=True)
    # The broken line is still broken; the four articles beside it are known. The revision came later and stays.
    assert (outcome.counts["read"], outcome.counts["rejected"]) == (5, 1)
    assert status(store).rows["rejects"] == 1
    assert verify(store) == []


def test_replay_reads_rejected_items_of_a_feed_again(tmp_path: Path) -> None:
    whole = Item("1", "Hafen", "Der Hafen von Rostock hat so viele Güter umgeschlagen wie nie zuvor, teilte er mit.")
    settings = Settings(entities=False, allow_private_hosts=True, host_pause=0.0)
    with Newsroom() as newsroom:
        feed = newsroom.play("/feed", Reply(rss_feed([whole, Item("2", "", "")]), conditional=True))
        runs = [run([feed], str(tmp_path / "out"), settings, NOW + dt.timedelta(days=day)) for day in range(2)]
        store = Store(tmp_path / "out")
        assert [outcome.counts["rejected"] for outcome in runs] == [1, 0]
        assert status(store).rows["rejects"] == 1
        done = replay(store, [], NOW)
        assert (done.rejects, done.inputs, status(store).rows["rejects"]) == (1, 1, 0)
        again = run([feed], str(tmp_path / "out"), settings, NOW + dt.timedelta(days=2))
    assert (again.counts["read"], again.counts["unchanged"], again.counts["rejected"]) == (2, 1, 1)
    assert status(store).rows["rejects"] == 1
    assert verify(store) == []


def test_replay_of_other_reasons_changes_nothing(store: Store) -> None:
    assert replay(store, ["bomb"], NOW).snapshot is None
    assert store.numbers() == [1, 2]


def test_an_unknown_reason_is_refused_with_the_list(store: Store) -> None:
    with pytest.raises(UsageError, match="there are empty, no_article"):
        replay(store, ["bad"], NOW)


def test_reprocess_with_the_same_models_changes_nothing(store: Store) -> None:
    done = reprocess(store, Settings(), NOW)
    assert (done.snapshot, done.articles) == (None, 4)
    assert store.numbers() == [1, 2]


def test_reprocess_finds_entities_that_were_left_out(
    store: Store, built: Path, tmp_path: Path, run_into: Callable[..., RunOutcome]
) -> None:
    run_into(built / "in" / "first.jsonl", tmp_path / "bare")
    bare = Store(tmp_path / "bare")
    assert status(bare).rows["mentions"] == 0
    done = reprocess(bare, Settings(), NOW)
    assert done.snapshot == 2
    assert verify(bare) == []
    told = {file.sha256 for file in read_manifest(store.snapshot(1)).files if file.table in ("mentions", "entities")}
    made = {file.sha256 for file in read_manifest(bare.snapshot(2)).files if file.table in ("mentions", "entities")}
    assert made == told, "the same as if they had been found in the first place"


def test_reprocess_without_entities_makes_no_sense(store: Store) -> None:
    with pytest.raises(UsageError, match="entities = false"):
        reprocess(store, Settings(entities=False), NOW)


def test_reprocess_by_other_line_rules_gives_the_store_that_these_would_have_given(
    tmp_path: Path, run_into: Callable[..., RunOutcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    body = (
        "Die alte Brücke in Celle wird bis zum Herbst gesperrt, sagte Bürgermeisterin Eva Muster am Montag im Rat. Die "
        "Sanierung kostet nach Angaben der Verwaltung rund zwölf Millionen Euro, und die Hälfte davon zahlt das Land."
    )
    rows = [
        {"url": "https://a.example/1", "published": "2026-03-01T08:00:00Z", "text": f"Brücke zu\n\n{body}\nFoto: dpa"},
        {"url": "https://b.example/1", "published": "2026-03-01T09:00:00Z", "text": f"Brücke zu\n\n{body}\n(dpa)"},
        {"url": "https://c.example/1", "published": "2026-02-01T09:00:00Z", "title": "Fähre", "text": f"Fähre\n{body}"},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    run_into(tmp_path / "in.jsonl", tmp_path / "wanted", entities=True)
    with monkeypatch.context() as patch:
        patch.setattr(tell, "assign_roles", lambda _: {})
        run_into(tmp_path / "in.jsonl", tmp_path / "out", entities=True)
    wanted, out = Store(tmp_path / "wanted"), Store(tmp_path / "out")
    assert status(out).rows["removed_lines"] < status(wanted).rows["removed_lines"]
    done = reprocess(out, Settings(), NOW)
    assert (done.snapshot, done.articles) == (2, 3)
    assert read_manifest(out.snapshot(2)).files == read_manifest(wanted.snapshot(1)).files
    assert verify(out) == []
