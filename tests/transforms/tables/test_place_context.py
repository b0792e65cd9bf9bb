import pyarrow as pa

from newsmill.schemas.stable_ids import stable_id
from newsmill.transforms.tables.place_context import MOST_COUNTRIES, countries_named

ITALY = stable_id("entity", "LOC", "iso3166:IT")


def told(*mentions: tuple[str, str, str, str]) -> list[tuple[str, str, int]]:
    columns = zip(*mentions, strict=True)
    rows = pa.table(dict(zip(("article_id", "entity_id", "text", "label"), map(list, columns), strict=True)))
    named = countries_named(rows).to_pylist()
    return sorted((row["entity_id"], row["country"], row["articles"]) for row in named)


def test_a_country_a_region_and_a_clear_city_tell_of_their_country() -> None:
    named = told(
        ("a", "bergamo", "Bergamo", "LOC"), ("a", ITALY, "Italien", "LOC"), ("a", "rom", "Roms", "LOC"),
        ("b", "bergamo", "Bergamo", "LOC"), ("b", "lombardei", "Lombardei", "LOC"),
        ("c", "bergamo", "Bergamo", "LOC"), ("c", "palermo", "Palermo", "LOC"), ("c", "kiel", "Kiel", "LOC"),
    )  # fmt: skip
    assert [each for each in named if each[0] == "bergamo"] == [("bergamo", "DE", 1), ("bergamo", "IT", 3)]


def test_a_place_tells_nothing_of_itself() -> None:
    assert told(("a", "palermo", "Palermo", "LOC"), ("a", "palermo", "Palermo", "LOC")) == []


def test_what_is_no_place_or_an_ambiguous_one_tells_nothing() -> None:
    assert told(("a", "kiel", "Kiel", "LOC"), ("a", "x", "Palermo", "ORG"), ("a", "y", "Georgia", "LOC")) == []


def test_an_article_that_goes_round_the_world_tells_nothing() -> None:
    capitals = ["Kiel", "Rom", "Athen", "Prag", "Wien", "Warschau", "Budapest", "Oslo", "Tokio", "Lima"]
    assert len(capitals) == MOST_COUNTRIES + 1
    assert told(*(("a", name, name, "LOC") for name in capitals)) == []
    assert ("Rom", "GR", 1) in told(*(("a", name, name, "LOC") for name in capitals[1:]))


def test_no_mentions_tell_nothing() -> None:
    schema = pa.schema([(name, pa.string()) for name in ("article_id", "entity_id", "text", "label")])
    assert countries_named(pa.Table.from_batches([], schema)).num_rows == 0
