"""Runs of capitalised words in English: parted, completed, and told by their last word or by what stands behind."""

import pytest

from newsmill.transforms.entities.edges.capital_runs import part_runs
from newsmill.transforms.entities.edges.full_names import add_full_names
from newsmill.transforms.entities.edges.organisation_runs import find_organisations
from newsmill.transforms.entities.edges.towns import relabel_towns
from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.naming.one_name import name_entities
from newsmill.transforms.entities.text.article_text import ArticleText
from tests.cpu_time import seconds_of

Names = list[tuple[str, str]]


def spans_of(text: str, names: Names) -> list[Found]:
    starts = [(label, name, text.index(name)) for label, name in names]
    return [Found(start, start + len(name), label, label) for label, name, start in starts]


def names_in(text: str, spans: list[Found]) -> Names:
    return [(span.label, text[span.start : span.end]) for span in spans]


@pytest.mark.parametrize(
    ("text", "tagged", "parted"),
    [
        ("Rovers visit Harriers.", [("ORG", "Rovers visit Harriers")], [("ORG", "Rovers"), ("ORG", "Harriers")]),
        ("Doctors without Borders left.", [("ORG", "Doctors without Borders")], [("ORG", "Doctors without Borders")]),
        ("Marl police Sgt. Ash", [("ORG", "Marl police Sgt")], [("ORG", "Marl")]),
        ("the Marl MP Ann Ash", [("PER", "Marl MP Ann Ash")], [("LOC", "Marl"), ("PER", "Ann Ash")]),
        ("Mayor Ann Ash", [("PER", "Mayor Ann Ash")], [("PER", "Mayor Ann Ash")]),
        ("Ann Ash of Orbix", [("PER", "Ann Ash of Orbix")], [("PER", "Ann Ash")]),
        ("Ann of Ashby", [("PER", "Ann of Ashby")], [("PER", "Ann of Ashby")]),
        ("an Ohio Republican", [("LOC", "Ohio Republican")], [("LOC", "Ohio")]),
        ("Tsai Lun-wen left", [("LOC", "Tsai Lun")], [("PER", "Tsai Lun-wen")]),
        ("New Lund-based Orbix", [("LOC", "New Lund")], [("LOC", "New Lund")]),
        ("„Ann sees Bo“", [("MISC", "Ann sees Bo")], [("MISC", "Ann sees Bo")]),
    ],
)
def test_a_run_is_parted_into_its_names(text: str, tagged: Names, parted: Names) -> None:
    assert names_in(text, part_runs(ArticleText(text, "en"), spans_of(text, tagged))) == parted


@pytest.mark.parametrize(
    ("text", "tagged", "found"),
    [
        ("Tern House, which looks on", [("PER", "Tern House")], [("ORG", "Tern House")]),
        ("at Tern House", [("LOC", "Tern House")], [("LOC", "Tern House")]),
        ("The Lund Brick Company paid.", [("LOC", "Lund")], [("ORG", "Lund Brick Company")]),
        ("then Lundia's Fisher Board met", [("LOC", "Lundia")], [("LOC", "Lundia"), ("ORG", "Fisher Board")]),
        ("then the Fisher's Society met", [], [("ORG", "Fisher's Society")]),
        ("The City Council has voted.", [], []),
        ("HOUSING TRUST", [], []),
        ("FISHER TRUST FALLS", [], []),
        ("Fine weather. Lundby District Council voted", [], [("ORG", "Lundby District Council")]),
        ("the Lundby Council Tax rose", [], []),
        ("the Hooker Prize", [("PER", "Hooker Prize")], [("MISC", "Hooker Prize")]),
        ("for Tanmouth RFC", [("LOC", "Tanmouth RFC")], [("ORG", "Tanmouth RFC")]),
        ("a Prize", [("PER", "Prize")], [("PER", "Prize")]),
        ("from Gull Point Lighthouse", [("PER", "Gull Point Lighthouse")], [("LOC", "Gull Point Lighthouse")]),
    ],
)
def test_the_last_word_tells_an_organisation(text: str, tagged: Names, found: Names) -> None:
    assert names_in(text, find_organisations(ArticleText(text, "en"), spans_of(text, tagged))) == found


def test_a_run_of_more_words_than_a_name_has_is_none() -> None:
    longest, longer = ("The press of " + "Gull " * words + "Society met there." for words in (19, 20))
    assert names_in(longest, find_organisations(ArticleText(longest, "en"), [])) == [("ORG", "Gull " * 19 + "Society")]
    assert find_organisations(ArticleText(longer, "en"), []) == []


@pytest.mark.parametrize(("unit", "tagged"), [("Gull Society ", False), ("the Gull Foundation, ", True)])
def test_very_many_runs_cost_no_square(unit: str, tagged: bool) -> None:
    text, places = unit * 1_500, range(unit.index("Gull"), 1_500 * len(unit), len(unit))
    spans = [Found(start, start + len("Gull"), "LOC") for start in places] if tagged else []
    article = ArticleText(text, "en")
    assert seconds_of(lambda: find_organisations(article, spans)) < 0.4  # with a look at all that stands before: 1.2 s


def test_german_runs_are_left_alone() -> None:
    text = "Tern House"
    spans = spans_of(text, [("PER", text)])
    german = ArticleText(text, "de")
    assert relabel_towns(german, part_runs(german, find_organisations(german, spans))) == spans


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Wetherby's library van stops.", "LOC"),
        ("Wetherby residents object.", "LOC"),
        ("Tanmouth has lost.", "LOC"),
        ("Wetherby's sister objects.", "PER"),
        ("Mayor Tanmouth has lost.", "PER"),
        ("Ann Wetherby left. Later, Wetherby's library burnt.", "PER"),
    ],
)
def test_what_only_places_have_tells_a_town(text: str, label: str) -> None:
    names = [("PER", name) for name in ("Ann Wetherby", "Wetherby", "Tanmouth") if name in text]
    spans = spans_of(text.replace("Ann Wetherby", "Ann #etherby"), names[-1:]) + spans_of(text, names[:-1])
    found = relabel_towns(ArticleText(text, "en"), spans)
    assert found[0].label == label


def test_a_full_name_within_a_longer_name_is_no_person_of_its_own() -> None:
    text = "The John Clare Society met. Clare wrote. Seahawk Julius Jones ran, Jones fell."
    spans = spans_of(text, [("ORG", "John Clare Society"), ("ORG", "Seahawk Julius Jones")])
    names = names_in(text, add_full_names(ArticleText(text, "en"), spans))
    assert names == [("ORG", "John Clare Society"), ("PER", "Julius Jones")]


def test_an_administration_is_a_persons() -> None:
    text = "Wendell spoke. The Wendell administration paid. Ohio paid."
    article = ArticleText(text, "en")
    spans = [Found(0, 7, "LOC", "LOC"), Found(19, 26, "LOC", "LOC"), Found(48, 52, "LOC", "LOC")]
    assert [span.label for span in name_entities(article, spans)] == ["PER", "PER", "LOC"]
