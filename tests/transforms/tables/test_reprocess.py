import dataclasses
from collections import Counter
from pathlib import Path

import apache_beam as beam
import pyarrow as pa
import pytest
from apache_beam.testing.test_pipeline import TestPipeline as BeamPipeline
from apache_beam.testing.util import assert_that, equal_to

from newsmill.schemas.row import from_batch, schema_of, to_batch
from newsmill.schemas.rows.article import LanguageArticle, RemovedLine, TaggedArticle
from newsmill.schemas.rows.mention import Mention
from newsmill.schemas.state import ENTITY_NAMES, LAYOUTS, SIGNATURES
from newsmill.schemas.tables import ARTICLES, REJECTS, REMOVED_LINES
from newsmill.transforms.entities.tag import with_mentions
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.quotes.transform import without_quotes
from newsmill.transforms.tables.reprocess import (
    FlattenAgain,
    ReadStored,
    drop_former,
    former_rows,
    reprocessed_rows,
    stored_articles,
)

MENTION = Mention(
    "1" * 32, "Karin Vogel", None, None, None, "Vogel", "PER", "PER", "body", 0, 5, 0, 9, "model", "m 2", False
)


@pytest.fixture(scope="module")
def base(built: Path) -> BaseSnapshot:
    """Return the snapshot of the built store: four articles of two months, one of them undated."""
    return BaseSnapshot(str((built / "out" / "latest").resolve()))


@pytest.fixture(scope="module")
def articles(base: BaseSnapshot) -> list[LanguageArticle]:
    files = [(month, path) for month in base.partitions(ARTICLES) for path in base.files(ARTICLES, month)]
    return [
        row for file in files for batch in stored_articles(base, *file) for row in from_batch(batch, LanguageArticle)
    ]


def rows_of(changes, table, operation):
    return {c.partition: c.rows.to_pylist() for c in changes if (c.table, c.operation) == (table, operation)}


def stored_rows(base, table):
    return [row for part in base.partitions(table) for row in base.read(table, part).to_pylist()]


def test_every_stored_article_comes_with_what_the_store_keeps_of_it(base, articles) -> None:
    stored = {row["article_id"]: row for row in stored_rows(base, ARTICLES)}
    assert sorted(article.article_id for article in articles) == sorted(stored)
    for article in articles:
        row = stored[article.article_id]
        for name in ("title", "body", "published_at", "first_seen_at", "content_hash", "source", "word_count"):
            assert getattr(article, name) == row[name], name
        assert article.declared_language == row["language"] == "de"
        assert article.locator is None


def test_hash_and_layout_come_from_the_state(base, articles) -> None:
    signed = {row["article_id"]: row for row in stored_rows(base, SIGNATURES)}
    layouts = {row["article_id"]: row["layout"] for row in stored_rows(base, LAYOUTS)}
    for article in articles:
        assert article.exact_hash == signed[article.article_id]["exact_hash"].hex() + "0" * 32
        assert article.layout == layouts[article.article_id] != b""


def test_removed_lines_come_back_to_their_own_article_in_order(base, articles, monkeypatch) -> None:
    ids = [article.article_id for article in articles]
    lines = [
        {"article_id": ids[1], "line_ix": 0, "role": "promo", "rule": "newsletter", "text": "Anmelden"},
        {"article_id": ids[1], "line_ix": 3, "role": "credit", "rule": "photo", "text": "Foto: dpa"},
    ]
    schema = REMOVED_LINES.schema
    held = pa.Table.from_pylist([dict.fromkeys(schema.names, "x") | line for line in lines], schema)
    read = BaseSnapshot.read
    monkeypatch.setattr(
        BaseSnapshot, "read", lambda *args, **more: held if args[1] is REMOVED_LINES else read(*args, **more)
    )
    files = [(month, path) for month in base.partitions(ARTICLES) for path in base.files(ARTICLES, month)]
    found = {
        row.article_id: row.removed_lines
        for file in files
        for batch in stored_articles(base, *file)
        for row in from_batch(batch, LanguageArticle)
    }
    assert found[ids[1]] == (
        RemovedLine(0, "promo", "newsletter", "Anmelden"),
        RemovedLine(3, "credit", "photo", "Foto: dpa"),
    )
    assert all(found[id_] == () for id_ in ids if id_ != ids[1])


@pytest.mark.parametrize("missing", [SIGNATURES, LAYOUTS], ids=lambda table: table.name)
def test_a_store_without_its_state_is_refused_with_advice(base, monkeypatch, missing) -> None:
    read = BaseSnapshot.read

    def without(self, table, partition, columns=None):
        rows = read(self, table, partition, columns)
        return rows.slice(0, 0) if table is missing else rows

    monkeypatch.setattr(BaseSnapshot, "read", without)
    month = base.partitions(ARTICLES)[0]
    with pytest.raises(ValueError, match="newsmill verify"):
        list(stored_articles(base, month, base.files(ARTICLES, month)[0]))


def test_what_is_told_again_is_patched_and_identity_dates_and_revisions_are_not(articles) -> None:
    tagged = [with_mentions(article, (MENTION,)) for article in articles]
    patches = rows_of(
        list(reprocessed_rows(without_quotes(to_batch(tagged, TaggedArticle)), BaseSnapshot(""))), "articles", "patch"
    )
    assert sorted(patches) == ["2026-02", "2026-03"]
    for row in (row for rows in patches.values() for row in rows):
        assert set(row) == {
            "article_id",
            "title",
            "word_count",
            "language",
            "language_score",
            "agencies",
            "agency_evidence",
            "body",
            "mention_count",
        }
        assert row["mention_count"] == 1


def test_mentions_are_made_anew_after_the_former_ones_went(articles) -> None:
    first, *others = articles
    tagged = [with_mentions(first, (MENTION, MENTION)), *(with_mentions(other, ()) for other in others)]
    changes = list(reprocessed_rows(without_quotes(to_batch(tagged, TaggedArticle)), BaseSnapshot("")))
    dropped = [row["article_id"] for rows in rows_of(changes, "mentions", "drop").values() for row in rows]
    assert sorted(dropped) == sorted(article.article_id for article in articles)
    put = [row for rows in rows_of(changes, "mentions", "put").values() for row in rows]
    assert [(row["article_id"], row["mention_ix"]) for row in put] == [(first.article_id, 0), (first.article_id, 1)]
    names = [row["name"] for rows in rows_of(changes, "entity_names", "offer").values() for row in rows]
    assert names == ["Karin Vogel"]


def test_the_length_of_a_body_is_counted_in_code_points(articles) -> None:
    tagged = with_mentions(dataclasses.replace(articles[0], body="Süß 😀"), ())
    changes = list(reprocessed_rows(without_quotes(to_batch([tagged], TaggedArticle)), BaseSnapshot("")))
    ((row,),) = rows_of(changes, "known", "patch").values()
    assert (row["article_id"].hex(), row["body_length"]) == (articles[0].article_id, 5)


def test_all_entity_names_go_and_of_the_rejects_those_of_the_stages_gone_through(base) -> None:
    changes = list(former_rows(base))
    assert set(rows_of(changes, "entity_names", "replace")) == set(base.partitions(ENTITY_NAMES)) != set()
    drops = rows_of(changes, "rejects", "drop")
    assert set(drops) == set(base.partitions(REJECTS)) != set()
    stages = ["deduplicate", "entities", "language", "quotes", "stories", "tables"]
    assert all([row["stage"] for row in rows] == stages for rows in drops.values())


def test_an_empty_store_has_nothing_to_drop() -> None:
    assert list(former_rows(BaseSnapshot(""))) == []


def test_every_stored_article_is_read_and_what_was_tagged_is_counted(base, articles) -> None:
    with BeamPipeline() as pipeline:
        read = pipeline | ReadStored(base) | beam.FlatMap(lambda batch: batch.column("article_id").to_pylist())
        assert_that(read, equal_to([row.article_id for row in articles]))
    field = schema_of(TaggedArticle).field("mentions")
    files = [(month, path) for month in base.partitions(ARTICLES) for path in base.files(ARTICLES, month)]
    batches = [batch for file in files for batch in stored_articles(base, *file)]
    none = [batch.append_column(field, pa.array([[]] * batch.num_rows, field.type)) for batch in batches]
    changes = [FlattenAgain(BaseSnapshot(""))(without_quotes(batch)) for batch in none]
    totals = Counter()
    for count in (count for each in changes for count in each.counts):
        totals[count.name] += count.value
    assert totals == {"read": 4, "mentions": 0, "undated": 1, "language:de": 4}
    assert {row.table for each in (*changes, drop_former(base)) for row in each.rows} == {
        *("articles", "clusters", "mentions", "quotes", "removed_lines", "layouts", "known", "entity_names"),
        "rejects",
    }
