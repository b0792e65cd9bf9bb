import lzma
from importlib.resources import files
from typing import Any

import pytest

from newsmill.transforms.ground import gazetteer
from newsmill.transforms.ground.gazetteer import cities_called, is_ambiguous, region_country
from newsmill.transforms.ground.gazetteer.cities_source import build, check_regions


def town(number: int, name: str, country: str, population: int, *others: str) -> dict[str, Any]:
    return {
        "geonameid": number, "name": name, "countrycode": country, "population": population,
        "latitude": 53.123456, "longitude": -9.98765, "alternatenames": list(others),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "country", "own"),
    [
        ("Mailand", "IT", "Milan"),
        ("Kiew", "UA", "Kyiv"),
        ("warschau", "PL", "Warsaw"),
        ("Munich", "DE", "Munich"),
        ("München", "DE", "Munich"),
        ("Frankfurt am Main", "DE", "Frankfurt am Main"),
        ("Halle (Saale)", "DE", "Halle (Saale)"),
        ("Garmisch–Partenkirchen", "DE", "Garmisch-Partenkirchen"),
    ],
)
def test_a_city_is_found_by_its_names_in_german_and_english(name: str, country: str, own: str) -> None:
    [city] = cities_called(name)
    assert (city.country_code, city.name) == (country, own)


def test_the_cities_of_one_name_come_by_inhabitants() -> None:
    found = cities_called("London")
    assert [city.country_code for city in found] == ["GB", "CA"]
    assert (found[0].geonames_id, found[0].latitude, found[0].longitude) == (2643743, 51.5085, -0.1257)


@pytest.mark.parametrize("name", ["Lindenhafen", "", "\t", "\n", "Jordan", "Mali", "MUC"])
def test_what_is_no_city_or_a_country_is_not_found(name: str) -> None:
    assert cities_called(name) == ()


def test_a_region_has_the_country_of_its_code() -> None:
    assert [region_country(name) for name in ("Bayern", "Bavaria", "Toskana", "Texas", "Georgia")] == [
        "DE", "DE", "IT", "US", None,
    ]  # fmt: skip


def test_names_of_many_places_are_ambiguous() -> None:
    assert [is_ambiguous(name) for name in ("Neustadt", "Frankfurt", "Mitte", "Frankfurt (Oder)")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_the_extract_is_a_function_of_the_cities() -> None:
    cities = [
        town(2, "Kleinort", "US", 20_000, "Little Place"),
        town(1, "Großhafen", "DE", 200_000, "Big Haven", "GRH", "Гросхафен", "x"),
        town(3, "Poland", "US", 30_000),
    ]
    packed = build(cities)
    assert packed == build(reversed(cities))
    assert lzma.decompress(packed).decode().split("\n") == [
        "DE\t200000\t1\t53.1235\t-9.9877\tGroßhafen",
        "US\t20000\t2\t53.1235\t-9.9877\tKleinort",
        "US\t30000\t3\t53.1235\t-9.9877\tPoland",
        "",
        "big haven\t0",
        "grosshafen\t0",
        "kleinort\t1",
    ]


def test_a_region_that_iso_does_not_know_is_an_error() -> None:
    with pytest.raises(ValueError, match="DE-BY"):
        check_regions(["AT-1"])


def test_the_extract_stays_small() -> None:
    assert len(files(gazetteer).joinpath("cities.xz").read_bytes()) < 1_500_000
