import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.newsroom import Item, Newsroom, Reply, rss_feed
from newsmill.pipeline.care.replay import replay
from newsmill.pipeline.care.status import status
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store

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
