import dataclasses
import datetime as dt

import pyarrow as pa
import pytest

from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.document import Document
from newsmill.schemas.state import ITEMS
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sources.items import ITEM_FIELDS, RememberItems, item_ids, remembered, unseen

NOON = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
EMPTY = BaseSnapshot("")
ITEM = Document(
    "https://blatt.example/feed.xml", "1", "text/html", b"<p>Brand in Halle</p>", "utf-8",
    title="Brand", url="https://blatt.example/1", guid="1", fetched_at=NOON,
)  # fmt: skip


def batch(*items):
    return to_batch(items, Document)


def id_of(item, full_text=False):
    return item_ids(batch(item), full_text, 1).to_pylist()[0]


def other(**changes):
    return dataclasses.replace(ITEM, **changes)


@pytest.fixture
def store(snapshot_of):
    """Return a store that has taken in the items given."""

    def go(*items, full_text=False):
        rows = {}
        for change in remembered(batch(*items), BaseSnapshot(""), full_text):
            rows[ITEMS, change.partition] = change.rows.to_pylist()
        return snapshot_of(rows)

    return go


@pytest.mark.parametrize(
    "changes",
    [
        {"fetched_at": NOON + dt.timedelta(days=1)},
        {"page_content": b"<p>x</p>"},
        {"page_charset": "utf-8", "page_url": "u"},
    ],
)
def test_an_item_met_again_at_another_time_or_with_its_page_is_the_same(changes):
    assert id_of(other(**changes)) == id_of(ITEM)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Brände"}, {"content": b"<p>Brand in Halle geloescht</p>"}, {"updated": "2026-03-11"},
        {"authors": ("Eva Lind",)}, {"url": None}, {"title": None}, {"paywalled": True},
    ],
)  # fmt: skip
def test_an_item_that_says_anything_else_is_another(changes):
    assert id_of(other(**changes)) != id_of(ITEM)


@pytest.mark.parametrize(
    ("changes", "full_text", "known_as"),
    [
        ({}, False, "e65f924c77faa8459031290030427dcd"),
        ({}, True, "a826176d9fa188886f9abf6c362ee7fa"),
        (
            {"authors": ("Eva Lind",), "paywalled": True, "categories": ("a", "b")},
            False,
            "d4397aa2d307befc0ae4b0bc729438b3",
        ),
    ],
)
def test_stores_of_older_versions_know_an_item_by_the_same_id(changes, full_text, known_as):
    assert id_of(other(**changes), full_text).hex() == known_as


def test_a_field_that_documents_get_later_makes_no_item_another():
    later = batch(ITEM).append_column("later", pa.array(["x"]))
    assert item_ids(later, full_text=False, version=1).to_pylist() == [id_of(ITEM)]


def test_another_version_knows_items_by_the_former_id_and_remembers_them_by_its_own(store, monkeypatch):
    former = store(ITEM)
    monkeypatch.setitem(ITEM_FIELDS, 2, (*ITEM_FIELDS[1], "position"))
    assert new_titles(former, ITEM, other(guid="neu", title="Neu")) == ["Neu"]
    (change,) = remembered(batch(ITEM), BaseSnapshot(""), full_text=False)
    assert change.rows.to_pylist() != [{"item_id": id_of(ITEM)}]
    assert new_titles(store(ITEM), ITEM) == []


def test_an_item_whose_page_is_wanted_now_is_another():
    assert id_of(ITEM, full_text=True) != id_of(ITEM)


def test_items_are_remembered_in_the_bucket_of_their_id():
    (change,) = remembered(batch(ITEM), BaseSnapshot(""), full_text=False)
    assert (change.table, change.operation) == ("items", "put")
    assert change.partition == f"{id_of(ITEM)[0] >> 4:02d}"
    assert change.rows.to_pylist() == [{"item_id": id_of(ITEM)}]


def test_an_item_whose_page_was_wanted_and_not_had_is_not_remembered():
    had, missed = other(page_content=b"<p>x</p>"), other(guid="2")
    changes = remembered(batch(had, missed), BaseSnapshot(""), full_text=True)
    assert [row["item_id"] for change in changes for row in change.rows.to_pylist()] == [id_of(had, full_text=True)]
    assert (
        len(
            [
                row
                for change in remembered(batch(had, missed), BaseSnapshot(""), False)
                for row in change.rows.to_pylist()
            ]
        )
        == 2
    )


def new_titles(base, *items, full_text=False):
    return [row.title for row in from_batch(unseen(batch(*items), base, full_text), Document)]


def test_an_empty_store_has_seen_no_item():
    assert new_titles(EMPTY, ITEM, other(guid="2", title="Zwei")) == ["Brand", "Zwei"]


def test_only_items_that_are_new_or_changed_pass(store):
    seen = [ITEM, *(other(guid=str(number), title=f"Meldung {number}") for number in range(40))]
    again = [dataclasses.replace(item, fetched_at=NOON + dt.timedelta(hours=1)) for item in seen]
    mixed = (*again, other(title="Brand gelöscht"), other(guid="neu", title="Neu"))
    assert new_titles(store(*seen), *mixed) == ["Brand gelöscht", "Neu"]


def test_a_feed_without_news_has_no_new_item(store):
    assert new_titles(store(ITEM), ITEM) == []


def test_full_text_asks_again_for_items_taken_in_without_it(store):
    assert new_titles(store(ITEM), ITEM, full_text=True) == ["Brand"]


@pytest.mark.parametrize(("remember", "expected"), [(True, 1), (False, 0)])
def test_a_run_over_a_period_remembers_no_item(remember, expected):
    assert (
        sum(change.rows.num_rows for change in RememberItems(BaseSnapshot(""), False, remember)(batch(ITEM)).rows)
        == expected
    )
