import pytest

from newsmill.transforms.tables.locate import NOWHERE, Context, Location, locate


def context(articles: int = 4, homes: tuple[str, ...] = (), **countries: int) -> Context:
    return Context(articles, countries, homes)


def found(name: str, kind: str | None, told: Context) -> tuple[str, str] | None:
    city = locate(name, kind, told).city
    return None if city is None else (city.name, city.country_code)


def test_a_large_city_needs_no_telling() -> None:
    assert found("München", "city", context()) == ("Munich", "DE")
    assert found("Rotterdam", None, context()) == ("Rotterdam", "NL")


@pytest.mark.parametrize("name", ["Frankfurt", "Halle", "Neustadt", "Jordan", "Georgia", "Mitte"])
def test_an_ambiguous_name_is_nowhere_whatever_is_told(name: str) -> None:
    assert locate(name, None, context(DE=4, US=4)) == NOWHERE


def test_the_clear_names_of_these_are_somewhere() -> None:
    assert found("Frankfurt am Main", None, context(DE=2)) == ("Frankfurt am Main", "DE")
    assert found("Halle (Saale)", None, context(DE=2)) == ("Halle (Saale)", "DE")


def test_a_region_has_a_country_alone() -> None:
    assert locate("Lombardei", None, context()) == Location("IT")
    assert locate("Kalifornien", "state", context(DE=4)) == Location("US")


def test_what_a_list_says_is_no_town_is_none() -> None:
    assert locate("Potsdam", "building", context(DE=4)) == NOWHERE


def test_a_smaller_city_is_told_by_a_third_of_the_articles_or_by_a_source() -> None:
    assert found("Bergamo", None, context(6, IT=2)) == ("Bergamo", "IT")
    assert found("Bergamo", None, context(6, IT=1)) is None
    assert found("Bergamo", None, context(6, ("IT",))) == ("Bergamo", "IT")


def test_a_town_is_told_by_half_of_them() -> None:
    assert found("Bautzen", None, context(4, DE=2)) == ("Bautzen", "DE")
    assert found("Bautzen", None, context(5, DE=2)) is None


def test_the_countries_that_are_named_choose_between_equal_names() -> None:
    assert found("Cambridge", None, context(4, GB=4)) == ("Cambridge", "GB")
    assert found("Cambridge", None, context(4, GB=4, US=2)) is None
    assert found("Birmingham", None, context(4, US=4)) is None  # the English one is five times as large


def test_two_towns_of_one_country_are_not_told_apart() -> None:
    assert found("Springfield", None, context(US=4)) is None


def test_a_name_that_is_quite_another_needs_two_articles() -> None:
    assert found("Saragossa", None, context(2, ES=2)) == ("Zaragoza", "ES")
    assert found("Saragossa", None, context(1, ES=1)) is None


def test_a_part_of_a_name_is_one_only_if_it_begins_that_of_a_larger_town() -> None:
    assert found("Kempten", None, context(DE=4)) == ("Kempten (Allgäu)", "DE")
    assert found("Kirchheim", None, context(DE=4)) is None
    assert found("Bruck", None, context(DE=4)) is None


def test_a_city_and_its_district_are_one_place() -> None:
    assert found("Manhattan", None, context(US=4)) == ("Manhattan", "US")
    assert found("Köpenick", None, context(DE=4)) == ("Köpenick", "DE")


def test_a_town_of_another_name_is_a_small_rival() -> None:
    assert found("Kiel", None, context(DE=4)) == ("Kiel", "DE")  # GeoNames calls Kehl so too


def test_a_county_is_no_town_overseas() -> None:
    assert locate("Lancashire", None, context(GB=4)) == Location("GB")
    assert locate("Surrey", None, context(GB=4)) == NOWHERE
