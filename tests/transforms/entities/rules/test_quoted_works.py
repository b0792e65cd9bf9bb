"""Works in quotation marks, companies behind their noun, and countries behind a genitive."""

import pytest

from newsmill.transforms.entities.rules.appositive_names import find_appositive_names
from newsmill.transforms.entities.rules.quoted_works import find_quoted_works
from newsmill.transforms.entities.text.article_text import ArticleText


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Für den Erzählband „Kohlezüge“ bekam sie Geld.", "Kohlezüge"),
        ("Er sang das Lied »Im Moor ist Licht« laut.", "Im Moor ist Licht"),
        ('She wrote the novel "Low Tide at Fenby" there.', "Low Tide at Fenby"),
        ("The film called “Two Mules” won.", "Two Mules"),
    ],
)
def test_a_title_behind_its_noun_is_a_work(text: str, title: str) -> None:
    assert [text[found.start : found.end] for found in find_quoted_works(ArticleText(text))] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Die Band „Moorlicht“ spielt.",
        "Er sagte „Moorlicht“ und ging.",
        "In dem Film „sehr schön“ gesagt.",
        "Das Buch „Wir haben es.“ sagte er.",
        "Der Film „Es war nun einmal so dass wir alle gehen mussten“ lief.",
    ],
)
def test_what_else_is_quoted_is_none(text: str) -> None:
    assert find_quoted_works(ArticleText(text, "de")) == []


def test_a_work_called_by_an_everyday_word_is_not_looked_for_elsewhere(resolved) -> None:
    found = resolved("Der Film „Brot“ läuft. Alle essen Brot.")
    assert [text for text, *_ in found] == ["Brot"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Werft Nordlicht beantragt Insolvenz.", ["Nordlicht"]),
        ("Regen. Die Ulmer Reederei Morgenrot hat Sorgen.", ["Morgenrot"]),
        ("Ende.\n– „Werft Nordlicht will bauen“, hieß es.", ["Nordlicht"]),
        ("(Die Reederei Morgenrot plant mit.)", ["Morgenrot"]),
        ("-Werft Nordlicht will bauen.", []),
        ("Am Montag, Werft Nordlicht will bauen, war das neu.", []),
        ("Am Montag hat die Werft Insolvenz angemeldet.", []),
        ("Die Partei Morgenrot hat Sorgen.", []),  # behind "Partei" a person may stand
        ("Weil die Werft Arbeit hat, bleibt sie.", []),
    ],
)
def test_the_subject_behind_a_noun_for_companies_is_one(text: str, names: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_appositive_names(ArticleText(text, "de"))] == names


def test_a_missed_company_is_found_wherever_it_stands(resolved) -> None:
    found = resolved("Die Werft Nordlicht hat Sorgen. Nun baut Nordlicht um.")
    assert [(text, label) for text, label, *_ in found] == [("Nordlicht", "ORG")] * 2


def test_a_country_behind_a_genitive_is_no_part_of_the_person(resolved) -> None:
    found = resolved("[PER Ada Lindbrechts Amerika] gibt es nicht.")
    assert [(text, label) for text, label, *_ in found] == [("Ada Lindbrechts", "PER"), ("Amerika", "LOC")]
    assert resolved("[PER Hans Peru] kam.")[0][0] == "Hans Peru"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das baut die [ORG Ulmer Kanzlei Lindbrecht & Ash].", "Lindbrecht & Ash"),
        ("Das baut die [ORG Ulmer Bank].", "Ulmer Bank"),
        ("Das baut die [ORG Ulmer Verein Lindbrecht].", "Lindbrecht"),
    ],
)
def test_the_town_and_the_noun_before_an_organisation_are_none_of_it(resolved, text: str, name: str) -> None:
    assert resolved(text)[0][0] == name


def test_a_work_behind_whose_it_is(resolved) -> None:
    text = "Her third album, [ORG Red Dust], is out. In the film, [LOC Lundia] wins."
    assert [(name, label) for name, label, *_ in resolved(text, "en")] == [("Red Dust", "MISC"), ("Lundia", "LOC")]
