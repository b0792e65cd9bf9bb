"""The columns of ``entities`` that tell where a place is, from its names and from what its articles tell."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from newsmill.transforms.tables.locate import NOWHERE, Context, Location, homes, locate


class Named(NamedTuple):
    """An entity, as far as its place depends on it."""

    name: str
    """The name shown."""
    label: str
    """PER, LOC, ORG, MISC: only a LOC is anywhere."""
    kind: str | None
    """What the lexicon says it is."""
    country_code: str | None
    """ISO 3166-1 alpha-2 when it is a country."""
    articles: int
    """Articles that mention it."""
    countries: dict[str, int]
    """How many of these name another place of each country."""
    sources: Sequence[str]
    """Sources that mention it."""


def place_columns(entities: Sequence[Named]) -> dict[str, pa.Array]:
    """Return ``country_code``, ``geonames_id``, ``latitude`` and ``longitude`` of ``entities``, null where unclear."""
    found = [_location(entity) for entity in entities]
    columns: dict[str, list[Any]] = {
        "country_code": [location.country_code for location in found],
        "geonames_id": [location.city and location.city.geonames_id for location in found],
        "latitude": [location.city and location.city.latitude for location in found],
        "longitude": [location.city and location.city.longitude for location in found],
    }
    types = {"country_code": pa.string(), "geonames_id": pa.int64()}
    return {name: pa.array(values, types.get(name, pa.float64())) for name, values in columns.items()}


def _location(entity: Named) -> Location:
    if entity.country_code is not None:
        return Location(entity.country_code)
    if entity.label != "LOC":
        return NOWHERE
    context = Context(entity.articles, entity.countries, homes(entity.sources))
    return locate(entity.name, entity.kind, context)
