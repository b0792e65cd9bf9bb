import datetime as dt
from collections.abc import Sequence
from random import Random
from typing import Any

import pyarrow as pa

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import ENTITY_NAMES, ENTITY_PARTIALS, PLACE_COUNTRIES
from newsmill.schemas.tables import ENTITIES, MENTIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array, no_rows
from newsmill.transforms.tables.entities import total, touched_ids
from newsmill.transforms.tables.entity_months import MENTION_COLUMNS, count_month
from newsmill.transforms.tables.place_context import count_countries

VOGEL, POLEN = "1" * 32, "2" * 32
SCHEMA = pa.schema([MENTIONS.schema.field(name) for name in MENTION_COLUMNS])


def mention(
    article: str, entity: str, text: str, label: str = "PER", day: int | None = 1, source: str = "a.de"
) -> dict[str, Any]:
    date = None if day is None else dt.date(2026, 3, day)
    return {
        "article_id": article, "entity_id": entity, "text": text, "label": label, "published_date": date,
        "source": source,
    }  # fmt: skip


def counted(month: str, *mentions: dict[str, Any]) -> pa.Table:
    rows = count_month(month, pa.Table.from_pylist(list(mentions), SCHEMA))
    assert (rows.table, rows.partition, rows.operation) == ("entity_partials", month, "replace")
    return pa.Table.from_batches([rows.rows])


def names(*pairs: tuple[str, str]) -> pa.Table:
    rows = [dict.fromkeys(ENTITY_NAMES.schema.names) | {"name": name} for _, name in pairs]
    table = pa.Table.from_pylist(rows, pa.schema([field.with_nullable(True) for field in ENTITY_NAMES.schema]))
    return table.set_column(0, "entity_id", id_array(pa.array([id_ for id_, _ in pairs], pa.string())))


def told(*mentions: dict[str, Any]) -> pa.Table:
    return pa.Table.from_batches([count_countries("2026-03", pa.Table.from_pylist(list(mentions), SCHEMA)).rows])


def totals(
    partials: list[pa.Table], named: pa.Table, gone: Sequence[str] = (), countries: Sequence[pa.Table] = ()
) -> list[TableRows]:
    every = pa.concat_tables([no_rows(PLACE_COUNTRIES.schema), *countries])
    none = id_array(pa.array(gone, pa.string()))
    return list(total(BaseSnapshot(""), pa.concat_tables(partials), named, every, none))


def test_a_month_counts_forms_articles_and_days() -> None:
    partial = counted(
        "2026-03",
        mention("a", VOGEL, "Karin Vogel", day=3),
        mention("a", VOGEL, "Vogel", day=3),
        mention("b", VOGEL, "Vogel", day=1, source="b.de"),
        mention("b", VOGEL, "Vogels", "MISC", day=None, source="b.de"),
    ).to_pylist()
    assert len(partial) == 1
    row = partial[0]
    assert row["forms"] == [
        {"text": "Vogel", "count": 2},
        {"text": "Karin Vogel", "count": 1},
        {"text": "Vogels", "count": 1},
    ]
    assert (row["mention_count"], row["article_count"], row["sources"]) == (4, 2, ["a.de", "b.de"])
    assert (row["first_seen"], row["last_seen"]) == (dt.date(2026, 3, 1), dt.date(2026, 3, 3))


def test_a_month_without_mentions_is_an_empty_partition() -> None:
    assert counted("2026-03").num_rows == 0


def test_months_add_up() -> None:
    march = counted("2026-03", mention("a", VOGEL, "Vogel"), mention("a", POLEN, "Polen", "LOC"))
    april = counted(
        "2026-04", mention("c", VOGEL, "Karin Vogel", day=9), mention("d", VOGEL, "Karin Vogel", source="c.de")
    )
    changes = totals([march, april], names((VOGEL, "Karin Vogel"), (POLEN, "Polen")))
    assert [(change.partition, change.operation) for change in changes] == [("01", "put"), ("02", "put")]
    row = changes[0].rows.to_pylist()[0]
    assert (row["name"], row["aliases"], row["label"]) == ("Karin Vogel", ["Vogel"], "PER")
    assert (row["mention_count"], row["article_count"], row["source_count"]) == (3, 3, 2)
    assert (row["first_seen"], row["last_seen"]) == (dt.date(2026, 3, 1), dt.date(2026, 3, 9))
    assert changes[0].rows.schema.names == ENTITIES.schema.names


def test_a_name_is_used_in_all_its_endings() -> None:
    month = counted(
        "2026-03",
        *(mention("a", POLEN, "VS", "LOC") for _ in range(9)),
        mention("a", POLEN, "Vereinten Staaten", "LOC"),
        mention("a", POLEN, "Vereinten Staaten", "LOC"),
        mention("b", POLEN, "Alliance of States", "LOC"),
    )
    names_of = names((POLEN, "Alliance of States"), (POLEN, "Vereinte Staaten"))
    assert totals([month], names_of)[0].rows.to_pylist()[0]["name"] == "Vereinte Staaten"
    spelled = names((POLEN, "Vereinte Staaten"), (POLEN, "Vereinten Staaten"))
    assert totals([month], spelled)[0].rows.to_pylist()[0]["name"] == "Vereinten Staaten"


def test_an_entity_that_nothing_names_any_more_is_dropped() -> None:
    changes = totals([ENTITY_PARTIALS.schema.empty_table()], names(), [POLEN])
    assert [(change.partition, change.operation) for change in changes] == [("02", "drop")]
    assert changes[0].rows.to_pylist() == [{"entity_id": POLEN}]


def test_undated_mentions_leave_the_days_open() -> None:
    partial = counted("2026-03", mention("a", POLEN, "Polen", day=None))
    row = totals([partial], names((POLEN, "Polen")))[0].rows.to_pylist()[0]
    assert (row["first_seen"], row["last_seen"]) == (None, None)


def test_the_order_of_mentions_and_months_does_not_matter() -> None:
    mentions = [mention(a, VOGEL, text) for a, text in (("a", "Vogel"), ("b", "Karin Vogel"), ("c", "Vogel"))]
    one, two = counted("2026-03", *mentions), counted("2026-03", *reversed(mentions))
    assert one.equals(two)
    other = counted("2026-04", mention("z", VOGEL, "K. Vogel"))
    named = names((VOGEL, "Karin Vogel"))
    assert totals([one, other], named)[0].rows.equals(totals([other, one], named)[0].rows)


def test_touched_ids_are_those_of_all_months_once() -> None:
    march = counted("2026-03", mention("a", VOGEL, "Vogel"))
    april = counted("2026-04", mention("b", VOGEL, "Vogel"), mention("b", POLEN, "Polen"))
    assert sorted(value.hex() for value in touched_ids([march, april]).to_pylist()) == [VOGEL, POLEN]


def test_spaces_make_no_other_form() -> None:
    row = counted("2026-03", mention("a", VOGEL, "Karin  Vogel"), mention("b", VOGEL, "Karin Vogel")).to_pylist()[0]
    assert row["forms"] == [{"text": "Karin Vogel", "count": 2}]


def test_each_of_many_entities_has_its_own_forms_and_label() -> None:
    random = Random(3)
    ids = [f"{random.getrandbits(128):032x}" for _ in range(3000)]
    rows = [
        mention(f"a{ix % 70}", id_, f"{form} {id_[:6]}", label)
        for ix, id_ in enumerate(ids)
        for form, label in [("Name", "LOC"), ("Name", "LOC"), ("Form", "ORG")][: 1 + ix % 3]
    ]
    random.shuffle(rows)
    for row in counted("2026-03", *rows).to_pylist():
        key = row["entity_id"].hex()
        number = ids.index(key)
        wanted = [(f"Name {key[:6]}", min(2, 1 + number % 3))] + [(f"Form {key[:6]}", 1)] * (number % 3 == 2)
        assert [(form["text"], form["count"]) for form in row["forms"]] == wanted
        assert row["labels"][0]["text"] == "LOC"


def place(entity: str, text: str, label: str = "LOC", article: str = "a", source: str = "a.de") -> dict[str, Any]:
    return mention(article, entity, text, label, source=source)


def located(*mentions: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    named = names(*((each["entity_id"], each["text"]) for each in mentions))
    changes = totals([counted("2026-03", *mentions)], named, countries=[told(*mentions)])
    rows = [row for change in changes for row in change.rows.to_pylist()]
    columns = ("country_code", "geonames_id", "latitude", "longitude")
    return {row["name"]: tuple(row[column] for column in columns) for row in rows}


def test_a_city_gets_its_place_and_a_region_its_country() -> None:
    assert located(place("1" * 32, "Bergamo"), place("2" * 32, "Lombardei"), place("3" * 32, "Neustadt")) == {
        "Bergamo": ("IT", 3182164, 45.696, 9.6672),
        "Lombardei": ("IT", None, None, None),
        "Neustadt": (None, None, None, None),
    }


def test_a_person_or_an_organisation_called_like_a_city_is_nowhere() -> None:
    assert located(place("1" * 32, "Paris", "PER"), place("2" * 32, "Essen", "ORG")) == {
        "Paris": (None, None, None, None),
        "Essen": (None, None, None, None),
    }


def test_the_place_follows_from_the_months_together() -> None:
    bergamo, italy = "1" * 32, "2" * 32
    february = [place(bergamo, "Bergamo", article="a"), place(bergamo, "Bergamo", article="b")]
    march = [place(bergamo, "Bergamo", article="c"), place(italy, "Sizilien", article="c")]
    named = names((bergamo, "Bergamo"), (italy, "Sizilien"))

    def country(*months: list[dict[str, Any]]) -> Any:
        partials = [counted("2026-03", *month) for month in months]
        changes = totals(partials, named, countries=[told(*month) for month in months])
        return changes[0].rows.to_pylist()[0]["country_code"]

    assert [country(february), country(february, march), country(march, february)] == [None, "IT", "IT"]


def test_the_counts_of_countries_are_a_whole_partition_in_order() -> None:
    mentions = [place("2" * 32, "Sizilien"), place("1" * 32, "Bergamo"), place("3" * 32, "Texas")]
    rows = count_countries("2026-03", pa.Table.from_pylist(mentions, SCHEMA))
    assert (rows.table, rows.partition, rows.operation) == ("place_countries", "2026-03", "replace")
    assert rows.rows.to_pylist() == [
        {"entity_id": b"\x11" * 16, "country": country, "articles": 1} for country in ("IT", "US")
    ]
    assert rows.rows.equals(count_countries("2026-03", pa.Table.from_pylist(mentions[::-1], SCHEMA)).rows)
    assert count_countries("2026-03", SCHEMA.empty_table()).rows.num_rows == 0
