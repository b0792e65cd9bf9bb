"""Which countries the articles that name a place tell of: what a name of several places is chosen by.

A country, a region or a city that is the only large one of its name tells of its country; a place tells nothing of
itself. A function of the mentions of a month, whatever their order.
"""

from functools import cache, lru_cache
from itertools import product
from string import ascii_uppercase

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.stable_ids import stable_id
from newsmill.schemas.state import PLACE_COUNTRIES
from newsmill.transforms.ground.gazetteer import City, cities_called, is_ambiguous, region_country
from newsmill.transforms.ground.snapshot import id_array

MOST_COUNTRIES = 9
"""An article that names more countries than these tells nothing: it goes round the world."""
_LARGE = 100_000
"""Inhabitants from which a city tells of its country."""
_FAR_AHEAD = 20
"""Times the inhabitants of any city of the same name abroad that it needs for that."""


def count_countries(month: str, mentions: pa.Table) -> TableRows:
    """Return what one month's mentions tell of countries as its whole partition of ``place_countries``."""
    named = countries_named(mentions).sort_by([("entity_id", "ascending"), ("country", "ascending")])
    columns = {**named.to_pydict(), "entity_id": id_array(named.column("entity_id"))}
    rows = pa.RecordBatch.from_pydict(columns, PLACE_COUNTRIES.schema)
    return TableRows(PLACE_COUNTRIES.name, month, "replace", rows)


def told_countries(rows: pa.Table) -> dict[bytes, dict[str, int]]:
    """Return for each place the articles of all months that tell of each country, from rows of ``place_countries``."""
    summed = rows.group_by(["entity_id", "country"]).aggregate([("articles", "sum")])
    told: dict[bytes, dict[str, int]] = {}
    for place, country, articles in zip(*(column.to_pylist() for column in summed.columns), strict=True):
        told.setdefault(place, {})[country] = articles
    return told


def countries_named(mentions: pa.Table) -> pa.Table:
    """Return ``entity_id``, ``country`` and ``articles``: how many articles with the entity name another place there.

    ``mentions`` has article_id, entity_id, text and label. Only entities that may be places without being countries
    are told of.
    """
    places = mentions.filter(pc.equal(mentions.column("label"), "LOC"))
    texts = places.column("text").combine_chunks().dictionary_encode()
    told = pa.array([_country_told(text) for text in texts.dictionary.to_pylist()], pa.string())
    asked = pa.array([bool(cities_called(text)) for text in texts.dictionary.to_pylist()], pa.bool_())
    of_id = _country_of_id(places.column("entity_id"))
    country = pc.coalesce(of_id, told.take(texts.indices))
    places = places.append_column("country", country).append_column("asked", asked.take(texts.indices))
    return _counted(_asking(places.filter(pc.is_null(of_id))), _telling(places))


def _asking(places: pa.Table) -> pa.Table:
    return places.filter(places.column("asked")).group_by(["article_id", "entity_id"]).aggregate([])


def _telling(places: pa.Table) -> pa.Table:
    """Return the countries of each article, how many entities tell of each, and one of these."""
    told = places.filter(pc.is_valid(places.column("country")))
    telling = told.group_by(["article_id", "country"]).aggregate(
        [("entity_id", "count_distinct"), ("entity_id", "min")]
    )
    many = pc.value_counts(telling.column("article_id"))
    roundups = many.field(0).filter(pc.greater(many.field(1), MOST_COUNTRIES))
    return telling.filter(pc.invert(pc.is_in(telling.column("article_id"), value_set=roundups)))


def _counted(asking: pa.Table, telling: pa.Table) -> pa.Table:
    pairs = asking.join(telling, "article_id", join_type="inner")
    is_self = pc.and_(
        pc.equal(pairs.column("entity_id_count_distinct"), 1),
        pc.equal(pairs.column("entity_id_min"), pairs.column("entity_id")),
    )
    counted = pairs.filter(pc.invert(is_self)).group_by(["entity_id", "country"]).aggregate([([], "count_all")])
    return counted.rename_columns(["entity_id", "country", "articles"])


def _country_of_id(ids: pa.ChunkedArray) -> pa.Array:
    codes, country_ids = _countries()
    return codes.take(pc.index_in(ids.combine_chunks(), value_set=country_ids))


@cache
def _countries() -> tuple[pa.Array, pa.Array]:
    """Return all codes that a country may have, and the ids of their entities."""
    codes = ["".join(letters) for letters in product(ascii_uppercase, repeat=2)]
    return pa.array(codes), pa.array([stable_id("entity", "LOC", f"iso3166:{code}") for code in codes])


@lru_cache(maxsize=50_000)
def _country_told(name: str) -> str | None:
    """Return the country that ``name`` lies in, whatever the article; null when it may lie in several."""
    if is_ambiguous(name):
        return None
    return region_country(name) or _only_large(cities_called(name))


def _only_large(cities: tuple[City, ...]) -> str | None:
    if not cities or cities[0].population < _LARGE:
        return None
    rivals = (city.population for city in cities if city.country_code != cities[0].country_code)
    return cities[0].country_code if cities[0].population > _FAR_AHEAD * max(rivals, default=0) else None
