import pytest

from newsmill.transforms.entities.tagger.gazetteer import _TOKEN, Gazetteer, tokens_of

LISTS = Gazetteer(
    {
        "city": ["Berlin", "New York", "York", "Rom"],
        "company": ["Deutsche Bahn", "Deutsche Bahn Cargo", "Aral", "A"],
        "surname": ["Berlin"],
    }
)


def _runs(text: str) -> list[tuple[int, int, str]]:
    words = text.split()
    return LISTS.runs(words, [at for at, word in enumerate(words) if LISTS.in_runs(word)[0]])


def test_one_token_names_as_written_in_genitive_and_in_capitals() -> None:
    assert LISTS.classes("Berlin") == ("city", "surname")
    assert LISTS.classes("Berlins") == ("city", "surname")
    assert LISTS.classes("BERLIN") == ("city", "surname")
    assert LISTS.classes("berlin") == ()
    assert LISTS.classes("Berliner") == ()


def test_short_words_lose_no_ending() -> None:
    assert LISTS.classes("Roms") == ("city",)
    assert LISTS.classes("As") == ()


def test_longest_entry_wins_within_a_class() -> None:
    assert _runs("bei der Deutsche Bahn Cargo AG") == [(2, 5, "company")]
    assert _runs("Deutsche Bahn") == [(0, 2, "company")]


def test_case_endings_do_not_matter_in_longer_names() -> None:
    assert _runs("der Deutschen Bahn") == [(1, 3, "company")]
    assert _runs("die Deutsch Bahn") == [(1, 3, "company")]


def test_part_of_a_longer_name_is_no_match() -> None:
    assert _runs("New Jersey") == []
    assert _runs("ganz New") == []


def test_bytes_hold_everything() -> None:
    again = Gazetteer.from_bytes(LISTS.to_bytes())
    assert again.to_bytes() == LISTS.to_bytes()
    assert again.classes("Berlins") == ("city", "surname")
    assert again.runs(["New", "York"], [0]) == [(0, 2, "city")]


def test_order_and_duplicates_do_not_change_bytes() -> None:
    assert Gazetteer({"b": ["Y", "X", "X"], "a": []}).to_bytes() == Gazetteer({"a": [], "b": ["X", "Y"]}).to_bytes()


@pytest.mark.parametrize(
    "name", ["Bonn", "FC Bayern München", " Bonn ", "Müller-Lüdenscheidt", "St. Gallen", "AT&T", "a  b"]
)
def test_names_of_letters_are_split_as_others_are(name: str) -> None:
    assert tokens_of(name) == _TOKEN.findall(name)


def test_entries_that_are_alike_without_endings_count_once() -> None:
    lists = Gazetteer({"company": ["Deutsche Bahn", "Deutschen Bahn"], "party": ["Deutsche Bahn"]})
    assert lists.runs(["Deutsche", "Bahn"], [0]) == [(0, 2, "company"), (0, 2, "party")]


def test_nothing_is_in_lists_of_nothing() -> None:
    again = Gazetteer.from_bytes(Gazetteer({"city": [], "party": ["SPD"]}).to_bytes())
    assert (again.classes("SPD"), again.classes("city")) == (("party",), ())
    assert Gazetteer.from_bytes(Gazetteer({}).to_bytes()).classes("") == ()
