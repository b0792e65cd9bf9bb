"""Where a place is: chosen by its name, its inhabitants, the countries that the same articles name, and who published.

A wrong place is worse than none, so a name is a city's only if

* no other town of that country has more than a twentieth of its inhabitants, and no town abroad more than a tenth of
  its weight (inhabitants, weighed by how many of the articles tell of the country), a twentieth where none tells of it;
  a town whose own name is another one (``Kiel`` for Kehl) has a tenth of its inhabitants in this, and one within a
  fifth of a degree counts for nothing (Manhattan is New York City too);
* the lexicon has it as a city, or it has half a million inhabitants and is not called by quite another name
  (``Roli`` for Raleigh), or its country is told by a source (``.de``) or by a third of the articles: by half of them
  where it has fewer than 100,000 inhabitants, by two articles at least where it is called quite otherwise;
* a name that is only a part of its own begins it, and it is large enough to be called so: ``Kempten`` for Kempten
  (Allgäu), but not ``Kirchheim`` for Kirchheim unter Teck or ``Bruck`` for Fürstenfeldbruck.

A region (``regions.txt``) has a country and no coordinates, for its middle is nowhere anybody was.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from newsmill.transforms.ground.gazetteer import City, cities_called, is_ambiguous, plain_key, region_country

_TOWN_KINDS = frozenset([None, "city", "district"])
_REGION_KINDS = frozenset([None, "state", "region", "island", "country"])
_AHEAD_AT_HOME = 20
"""Times the weight of any other town of the country that a city needs."""
_AHEAD_ABROAD = 10
"""The same of towns abroad, where an article tells of its country; else as at home."""
_UNTOLD = 0.1
"""Share of the articles that a country counts for without any of them telling of it."""
_ANOTHER_NAME = 0.1
"""Share of its inhabitants that a town counts for whose own name is another one."""
_WELL_KNOWN = 500_000
"""Inhabitants from which a city needs nobody to tell of its country."""
_LARGE = 100_000
"""Inhabitants from which a third of the articles is enough to tell of it; below, half of them."""
_CALLED_IN_SHORT = 50_000
"""Inhabitants from which a city is called by the beginning of its name."""
_ALIKE = 3
"""Letters at the beginning that make two names alike."""
_NEAR = 0.2
"""Degrees of latitude and longitude within which two places are one."""
_TOP_LEVEL = {"uk": "GB"}
"""Domains of countries that are not their ISO 3166-1 code."""
_SOLD_TO_ALL = frozenset(["ai", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "sh", "to", "tv", "ws"])
"""Domains of countries that tell of none."""


class Location(NamedTuple):
    """Where a place is, as far as it is clear."""

    country_code: str | None = None
    """ISO 3166-1 alpha-2."""
    city: City | None = None
    """The city that it is; null for a region."""


NOWHERE = Location()
"""Of what is no place, or may be several."""


class Context(NamedTuple):
    """What the articles that mention a place tell of where it is."""

    articles: int
    """Articles that mention it."""
    countries: Mapping[str, int]
    """How many of them name another place of each country."""
    homes: Collection[str]
    """Countries of their sources."""

    def told(self, country: str) -> float:
        """Return how many of the articles tell of ``country``."""
        return self.articles if country in self.homes else self.countries.get(country, 0)


def locate(name: str, kind: str | None, context: Context) -> Location:
    """Return where the place called ``name`` is, of the ``kind`` that a list says (null: none does)."""
    if is_ambiguous(name):
        return NOWHERE
    country = region_country(name) if kind in _REGION_KINDS else None
    if country is not None:
        return Location(country)
    cities = cities_called(name) if kind in _TOWN_KINDS else ()
    weights = {city: _weight(city, name, context) for city in cities}
    city = max(weights, key=lambda city: weights[city], default=None)
    if city is None or not _is_ahead(city, weights, context):
        return NOWHERE
    is_it = not _is_other_part(city, name) and (kind == "city" or _is_told(city, name, context))
    return Location(city.country_code, city) if is_it else NOWHERE


def homes(sources: Collection[str]) -> frozenset[str]:
    """Return the countries of ``sources`` by the last part of their domains.

    >>> sorted(homes(["morgenpost.example.de", "herald.example.co.uk", "blog.example.io"]))
    ['DE', 'GB']
    """
    ends = {source.rpartition(".")[2].casefold() for source in sources if "." in source}
    return frozenset(_TOP_LEVEL.get(end, end.upper()) for end in ends - _SOLD_TO_ALL if len(end) == 2)


def _weight(city: City, name: str, context: Context) -> float:
    key, own = plain_key(name), plain_key(city.name)
    is_own = own == key or own.startswith(f"{key} ")
    told = context.told(city.country_code) / context.articles + _UNTOLD
    return city.population * told * (1 if is_own else _ANOTHER_NAME)


def _is_ahead(city: City, weights: Mapping[City, float], context: Context) -> bool:
    others = {other: weight for other, weight in weights.items() if not _is_near(other, city)}
    at_home = [weight for other, weight in others.items() if other.country_code == city.country_code]
    abroad = [weight for other, weight in others.items() if other.country_code != city.country_code]
    ahead_abroad = _AHEAD_ABROAD if context.told(city.country_code) else _AHEAD_AT_HOME
    needed = (_AHEAD_AT_HOME * max(at_home, default=0), ahead_abroad * max(abroad, default=0))
    return weights[city] > max(needed)


def _is_near(one: City, other: City) -> bool:
    """Tell whether two places are one for a map: a city and its district, or GeoNames having it twice."""
    return abs(one.latitude - other.latitude) < _NEAR and abs(one.longitude - other.longitude) < _NEAR


def _is_other_part(city: City, name: str) -> bool:
    """Tell whether ``name`` is a part of the city's own that does not stand for it."""
    key, own = plain_key(name), plain_key(city.name)
    if key == own or key not in own:
        return False
    return not own.startswith(key) or (own.startswith(f"{key} ") and city.population < _CALLED_IN_SHORT)


def _is_told(city: City, name: str, context: Context) -> bool:
    key, own = plain_key(name), plain_key(city.name)
    is_alike = key[:_ALIKE] == own[:_ALIKE] or own in key
    told = context.told(city.country_code)
    if is_alike and city.population >= _WELL_KNOWN:
        return True
    fewest = context.articles / (3 if city.population >= _LARGE else 2)
    return told >= max(fewest, 1 if is_alike else 2)
