"""Headlines in title case, as the tagger gets them."""

import pytest

from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.tag import mentions_of
from newsmill.transforms.entities.text.title_case import sentence_case


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Lund Ally Calls For A New Bridge", "Lund ally calls for a new bridge"),
        ("Mayor’s Party Wins Vote In Fenby", "Mayor’s party wins vote in Fenby"),
        ("Lund meets Fenby voters again", "Lund meets Fenby voters again"),
        ("GALE SHUTS ALL PORTS TODAY", "GALE SHUTS ALL PORTS TODAY"),
        ("New Bridge Opens", "New Bridge Opens"),  # three words tell too little
        ("NATO Calls Talks With Lund Useful", "NATO calls talks with Lund useful"),
    ],
)
def test_everyday_words_of_a_headline_in_title_case_are_small(title: str, read: str) -> None:
    assert sentence_case(title, "Nothing else is told.", "en") == read


def test_a_word_that_the_body_writes_large_within_a_sentence_stays() -> None:
    assert sentence_case("Voters Back Young For Mayor", "They met Mr Young.", "en") == "Voters back Young for mayor"
    assert sentence_case("Voters Back Young For Mayor", "They won. Young men.", "en") == "Voters back young for mayor"
    assert sentence_case("Voters Back Young For Mayor", "At Youngs they won.", "en") == "Voters back young for mayor"


def test_german_headlines_stay() -> None:
    assert sentence_case("Neue Brücke Wird Teurer Als Gedacht", "", "de") == "Neue Brücke Wird Teurer Als Gedacht"


def test_names_in_a_headline_in_title_case_are_found_as_written(make_article) -> None:
    article = make_article("Nothing else is told.", "Hillary Clinton Wins South Dakota Primary", "en")
    (found,) = mentions_of([article], EntitySettings())
    assert [(each.text, each.label) for each in found.mentions] == [("Hillary Clinton", "PER"), ("South Dakota", "LOC")]
