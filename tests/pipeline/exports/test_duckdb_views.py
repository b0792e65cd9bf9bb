from pathlib import Path
from typing import Any

import duckdb
import pytest

from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.exports.duckdb_views import ABOUT, export_views
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import ARTICLES, SNAPSHOT_TABLES
from tests.pipeline.handmade import OLD, ROWS, published


def asked(file: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = duckdb.connect(str(file), read_only=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return published(tmp_path / "it's [a] store", ROWS)


def test_views_hold_the_tables_and_follow_new_runs(store: Store, tmp_path: Path) -> None:
    done = export_views(store, tmp_path / "news.duckdb")
    assert (done.reads, done.follows, done.views) == (str(store.latest), True, len(SNAPSHOT_TABLES))
    for table in SNAPSHOT_TABLES:
        assert asked(tmp_path / "news.duckdb", f"select count(*) from {table.name}") == [(len(ROWS[table.name]),)]
    published(store.root, ROWS | {"articles": OLD}, number=2)
    assert asked(tmp_path / "news.duckdb", "select count(*), min(month) from articles") == [(4, "2026-05")]
    assert (tmp_path / "news.duckdb").stat().st_size < 1e6


def test_every_view_and_column_has_its_comment(store: Store, tmp_path: Path) -> None:
    export_views(store, tmp_path / "news.duckdb")
    views = dict(asked(tmp_path / "news.duckdb", "select view_name, comment from duckdb_views() where not internal"))
    assert set(views) == {*(table.name for table in SNAPSHOT_TABLES), ABOUT}
    assert views["articles"] == f"{ARTICLES.doc} Key: article_id."
    columns = (
        "select column_name, comment from duckdb_columns() where table_name = 'articles' and column_name <> 'month'"
    )
    assert dict(asked(tmp_path / "news.duckdb", columns)) == {column.name: column.doc for column in ARTICLES.columns}
    told = dict(asked(tmp_path / "news.duckdb", f"from {ABOUT}"))
    assert (told["store"], told["reads"]) == (str(store.root), str(store.latest))


def test_without_symbolic_links_the_snapshot_of_the_day_is_read_and_that_is_said(store: Store, tmp_path: Path) -> None:
    store.latest.unlink()
    store.latest.write_text("snapshots/000001")
    done = export_views(store, tmp_path / "news.duckdb")
    assert (done.reads, done.follows) == (str(store.snapshot(1)), False)
    assert asked(tmp_path / "news.duckdb", "select count(*) from articles") == [(8,)]
    assert asked(tmp_path / "news.duckdb", f"select told[:12] from {ABOUT} where what = 'refresh'") == [
        ("export again",)
    ]


def test_only_an_earlier_export_is_replaced(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "news.duckdb"
    assert export_views(store, file) == export_views(store, file)
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("create table mine as select 1")
    (tmp_path / "text").write_text("mine")
    for target in (other, tmp_path / "text", store.root / "news.duckdb", tmp_path / "no" / "news.duckdb", tmp_path):
        with pytest.raises(UsageError):
            export_views(store, target)
    assert (tmp_path / "text").read_text() == "mine"
    assert asked(other, "from mine") == [(1,)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["it's [a] store", "news.duckdb", "other.duckdb", "text"]


def test_a_store_that_lost_files_gives_a_message_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    for file in store.snapshot(1).glob("articles/*/*.parquet"):
        file.write_bytes(b"")
    before = set(tmp_path.iterdir())
    with pytest.raises(RunFailedError, match="the views cannot be made"):
        export_views(store, tmp_path / "news.duckdb")
    assert set(tmp_path.iterdir()) == before
