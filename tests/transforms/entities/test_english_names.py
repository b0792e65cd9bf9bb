"""Names of English articles that are one, and what is none of them."""

import pytest

from newsmill.transforms.entities.found import Entity, Found
from newsmill.transforms.entities.missed.surnames import link_surnames
from newsmill.transforms.entities.names.countries import drop_peoples
from newsmill.transforms.entities.names.known import find_known
from newsmill.transforms.entities.text.article_text import ArticleText


def known(text: str) -> list[tuple[str, str]]:
    return [
        (text[span.start : span.end], span.entity.name) for span in find_known(ArticleText(text, "en")) if span.entity
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Congress is split: Democrats object.", [("Democrats", "Democratic Party")]),
        (
            "Republicans left, Democrats stayed.",
            [("Republicans", "Republican Party"), ("Democrats", "Democratic Party")],
        ),
        ("The Democrats of Lundia object.", []),
        ("The GOP met.", [("GOP", "Republican Party")]),
        (
            "The House voted, the U.S. Senate did not.",
            [("U.S. Senate", "US Senate"), ("House", "House of Representatives")],
        ),
        ("He played House in a club.", []),
        (
            "J&J paid, Johnson and Johnson said.",
            [("J&J", "Johnson & Johnson"), ("Johnson and Johnson", "Johnson & Johnson")],
        ),
        ("A farm near Lund, Calif., burnt.", [("Calif.", "California")]),
        ("The Yankees won.", [("Yankees", "New York Yankees")]),
    ],
)
def test_short_forms_are_what_they_stand_for(text: str, found: list[tuple[str, str]]) -> None:
    assert known(text) == found


@pytest.mark.parametrize("word", ["Republican", "Democratic", "Democrats"])
def test_a_word_for_a_partys_people_is_no_name_of_its_own(word: str) -> None:
    text = f"A {word} from Lund."
    assert drop_peoples(ArticleText(text, "en"), [Found(2, 2 + len(word), "MISC", "MISC")]) == []


@pytest.mark.parametrize(
    ("names", "entities"),
    [
        (("Otto W. Lund", "Otto H.W. Lund"), 2),
        (("Otto J. Lund", "Otto Lund"), 1),
        (("Otto Karl Lund", "Otto Lund"), 1),
    ],
)
def test_middle_initials_tell_persons_apart(names: tuple[str, str], entities: int) -> None:
    text = " met ".join(names)
    spans = [
        Found(text.index(name), text.index(name) + len(name), "PER", entity=Entity("PER", name.casefold(), name))
        for name in names
    ]
    assert len({span.entity for span in link_surnames(ArticleText(text, "en"), spans)}) == entities


@pytest.mark.parametrize(
    "text",
    ["The Supreme Court of Israel sat.", "Israel's Supreme Court sat.", "The Israeli Supreme Court sat."],
)
def test_a_body_of_another_state_is_not_the_listed_one(text: str) -> None:
    assert known(text) == []


@pytest.mark.parametrize(
    "text",
    ["The Supreme Court sat.", "America's Supreme Court sat.", "Lund's Supreme Court sat.", "At Supreme Court of old."],
)
def test_a_listed_body_is_one_beside_other_words(text: str) -> None:
    assert ("Supreme Court", "US Supreme Court") in known(text)


def test_an_organisation_holds_the_place_behind_of(resolved) -> None:
    def names(text: str) -> list[tuple[str, str]]:
        return [(text, label) for text, label, _, _ in resolved(text, "en")]

    assert names("The [ORG Fenby Court] of [LOC Lundia] sat.") == [("Fenby Court of Lundia", "ORG")]
    assert names("The Central Elections Commission of [LOC Lundia] sat.") == [
        ("Central Elections Commission of Lundia", "ORG")
    ]
    assert names("The [ORG Fenby Police] of [LOC Lundia] sat.") == [("Fenby Police", "ORG"), ("Lundia", "LOC")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He met [ORG Fenbyshire Republicans] there.", [("Fenbyshire", "LOC")]),
        ("He met [ORG Liberal Democrats] there.", [("Liberal Democrats", "ORG")]),
        ("The [ORG Swedish Democrats] won.", [("Swedish Democrats", "ORG")]),
    ],
)
def test_who_belongs_to_a_party_is_no_part_of_the_place(resolved, text: str, names: list[tuple[str, str]]) -> None:
    assert [(name, label) for name, label, *_ in resolved(text, "en")] == names


@pytest.mark.parametrize("text", ["Near Lund, Ark., it rained.", "A farm in Arkansas burnt."])
def test_states_are_known_by_their_abbreviations(text: str) -> None:
    assert [name for _, name in known(text)] == ["Arkansas"]
