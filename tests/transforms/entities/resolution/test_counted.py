"""Counts of local entities over months, and the entities that they tell of."""

import pyarrow as pa
import pytest

from newsmill.schemas.state import LOCAL_ENTITIES
from newsmill.transforms.entities.names.entity_keys import entity_id, identity_key
from newsmill.transforms.entities.resolution import LocalEntity, links
from newsmill.transforms.entities.resolution.counted import COUNTED, added_up, entities_of

Row = dict[str, object]
LUND, OSTE = (entity_id(label, identity_key(label, name)) for label, name in (("ORG", "Lunder Amt"), ("LOC", "Oste")))


def month(*rows: tuple[str, str, tuple[int, int, int], dict[str, int]]) -> pa.Table:
    return pa.Table.from_pylist(
        [
            {
                "spellings": [],
                "callings": [],
                "local_entity_id": bytes.fromhex(local_id),
                "label": label,
                **dict(zip(("mention_count", "article_count", "opening_count"), counts, strict=True)),
                "forms": [{"text": text, "count": count} for text, count in forms.items()],
            }
            for local_id, label, counts, forms in rows
        ],
        LOCAL_ENTITIES.schema,
    )


def test_counts_and_forms_of_months_are_added_up() -> None:
    march = month((OSTE, "LOC", (2, 1, 0), {"Oste": 1}), (LUND, "ORG", (3, 2, 1), {"Lunder Amt": 2, "Amt": 1}))
    april = month((LUND, "ORG", (5, 4, 2), {"Lunder Amtes": 1, "Lunder Amt": 4}))
    rows = added_up(pa.concat_tables([march, april, april]))
    assert rows.schema.equals(COUNTED)
    assert sorted(entities_of(rows)) == sorted(
        [
            LocalEntity(OSTE, "LOC", 2, 1, 0, {"Oste": 1}, "Oste", False),
            LocalEntity(LUND, "ORG", 13, 10, 5, {"Amt": 1, "Lunder Amt": 10, "Lunder Amtes": 2}, "Lunder Amt", False),
        ]
    )
    assert [form["text"] for form in rows.slice(LUND > OSTE, 1).to_pylist()[0]["forms"]] == [
        "Amt",
        "Lunder Amt",
        "Lunder Amtes",
    ]


@pytest.mark.parametrize("rows", [month(), month((OSTE, "LOC", (1, 1, 0), {"Oste": 1})).slice(1)])
def test_no_rows_are_no_entities(rows: pa.Table) -> None:
    assert not list(entities_of(added_up(rows)))


def test_links_are_told_of_those_asked_for_alone(make) -> None:  # type: ignore[no-untyped-def]
    bearer = make("Viktor Ordás", 12, forms={"Ordás": 4})
    entities = [
        bearer,
        make("Viktor Ordas", 4),
        make("Ordás", 2),
        make("Nova Med", 3, "ORG"),
        make("Nova-Med", 1, "ORG"),
    ]
    every = links(entities)
    assert len(every) == 3
    for link in every:
        assert links(entities, {link.local_id}) == [link]
    assert not links(entities, set())
