"""Cities of more than 15,000 inhabitants, from ``cities.xz``: an extract of GeoNames (CC-BY 4.0).

``cities_source.py`` makes it. It has one line for each city, ``country population id latitude longitude name`` apart by
tabs, in order of country and id; an empty line; and one line for each key of a name, ``key line line ...``, sorted by
code points, with the numbers of the lines above. It is unpacked once per process (0.1 s, 30 MB).
"""

import lzma
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from newsmill.transforms.ground.gazetteer.place_key import place_key


class City(NamedTuple):
    """A city, town or district."""

    country_code: str
    """ISO 3166-1 alpha-2."""
    population: int
    """Inhabitants."""
    geonames_id: int
    """Id of GeoNames."""
    latitude: float
    """Degrees north, four digits."""
    longitude: float
    """Degrees east, four digits."""
    name: str
    """Name as GeoNames has it: the local one, the English one of large cities."""


class _Extract(NamedTuple):
    cities: list[str]
    names: list[str]


@lru_cache(maxsize=50_000)
def cities_called(name: str) -> tuple[City, ...]:
    """Return the cities that ``name`` may be, in any language and case, most inhabitants first.

    >>> [(city.name, city.country_code) for city in cities_called("Mailand")]
    [('Milan', 'IT')]
    """
    extract = _extract()
    key = place_key(name) + "\t"
    place = bisect_left(extract.names, key)
    if place == len(extract.names) or not extract.names[place].startswith(key):
        return ()
    found = (_city(extract.cities[int(number)]) for number in extract.names[place].split("\t")[1:])
    return tuple(sorted(found, key=lambda city: (-city.population, city.geonames_id)))


def _city(line: str) -> City:
    country, population, geonames_id, latitude, longitude, name = line.split("\t")
    return City(country, int(population), int(geonames_id), float(latitude), float(longitude), name)


@cache
def _extract() -> _Extract:
    text = lzma.decompress(files(__package__).joinpath("cities.xz").read_bytes()).decode("utf-8")
    cities, _, names = text.partition("\n\n")
    return _Extract(cities.split("\n"), names.split("\n"))
