"""Merges into a month of several files: those of a merge of all rows, and no more written than is touched."""

import datetime as dt
import random
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pytest

import newsmill.transforms.sinks.files as files
import newsmill.transforms.sinks.stretches as stretches
from newsmill.schemas.manifest import MANIFEST, Manifest, ManifestFile
from newsmill.schemas.rows.staged import Operation, StagedSlice, TableRows
from newsmill.schemas.table import Table
from newsmill.schemas.tables import ARTICLES, MENTIONS
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.ground.snapshot import BaseSnapshot, read_file
from newsmill.transforms.sinks.files import write_partition
from newsmill.transforms.sinks.merge import merge
from newsmill.transforms.sinks.staging import SliceReader, stage_rows
from newsmill.transforms.sinks.transform import merge_partition

MONTH = "2026-03"
START = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _small_months(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "DAY_FILES_FROM", 20)
    monkeypatch.setattr(stretches, "ARTICLES_OF_A_STRETCH", 5)
    monkeypatch.setattr(files, "ARTICLES_PER_FILE", 5)


def rows_of(table: Table, days: Iterable[tuple[int, int | None]], text: str = "") -> pa.Table:
    """Return rows of articles by number and day of the month; null is an undated one."""
    rows = []
    for number, day in days:
        published = None if day is None else START + dt.timedelta(days=day, minutes=number)
        for ix in range(1 if table is ARTICLES else 2):
            row = {field.name: None if field.nullable else _zero(field.type) for field in table.schema}
            dated = {"published_at": published, "published_date": published.date() if published else None}
            row |= {"article_id": f"{number:032x}", **{name: dated[name] for name in dated if name in row}}
            row |= {"body": text} if table is ARTICLES else {"mention_ix": ix, "local_entity_id": f"e{number % 7}"}
            rows.append(row)
    return pa.Table.from_pylist(rows, table.schema)


def _zero(kind: pa.DataType) -> object:
    if pa.types.is_timestamp(kind):
        return START
    return "" if pa.types.is_string(kind) else False if pa.types.is_boolean(kind) else 0


def store(folder: Path, table: Table, rows: pa.Table) -> BaseSnapshot:
    folder.mkdir()
    entries = [
        ManifestFile(
            str(Path(file.path).rename(folder / file.name).name), table.name, MONTH, file.sha256, file.size, file.rows
        )
        for file in write_partition(table, MONTH, rows, str(folder))
    ]
    manifest = Manifest(1, SCHEMA_VERSION, "0", "k", "a", (), tuple(sorted(entries)))
    (folder / MANIFEST).write_bytes(manifest.to_bytes())
    return BaseSnapshot(str(folder))


def merged(folder: Path, base: BaseSnapshot, table: Table, changes: dict[Operation, pa.Table]) -> tuple[int, int]:
    """Merge both ways, hold that the files are the same, and return how many there are and how many were written."""
    (folder / "some").mkdir()
    (folder / "all").mkdir()
    parts = [TableRows(table.name, MONTH, name, rows.to_batches()[0]) for name, rows in changes.items()]
    slices: list[StagedSlice] = stage_rows(str(folder / "some"), parts)
    some = merge_partition(base, table, MONTH, slices, str(folder / "some"), SliceReader())
    rows = merge(table, base.read(table, MONTH), {name: [rows] for name, rows in changes.items()})
    whole = write_partition(table, MONTH, rows, str(folder / "all"))
    assert sorted((file.name, file.sha256, file.size, file.rows) for file in some.files) == sorted(
        (file.name, file.sha256, file.size, file.rows) for file in whole
    )
    assert sum(read_file(file.path).num_rows for file in some.files) == rows.num_rows
    return len(some.files), sum(Path(file.path).stat().st_nlink == 1 for file in some.files)


DAYS = [(number, number % 6 if number % 10 else None) for number in range(40)]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("table", [ARTICLES, MENTIONS], ids=["articles", "mentions"])
def test_any_changes_give_the_files_of_a_merge_of_all_rows(tmp_path: Path, table: Table, seed: int) -> None:
    pick = random.Random(seed)
    base = store(tmp_path / "base", table, rows_of(table, DAYS))
    put = rows_of(table, [(pick.randrange(60), pick.choice((1, 2, 9, None))) for _ in range(1)], "neu")
    gone = pa.table({"article_id": [f"{pick.randrange(50):032x}"]})
    patched = pa.table({"article_id": [f"{pick.randrange(40):032x}"], "source": ["andere"]})
    changes: dict[Operation, pa.Table] = {"put": put, "drop": gone, "patch": patched}
    merged(tmp_path, base, table, {name: changes[name] for name in pick.sample(sorted(changes), pick.randint(1, 3))})


def test_a_day_that_nothing_is_for_is_not_written_again(tmp_path: Path) -> None:
    base = store(tmp_path / "base", ARTICLES, rows_of(ARTICLES, DAYS))
    everything, written = merged(tmp_path, base, ARTICLES, {"put": rows_of(ARTICLES, [(99, 2)], "neu")})
    assert (everything, written) == (11, 2), "a day of seven articles is two files here"


def test_a_row_that_moves_to_another_day_touches_both(tmp_path: Path) -> None:
    base = store(tmp_path / "base", ARTICLES, rows_of(ARTICLES, DAYS))
    assert merged(tmp_path, base, ARTICLES, {"put": rows_of(ARTICLES, [(1, 4)])})[1] >= 3


def test_mentions_are_patched_by_their_entity(tmp_path: Path) -> None:
    base = store(tmp_path / "base", MENTIONS, rows_of(MENTIONS, DAYS))
    patch = pa.table({"local_entity_id": ["e3"], "entity_id": ["anderes"]})
    merged(tmp_path, base, MENTIONS, {"patch": patch})


def test_a_month_that_shrinks_is_one_file_again(tmp_path: Path) -> None:
    base = store(tmp_path / "base", ARTICLES, rows_of(ARTICLES, DAYS))
    gone = pa.table({"article_id": [f"{number:032x}" for number in range(5, 40)]})
    assert merged(tmp_path, base, ARTICLES, {"drop": gone}) == (1, 1)


def test_a_month_below_the_size_of_day_files_is_written_by_stretches(tmp_path: Path) -> None:
    days = [(number, 1 + number) for number in range(18)]
    base = store(tmp_path / "base", ARTICLES, rows_of(ARTICLES, days))
    everything, written = merged(tmp_path, base, ARTICLES, {"put": rows_of(ARTICLES, [(99, 12)], "neu")})
    assert (everything, written) == (5, 1), "the days 0 to 3, 4 to 7, 8 to 11, 12 to 15 and 16 to 31 are a file each"


def test_a_stretch_that_grows_is_halved_and_the_others_stay(tmp_path: Path) -> None:
    base = store(tmp_path / "base", ARTICLES, rows_of(ARTICLES, [(number, 9 + number % 5) for number in range(9)]))
    assert len(base.entries(ARTICLES, MONTH)) == 2
    put = rows_of(ARTICLES, [(20, 8), (21, 30), (22, 8)], "neu")
    assert merged(tmp_path, base, ARTICLES, {"put": put}) == (4, 3)


def test_a_stretch_that_shrinks_joins_its_other_half(tmp_path: Path) -> None:
    base = store(
        tmp_path / "base", ARTICLES, rows_of(ARTICLES, [(number, 1 + 20 * (number % 2)) for number in range(6)])
    )
    assert len(base.entries(ARTICLES, MONTH)) == 2
    assert merged(tmp_path, base, ARTICLES, {"drop": pa.table({"article_id": [f"{0:032x}"]})}) == (1, 1)


def test_a_month_that_an_earlier_version_left_in_one_file_is_cut_when_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(stretches, "ARTICLES_OF_A_STRETCH", 100)
        base = store(tmp_path / "base", ARTICLES, rows_of(ARTICLES, [(number, number % 28) for number in range(15)]))
    assert len(base.entries(ARTICLES, MONTH)) == 1
    assert merged(tmp_path, base, ARTICLES, {"put": rows_of(ARTICLES, [(99, 20)], "neu")}) == (5, 5)


@pytest.mark.parametrize("seed", range(8))
def test_runs_one_after_the_other_give_the_files_of_one(tmp_path: Path, seed: int) -> None:
    pick = random.Random(seed)
    days = [(number, pick.choice((None, *range(30)))) for number in range(19)]
    base = store(tmp_path / "base", ARTICLES, rows_of(ARTICLES, days[:9]))
    merged(tmp_path, base, ARTICLES, {"put": rows_of(ARTICLES, days[9:])})
