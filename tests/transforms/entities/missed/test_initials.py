import pytest

from newsmill.transforms.entities.found import Entity, Found
from newsmill.transforms.entities.missed.initials import link_initials
from newsmill.transforms.entities.text.article_text import ArticleText


def linked(text: str, *tagged: tuple[str, str, str]) -> list[tuple[str, str, str, str]]:
    """Return the mentions of ``text``, of which the tagger found ``tagged``: surface, label and key of the entity."""
    spans = [
        Found(text.index(surface), text.index(surface) + len(surface), label, entity=Entity(label, key, surface))
        for surface, label, key in tagged
    ]
    found = link_initials(ArticleText(text, "de"), spans)
    return [
        (text[each.start : each.end], each.label, each.entity.name if each.entity else "", each.method)
        for each in found
    ]


KERN = ("Anna Berta-Kern", "PER", "anna berta-kern")


def test_initials_of_the_one_person_are_that_person() -> None:
    text = "Anna Berta-Kern geht. ABK schweigt, ABKs Partei auch."
    assert linked(text, KERN)[1:] == [
        ("ABK", "PER", "Anna Berta-Kern", "propagated"),
        ("ABKs", "PER", "Anna Berta-Kern", "propagated"),
    ]


def test_what_the_tagger_took_for_an_organisation_is_the_person() -> None:
    text = "Anna Berta-Kern geht. Für ABK ist es leicht."
    assert linked(text, KERN, ("ABK", "ORG", "abk"))[1] == ("ABK", "PER", "Anna Berta-Kern", "propagated")


def test_a_generation_is_no_initial() -> None:
    text = "Mark Lennart Klug Jr. sprach. MLK war da."
    assert linked(text, ("Mark Lennart Klug Jr.", "PER", "mark lennart klug"))[1][:3] == (
        "MLK", "PER", "Mark Lennart Klug Jr.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Anna Berta-Kern besucht das ABK. Dort ist ABK laut.", ()),
        ("Anna Berta-Kern lobt ABK.", (("ABK", "ORG", "known:abk"),)),
        ("Anna Berta-Kern lobt Arno Bock-Kuhl. Dann ging ABK.", (("Arno Bock-Kuhl", "PER", "arno bock-kuhl"),)),
        ("Anna Berta-Kern nennt es ABK-Regel.", ()),
    ],
)
def test_what_may_be_something_else_stays(text: str, others: tuple[tuple[str, str, str], ...]) -> None:
    assert [each for each in linked(text, KERN, *others) if each[3] == "propagated"] == []


def test_two_letters_are_no_person() -> None:
    assert len(linked("Anna Kern geht. AK bleibt.", ("Anna Kern", "PER", "anna kern"))) == 1
