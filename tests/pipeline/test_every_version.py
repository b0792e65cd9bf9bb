"""Several versions of one article in one run: each is a revision, whatever the order of files and lines."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from newsmill.pipeline.care.replay import replay
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import ARTICLES, REVISIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot
from tests.conftest import BRIDGE, HARBOUR, record, write_records

NOW = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
TEXTS = [
    BRIDGE,
    BRIDGE + "\n\nNachtrag: Die Sperrung dauert an.",
    BRIDGE + "\n\nNachtrag: Die Sperrung ist aufgehoben.",
]


def version(ix: int, **more: str) -> dict[str, str]:
    return record("bruecke", TEXTS[ix], "2026-03-01T08:00:00Z") | more


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_the_latest_update_stands_and_the_others_are_revisions(
    tmp_path: Path, run_into: Callable[..., RunOutcome], order: tuple[int, ...]
) -> None:
    dated = [version(ix, updated=f"2026-03-0{ix + 2}T08:00:00Z") for ix in order]
    write_records(tmp_path / "in" / "a.jsonl", [*dated, record("hafen", HARBOUR, "2026-03-01T08:00:00Z"), dated[0]])
    outcome = run_into(tmp_path / "in", tmp_path / "out", NOW, keep_revisions=True)
    counts = [outcome.counts[name] for name in ("read", "new", "changed", "unchanged")]
    assert counts == [5, 2, 2, 1]
    store = Store(tmp_path / "out")
    assert verify(store) == []
    base = BaseSnapshot(str(store.snapshot(1)))
    article = next(row for row in base.read_all(ARTICLES).to_pylist() if row["url"].endswith("bruecke"))
    assert (article["revision"], article["body"].splitlines()[-1]) == (3, TEXTS[2].splitlines()[-1])
    rows = [row for row in base.read_all(REVISIONS).to_pylist() if row["article_id"] == article["article_id"]]
    assert [(row["revision"], row["body"]) for row in rows] == [
        (n, text.replace("\n\n", "\n")) for n, text in enumerate(TEXTS, start=1)
    ]
    shares = [row["changed_share"] for row in rows]
    assert shares[0] is None
    assert 0 < shares[2] < shares[1] < 0.5


def test_without_dates_the_last_line_stands_and_reading_again_adds_nothing(
    tmp_path: Path, run_into: Callable[..., RunOutcome]
) -> None:
    write_records(tmp_path / "in" / "a.jsonl", [version(1), version(0), "{broken"])
    run_into(tmp_path / "in", tmp_path / "out", NOW)
    store = Store(tmp_path / "out")
    (article,) = BaseSnapshot(str(store.snapshot(1))).read_all(ARTICLES).to_pylist()
    assert (article["revision"], article["body"]) == (2, TEXTS[0].replace("\n\n", "\n"))
    replay(store, [], NOW)
    again = run_into(tmp_path / "in", tmp_path / "out", NOW)
    assert (again.counts["unchanged"], again.counts["changed"]) == (2, 0)
    assert verify(store) == []
