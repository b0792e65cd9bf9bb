import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsmill.pipeline.care.reprocess import reprocess
from newsmill.pipeline.care.status import status
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.manifest import read_manifest
from newsmill.transforms.normalize import tell

NOW = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)


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
