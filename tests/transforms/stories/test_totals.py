import datetime as dt

import pyarrow as pa
import pytest

from newsmill.schemas.rows.staged import MergedPartition
from newsmill.schemas.tables import ARTICLES, MENTIONS, STORIES
from newsmill.transforms.ground.buckets import bucket_of
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.files import write_partition
from newsmill.transforms.stories.totals import ALGORITHM, total_stories


def id_of(letter):
    return letter * 32


def filled(table, rows):
    """Rows of a table, zeros and empty texts where nothing is said and null is not allowed."""
    zeros = {pa.string(): "", pa.int64(): 0, pa.bool_(): False}
    empty = {
        field.name: None if field.nullable else zeros.get(field.type, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        for field in table.schema
    }
    return pa.Table.from_pylist([empty | row for row in rows], table.schema)


def article(letter, story, day, month=1, **more):
    published = dt.datetime(2026, month, day, tzinfo=dt.UTC)
    return {
        "article_id": id_of(letter), "story_id": id_of(story), "published_at": published, "language": "de",
        "source": f"{letter}.example", "title": f"Titel {letter}", "agencies": [], **more,
    }  # fmt: skip


@pytest.fixture
def merged(tmp_path):
    def merge(table, month, rows):
        return MergedPartition(table.name, month, write_partition(table, month, filled(table, rows), str(tmp_path)))

    return merge


@pytest.fixture
def told(merged, snapshot_of):
    """Rows of ``stories`` to put and ids to drop, for articles by month, with these stories in the store before."""

    def tell(articles, mentions=(), before=(), anew=False):
        by_bucket = {}
        for row in before:
            by_bucket.setdefault((STORIES, bucket_of(row["story_id"])), []).append(row)
        base = snapshot_of(by_bucket)
        parts = [merged(ARTICLES, month, rows) for month, rows in articles.items()]
        rows = [{"article_id": id_of(a), "mention_ix": ix, "entity_id": e} for ix, (a, e) in enumerate(mentions)]
        changes = total_stories(base, [*parts, merged(MENTIONS, "2026-01", rows)], anew)
        by = {name: [r for c in changes if c.operation == name for r in c.rows.to_pylist()] for name in ("put", "drop")}
        return by["put"], [row["story_id"] for row in by["drop"]]

    return tell


def test_a_row_says_what_its_articles_say(told):
    rows = [
        article("a", "a", 2, title="Kein Zug fährt", agencies=["dpa"]),
        article("b", "a", 3, title="Zug entgleist, Brücke gesperrt", agencies=["dpa", "AFP"]),
        article("c", "a", 4, title="Brücke nach Zugunglück gesperrt", source="a.example"),
        article("d", "a", 4, duplicate_of=id_of("c"), duplicate_kind="exact", title="Brücke Zug gesperrt"),
        article("e", "e", 4),
    ]
    mentions = [("a", "x"), ("a", "x"), ("b", "y"), ("c", "y"), ("c", "z"), ("c", "z"), ("e", "w")]
    put, drop = told({"2026-01": rows}, mentions)
    assert drop == []
    assert put == [
        {
            "story_id": id_of("a"), "former_ids": [], "title": "Zug entgleist, Brücke gesperrt",
            "lead_article_id": id_of("b"), "article_count": 3, "copy_count": 1, "source_count": 3,
            "first_published_at": rows[0]["published_at"], "last_published_at": rows[3]["published_at"],
            "first_source": "a.example", "language": "de", "entity_ids": ["y", "x", "z"], "agencies": ["dpa", "AFP"],
            "agency_share": 0.5, "algorithm": ALGORITHM,
        }
    ]  # fmt: skip


def test_a_story_of_two_months_has_the_articles_of_both(told):
    articles = {"2026-01": [article("a", "a", 31)], "2026-02": [article("b", "a", 1, 2)]}
    put, _ = told(articles)
    assert [(row["article_count"], row["last_published_at"].month) for row in put] == [(2, 2)]


def test_former_ids_follow_the_article_whose_id_they_are(told):
    before = [{"story_id": id_of("b"), "former_ids": [id_of("c")]}, {"story_id": id_of("f"), "former_ids": []}]
    put, _ = told({"2026-01": [article(letter, "a", ix + 1) for ix, letter in enumerate("abc")]}, before=before)
    assert put[0]["former_ids"] == [id_of("b"), id_of("c")]


def test_only_rows_that_changed_are_written_and_stories_of_one_article_go(told):
    articles = {"2026-01": [article("a", "a", 1), article("b", "a", 2), article("c", "c", 3)]}
    put, _ = told(articles)
    assert told(articles, before=put) == ([], [])
    _, drop = told({"2026-01": [article("a", "a", 1), article("b", "b", 2)]}, before=put)
    assert drop == [id_of("a")]


def test_told_anew_a_row_of_another_rule_that_is_the_same_else_takes_the_name_of_today(told):
    articles = {"2026-01": [article("a", "a", 1), article("b", "a", 2)]}
    put, _ = told(articles)
    former = [put[0] | {"algorithm": "stories-0"}]
    assert told(articles, before=former, anew=True) == (put, [])
    lost = [{"story_id": id_of("d"), "former_ids": [], "algorithm": "stories-0"}]
    assert told(articles, before=[*put, *lost], anew=True) == ([], [id_of("d")])


def test_months_that_nothing_rewrote_give_nothing():
    assert total_stories(BaseSnapshot(""), [MergedPartition("ledger", "", ())]) == []


def test_the_longest_list_of_entities_is_eight(told):
    rows = [article("a", "a", 1), article("b", "a", 2)]
    put, _ = told({"2026-01": rows}, [(letter, f"e{ix}") for ix in range(12) for letter in "ab"])
    assert put[0]["entity_ids"] == sorted(f"e{ix}" for ix in range(12))[:8]
