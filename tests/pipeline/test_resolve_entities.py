import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from newsmill.pipeline.care.forget import forget
from newsmill.pipeline.care.reprocess import reprocess
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.schemas.table import Table
from newsmill.schemas.tables import ENTITIES, ENTITY_LINKS, MENTIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot
from tests.conftest import NOW, record, write_records

OLD = "Der Trainer Viktor Ordas hat am Sonntag in Magdeburg seinen Abschied erklärt. Ordas ging ohne ein Wort."
NEW = "Der Trainer Viktor Ordás hat am Montag in Magdeburg {} Spieler gelobt. Ordás sprach lange vor dem Rathaus."


def rows(store: Store, table: Table) -> list[dict[str, object]]:
    return list(BaseSnapshot(str(current_path(store.root))).read_all(table).to_pylist())


def entities_of(store: Store, form: str) -> set[object]:
    return {row["entity_id"] for row in rows(store, MENTIONS) if row["text"] == form}


@pytest.fixture
def linked(tmp_path: Path, run_into: Callable[..., RunOutcome]) -> tuple[Store, list[RunOutcome]]:
    """A store of two runs: the second makes `Ordás` the common spelling of last month's `Ordas`."""
    inputs, output = tmp_path / "in", tmp_path / "out"
    write_records(inputs / "a.jsonl", [record("alt", OLD, "2026-02-27T10:00:00Z")])
    first = run_into(inputs, output, NOW, entities=True)
    write_records(
        inputs / "b.jsonl",
        [
            record(f"neu{ix}", NEW.format(word), f"2026-03-0{ix + 1}T10:00:00Z")
            for ix, word in enumerate(("zwei", "drei"))
        ],
    )
    second = run_into(inputs, output, NOW + dt.timedelta(days=1), entities=True)
    return Store(output), [first, second]


def test_a_run_relinks_older_mentions_and_says_so(linked: tuple[Store, list[RunOutcome]]) -> None:
    store, (first, second) = linked
    assert (first.counts["links_changed"], first.counts["partitions_relinked"]) == (0, 0)
    assert (second.counts["links_changed"], second.counts["partitions_relinked"]) == (1, 1)
    assert any("1 entity link changed; 1 month of older mentions rewritten" in note for note in second.notes)
    assert entities_of(store, "Viktor Ordas") == entities_of(store, "Viktor Ordás") == entities_of(store, "Ordás")
    (link,) = rows(store, ENTITY_LINKS)
    assert (link["period"], link["rule"], link["evidence"]) == ("2026-Q1", "equal key", "Viktor Ordás")
    (entity,) = [row for row in rows(store, ENTITIES) if "Ord" in str(row["name"])]
    assert (entity["name"], entity["article_count"]) == ("Viktor Ordás", 3)
    assert {"Viktor Ordas", "Ordas", "Ordás"} <= set(entity["aliases"])  # type: ignore[call-overload]  # a list
    assert verify(store) == []


def test_a_takedown_takes_back_what_it_was_evidence_of(linked: tuple[Store, list[RunOutcome]]) -> None:
    store, _ = linked
    forget(store, ["https://blatt.example/neu0", "https://blatt.example/neu1"], NOW)
    assert rows(store, ENTITY_LINKS) == []
    assert {row["name"] for row in rows(store, ENTITIES) if "Ord" in str(row["name"])} == {"Viktor Ordas"}
    assert all(row["entity_id"] == row["local_entity_id"] for row in rows(store, MENTIONS))
    assert verify(store) == []


def test_reprocessing_gives_the_same_links(linked: tuple[Store, list[RunOutcome]]) -> None:
    store, _ = linked
    before = [rows(store, table) for table in (MENTIONS, ENTITIES, ENTITY_LINKS)]
    reprocess(store, Settings(), NOW)
    assert [rows(store, table) for table in (MENTIONS, ENTITIES, ENTITY_LINKS)] == before
    assert verify(store) == []
