"""First-level regions by ISO 3166-2 with their country, and names of places that nobody can tell apart."""

from functools import cache
from importlib.resources import files

from newsmill.transforms.ground.gazetteer.place_key import place_key


def region_country(name: str) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) of the region called ``name``; null when ``regions.txt`` has none.

    >>> region_country("Lombardei"), region_country("Bavaria"), region_country("Lindenhafen")
    ('IT', 'DE', None)
    """
    return _regions().get(place_key(name))


def is_ambiguous(name: str) -> bool:
    """Tell whether ``ambiguous.txt`` has ``name``: it says too little to be a place, whatever stands around it."""
    return place_key(name) in _ambiguous()


@cache
def _regions() -> dict[str, str]:
    rows = (line.split("|") for line in _lines("regions.txt"))
    return {place_key(name): code.strip()[:2] for code, names in rows for name in names.split(";")}


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(place_key(name) for line in _lines("ambiguous.txt") for name in line.split(";"))


def _lines(name: str) -> list[str]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
