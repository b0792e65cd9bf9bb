"""A store whose signatures and edges are of another version of the algorithm."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from newsmill.pipeline.care.forget import forget
from newsmill.pipeline.care.replay import replay
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.explain.duplicates import explanation
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.store.commit import commit
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.pipeline.store.versions import current_manifest
from newsmill.schemas.rows.staged import MergedPartition
from newsmill.schemas.state import SIGNATURES
from newsmill.schemas.table import Column, Table
from newsmill.schemas.tables import ARTICLES, CLUSTERS, DUPLICATES
from newsmill.transforms.deduplicate.edges import KNOWN_BY
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.files import write_partition

NOW = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
FORMER = "w5-lsh/0"
HASHES = ("shingles", "fingerprints")
FORMER_FILE = replace(
    SIGNATURES,
    columns=(
        *(column for column in SIGNATURES.columns if column.field_id < 10),
        Column(10, "shingles", pa.binary(), "Word 3-grams.", required=True),
        Column(11, "fingerprints", pa.binary(), "Posted hashes.", required=True),
    ),
)
"""The state file as it was when it held all hashes whole."""


def rows(store: Store, table: Table) -> pa.Table:
    base = BaseSnapshot(str(current_path(store.root)))
    parts = [base.read(table, partition) for partition in base.partitions(table)]
    return pa.concat_tables([table.schema.empty_table(), *parts])


def of_another_algorithm(store: Store) -> None:
    """Publish the store with signatures that this version would not give, and without any edge or cluster of two."""
    base = BaseSnapshot(str(current_path(store.root)))
    store.staging.mkdir(exist_ok=True)
    before = current_manifest(store)
    assert before
    changed = []
    for day in base.partitions(SIGNATURES):
        table = base.read(SIGNATURES, day, [name for name in FORMER_FILE.schema.names if name not in HASHES])
        for name in HASHES:
            table = table.append_column(name, pa.array([b"12345678"] * len(table), pa.binary()))
        changed.append(MergedPartition("signatures", day, write_partition(FORMER_FILE, day, table, str(store.staging))))
    changed += [MergedPartition("duplicates", bucket, ()) for bucket in base.partitions(DUPLICATES)]
    number = before.snapshot + 1
    commit(store, replace(before, snapshot=number, duplicate_algorithm=FORMER), changed, before.snapshot)


def more(folder: Path, run_into: Callable[..., RunOutcome], store: Store) -> RunOutcome:
    (folder / "more").mkdir()
    (folder / "more" / "x.jsonl").write_text(
        '{"url": "https://blatt.example/neu", "title": "Neu", "text": "Ein Uhu hat im Turm von Celle gebrütet."}'
    )
    return run_into(folder / "more", store.root, NOW)


def test_the_next_run_signs_and_compares_all_articles_again_and_says_so(
    store: Store, tmp_path: Path, run_into: Callable[..., RunOutcome]
) -> None:
    wanted = {table.name: rows(store, table) for table in (SIGNATURES, DUPLICATES, CLUSTERS, ARTICLES)}
    assert len(wanted["duplicates"]) > 0
    of_another_algorithm(store)
    assert not [problem for problem in verify(store) if problem.where.startswith("_state")]
    assert len(rows(store, DUPLICATES)) == 0
    outcome = more(tmp_path, run_into, store)
    assert (outcome.status, outcome.snapshot, outcome.counts["new"]) == ("published", 5, 1)
    assert any(f"({FORMER}): 4 stored articles" in note for note in outcome.notes)
    assert verify(store) == []
    renewed = BaseSnapshot(str(store.snapshot(4)))
    for table in (SIGNATURES, DUPLICATES, CLUSTERS, ARTICLES):
        parts = [renewed.read(table, partition) for partition in renewed.partitions(table)]
        assert pa.concat_tables(parts) == wanted[table.name], table.name
    manifest = current_manifest(store)
    assert manifest
    assert manifest.duplicate_algorithm == KNOWN_BY
    assert not any(FORMER in note for note in run_into(tmp_path / "more", store.root, NOW).notes)


def test_other_care_of_the_store_keeps_the_name_of_its_algorithm(store: Store) -> None:
    of_another_algorithm(store)
    replay(store, [], NOW)
    manifest = current_manifest(store)
    assert manifest
    assert (manifest.snapshot, manifest.duplicate_algorithm) == (4, FORMER)


def test_a_takedown_compares_by_this_algorithm(store: Store) -> None:
    of_another_algorithm(store)
    articles = rows(store, ARTICLES)
    url = "https://blatt.example/bruecke-kopie"
    article = articles.filter(pc.equal(articles.column("canonical_url"), url)).column("article_id")[0].as_py()
    done = forget(store, [article], NOW)
    assert len(done.copies) == 1
    assert verify(store) == []


def test_explain_does_not_compare_with_signatures_of_another_algorithm(store: Store) -> None:
    of_another_algorithm(store)
    with pytest.raises(UsageError, match=r"w5-lsh/0.*newsmill run"):
        explanation(store, "https://blatt.example/bruecke")
