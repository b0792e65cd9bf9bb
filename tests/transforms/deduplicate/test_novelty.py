import datetime as dt
import hashlib
import itertools

import pyarrow as pa
import pytest

from newsmill.schemas.rows.period import Period
from newsmill.schemas.state import KNOWN
from newsmill.schemas.tables import REVISIONS
from newsmill.transforms.deduplicate.novelty import KEY_SCHEMA, WORK_SCHEMA, plan, tell_novelty
from newsmill.transforms.ground.snapshot import BaseSnapshot

EMPTY = BaseSnapshot("")
MONDAY = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
ONE, TWO, THREE = (digit * 32 for digit in "123")


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def key(
    id_: str,
    text: str = "text",
    *,
    updated=None,
    published=None,
    uri="file:///a",
    position=0,
    path="p",
    row=0,
    digest=b"r",
):
    return {
        "article_id": id_,
        "updated_at": updated,
        "published_at": published,
        "content_hash": hashed(text),
        "document_uri": uri,
        "position": position,
        "row_digest": digest.ljust(16, b"\0"),
        "text_digest": hashlib.sha256(text.encode()).digest()[:16],
        "path": path,
        "row": row,
    }


def keys(*rows):
    return pa.Table.from_pylist(list(rows), KEY_SCHEMA)


def work(*rows):
    return pa.Table.from_pylist([row | {"earlier": []} for row in rows], WORK_SCHEMA)


def counts(decision):
    return decision.new, decision.changed, decision.unchanged, decision.outside


def winner_of(*rows):
    """Return the row that wins, which must not depend on the order they come in."""
    found = [tell_novelty(keys(*order), EMPTY) for order in itertools.permutations(rows)]
    others = len({row["content_hash"] for row in rows}) - 1
    assert {counts(decision) for decision in found} == {(1, others, len(rows) - 1 - others, 0)}
    winners = {decision.work.column("row")[0].as_py() for decision in found}
    assert len(winners) == 1
    return winners.pop()


@pytest.fixture
def base(snapshot_of):
    """Return a store that knows 1 with the text 'old', and has forgotten 2."""
    known = [(ONE, "old", 1), (TWO, "", 0)]
    return snapshot_of(
        {
            (KNOWN, f"{int(id_[0]):02d}"): [
                {
                    "article_id": bytes.fromhex(id_),
                    "content_hash": bytes.fromhex(hashed(text)),
                    "revision": revision,
                    "first_seen_at": MONDAY,
                }
            ]
            for id_, text, revision in known
        }
    )


@pytest.mark.parametrize(
    ("id_", "text", "told"),
    [
        (ONE, "old", (0, 0, 1, 0)),
        (ONE, "other", (0, 1, 0, 0)),
        (THREE, "old", (1, 0, 0, 0)),
        (TWO, "old", (0, 0, 1, 0)),
    ],
    ids=["known as it is", "known with another text", "not known", "forgotten"],
)
def test_an_article_is_work_when_it_is_not_known_with_this_text(base, id_, text, told):
    decision = tell_novelty(keys(key(id_, text)), base)
    assert counts(decision) == told
    assert decision.work.num_rows == told[0] + told[1]


def test_every_key_is_counted_once(base):
    rows = [key(ONE, "old"), key(ONE, "new"), key(TWO), key(THREE), key(THREE), key(THREE, "b", published=MONDAY)]
    decision = tell_novelty(keys(*rows), base, Period(since=MONDAY + DAY))
    assert decision.outside == 1
    assert sum(counts(decision)) == len(rows)


def test_of_one_identity_the_latest_update_wins():
    assert winner_of(key(ONE, "a", updated=MONDAY, row=1), key(ONE, "b", updated=MONDAY + DAY, row=2)) == 2
    assert winner_of(key(ONE, "b", updated=MONDAY, row=1), key(ONE, "a", updated=MONDAY + DAY, row=2)) == 2


def test_an_update_without_a_time_loses_to_any_with_one():
    for text in "ab":  # whichever of the two has the larger hash
        assert winner_of(key(ONE, text, updated=None, row=1), key(ONE, "c", updated=MONDAY, row=2)) == 2


def test_of_equal_updates_the_later_publication_wins_then_the_last_in_the_input():
    for one, two in ("ab", "ba"):  # whichever of the two has the larger hash
        first, second = {"updated": MONDAY, "row": 1}, {"updated": MONDAY, "row": 2}
        assert winner_of(key(ONE, one, published=MONDAY, **first), key(ONE, two, published=MONDAY + DAY, **second)) == 2
        assert winner_of(key(ONE, one, **first), key(ONE, two, published=MONDAY, **second)) == 2
        assert (
            winner_of(key(ONE, one, uri="file:///a", position=9, **first), key(ONE, two, uri="file:///b", **second))
            == 2
        )
        assert winner_of(key(ONE, one, position=1, **first), key(ONE, two, position=2, **second)) == 2
    assert winner_of(key(ONE, digest=b"b", row=1), key(ONE, digest=b"a", row=2)) == 2


def test_versions_that_another_replaces_become_revisions_oldest_first_each_text_once():
    versions = [
        key(ONE, text, updated=MONDAY + n * DAY, row=n) for n, text in enumerate(["a", "b", "a", "c", "d", "d"])
    ]
    for order in (versions, versions[::-1], versions[3:] + versions[:3]):
        decision = tell_novelty(keys(*order, key(TWO)), EMPTY)
        work = {row["article_id"]: row for row in decision.work.to_pylist()}
        assert work[ONE]["row"] == 5
        assert [version["row"] for version in work[ONE]["earlier"]] == [0, 1, 3]
        assert work[TWO]["earlier"] == []
        assert counts(decision) == (2, 3, 2, 0)


def test_an_earlier_version_of_what_the_store_has_counts_too_and_one_it_has_had_does_not(snapshot_of):
    known = {
        "article_id": bytes.fromhex(ONE), "content_hash": bytes.fromhex(hashed("new")), "revision": 2,
        "first_seen_at": MONDAY, "day": (MONDAY.date() - dt.date(1970, 1, 1)).days,
    }  # fmt: skip
    had = [{"article_id": ONE, "revision": n, "content_hash": hashed(text)} for n, text in ((1, "old"), (2, "new"))]
    base = snapshot_of({(KNOWN, "01"): [known], (REVISIONS, "2026-03"): had})
    newest = key(ONE, "new", updated=MONDAY + DAY)
    assert counts(tell_novelty(keys(newest, key(ONE, "old", updated=MONDAY)), base)) == (0, 0, 2, 0)
    decision = tell_novelty(keys(newest, key(ONE, "older", updated=MONDAY, row=3)), base)
    assert counts(decision) == (0, 2, 0, 0), "the older one, and back to what it was"
    assert decision.work.column("earlier").to_pylist() == [[{"path": "p", "row": 3}]]


def test_no_version_of_a_forgotten_article_is_work(base):
    rows = [key(TWO, "a", updated=MONDAY + DAY), key(TWO, "b", updated=MONDAY)]
    assert counts(tell_novelty(keys(*rows), base)) == (0, 0, 2, 0)


@pytest.mark.parametrize(
    ("published", "inside"),
    [
        (MONDAY - dt.timedelta(microseconds=1), False),
        (MONDAY, True),
        (MONDAY + DAY - dt.timedelta(microseconds=1), True),
        (MONDAY + DAY, False),
        (None, True),
    ],
)
def test_a_period_holds_its_first_moment_and_not_its_end_and_every_undated_article(published, inside):
    decision = tell_novelty(keys(key(ONE, published=published)), EMPTY, Period(MONDAY, MONDAY + DAY))
    assert counts(decision) == ((1, 0, 0, 0) if inside else (0, 0, 0, 1))


def test_a_version_outside_the_period_does_not_hide_one_inside():
    rows = [key(ONE, "a", updated=MONDAY + DAY, published=MONDAY - DAY), key(ONE, "b", updated=MONDAY, row=7)]
    decision = tell_novelty(keys(*rows), EMPTY, Period(since=MONDAY))
    assert decision.work.column("row").to_pylist() == [7]


def test_nothing_is_no_work():
    assert counts(tell_novelty(keys(), EMPTY)) == (0, 0, 0, 0)
    assert plan(work(), 10) == []


def test_units_hold_at_most_so_many_articles_and_lose_none():
    rows = [key(f"{n:032x}", f"text {n}", row=n) for n in range(10)]
    units = plan(work(*rows), 4)
    assert [len(unit) for unit in units] == [4, 4, 2]
    assert [item.article.row for unit in units for item in unit] == list(range(10))


def test_equal_texts_fall_into_one_unit_and_the_others_keep_the_order_of_their_files():
    texts = ["a", "b", "same", "c", "same"]
    rows = [key(f"{n:032x}", text, path=f"p{n}") for n, text in enumerate(texts)]
    first, second = plan(work(*reversed(rows)), 4)
    assert [item.article.path for item in first] == ["p0", "p1", "p2", "p4"]
    assert [item.article.path for item in second] == ["p3"]
