"""Clubs that an article calls by their town, and towns that stay towns."""

import pytest

from newsmill.transforms.entities.naming.clubs import _scores

SPORT_DE = "Der Torwart und der Stürmer jubelten zur Halbzeit."
SPORT_EN = "The striker and the midfielder met the coach."


def labels(found: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str]]:
    return [(text, label, name) for text, label, name, _ in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lund gewann gegen [LOC Altenbrück].", "Altenbrück"),
        ("Das Tor für [LOC Altenbrück] fiel spät.", "Altenbrück"),
        ("Am Samstag empfängt [LOC Altenbrück] den Meister.", "Altenbrück"),
        ("Der [ORG SC Altenbrück] siegte. Am Mittwoch hat [LOC Altenbrück] frei.", "SC Altenbrück"),
        ("Der [ORG Altenbrücker SV] siegte. Am Mittwoch hat [LOC Altenbrück] frei.", "Altenbrücker SV"),
    ],
)
def test_a_german_club_is_called_by_its_town(resolved, text: str, name: str) -> None:
    assert ("Altenbrück", "ORG", name) in labels(resolved(f"{text} {SPORT_DE}"))
    assert ("Altenbrück", "LOC", "Altenbrück") in labels(resolved(text))  # no sport, no club


@pytest.mark.parametrize(
    "text",
    [
        "[PER Ada Lund] kam in [LOC Altenbrück] an.",
        "Der [ORG SC Altenbrück] reiste aus [LOC Altenbrück] ab.",
        "Der [ORG SC Altenbrück] flog über Ulm und [LOC Altenbrück] heim.",
        "Fälle der Woche: Ulmbach 12, [LOC Altenbrück] 13, Neustein 14.",
    ],
)
def test_a_town_stays_one(resolved, text: str) -> None:
    assert ("Altenbrück", "LOC", "Altenbrück") in labels(resolved(f"{text} {SPORT_DE}"))


@pytest.mark.parametrize(
    "text",
    [
        "They drew with [LOC Wetherham] on Sunday.",
        "He is on loan from [LOC Wetherham].",
        "The [LOC Wetherham] manager smiled.",
        "They lost to [ORG Fenby Rovers] and [LOC Wetherham].",
        "\n[LOC Wetherham] 2 [LOC Fenby] 1\n",
        "\n[LOC Fenby] 5, [LOC Wetherham] 3\n",
    ],
)
def test_an_english_club_is_called_by_its_town(resolved, text: str) -> None:
    assert ("Wetherham", "ORG", "Wetherham") in labels(resolved(f"{SPORT_EN} {text}", "en"))


@pytest.mark.parametrize(
    "text",
    [
        "They trained in [LOC Wetherham] on Sunday.",
        "A [LOC Wetherham] native, he scored.",
        "[ORG Wetherham City] won. It rained at [LOC Wetherham].",
        "They won. [PER Ada Lund] and [LOC Wetherham] have ties.",
    ],
)
def test_an_english_town_stays_one(resolved, text: str) -> None:
    assert ("Wetherham", "LOC", "Wetherham") in labels(resolved(f"{SPORT_EN} {text}", "en"))


def test_what_clubs_are_called_by_goes_on_with_the_name(resolved) -> None:
    found = labels(resolved(f"{SPORT_EN} The [LOC Wetherham] Rovers won.", "en"))
    assert found == [("Wetherham Rovers", "ORG", "Wetherham Rovers")]


def test_a_country_that_plays_stays_a_country(resolved) -> None:
    assert ("Peru", "LOC", "Peru") in labels(resolved(f"{SPORT_EN} They beat Peru.", "en"))


def test_results_alone_tell_sport(resolved) -> None:
    found = labels(resolved("[LOC Lemgau] - [LOC Eisenbrück] 25:26\n[LOC Ulmbach] - [LOC Kielau] 30:28\n"))
    assert {label for _, label, _ in found} == {"ORG"}


def test_a_city_of_the_lexicon_needs_the_words_of_a_match(resolved) -> None:
    text = f"Der [ORG RB Leipzig] siegte. Leipzig feiert. {SPORT_DE}"
    assert ("Leipzig", "LOC", "Leipzig") in labels(resolved(text))
    assert ("Leipzig", "ORG", "RB Leipzig") in labels(resolved(f"{text} Das Tor gegen Leipzig fiel."))


@pytest.mark.parametrize("between", ["", ",", " -"])
def test_results_are_found_by_their_digits(between: str) -> None:
    assert _scores(f"Wetherham 5{between} Lindum 3\nMore later.") == {0, 12 + len(between)}


def test_results_of_quarters_are_found_by_their_colon() -> None:
    assert _scores("Altenbrück - Nordermark 25:26") == {0, 13}


def test_digits_without_a_side_behind_them_are_no_results() -> None:
    assert _scores("Wetherham 5 and Lindum, 1998") == frozenset()
