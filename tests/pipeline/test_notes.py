import pytest

from newsmill.pipeline.care.renewal import Renewed
from newsmill.pipeline.notes import notes_on, renewal_note
from newsmill.pipeline.settings import Settings

COUNTS = {"read": 9, "language:de": 5, "language:fr": 1200, "language:unknown": 1, "reason:empty": 1}


def test_languages_without_a_model_are_told_with_their_articles() -> None:
    note, untold = notes_on(COUNTS, Settings())
    assert "fr (1,200)" in note
    assert "unknown" not in note
    assert untold == "  language unknown of 1 article: countries and quoted names only"
    assert "de" not in note.split(":")[0].replace("model", "")
    assert "newsmill doctor" in note


def test_nothing_to_say_where_every_language_has_its_model() -> None:
    assert notes_on({"read": 5, "language:de": 3, "language:en": 2}, Settings()) == []


def test_nothing_to_say_without_entities() -> None:
    assert notes_on(COUNTS, Settings(entities=False)) == []


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"new": 5, "undated": 5}, ["  5 articles have no date: what is asked of a period leaves such articles out"]),
        ({"changed": 1, "undated": 1}, ["  1 article has no date: what is asked of a period leaves such articles out"]),
        ({"new": 9, "changed": 1, "undated": 5}, []),
        ({"new": 1}, []),
    ],
)
def test_articles_without_a_date_are_told_when_they_are_most(counts: dict[str, int], told: list[str]) -> None:
    assert notes_on(counts, Settings(entities=False)) == told


def test_what_was_not_linked_and_what_was_capped_is_told() -> None:
    template, capped = notes_on({"templates": 1234, "capped": 7}, Settings())
    assert "1,234 pairs not linked" in template
    assert "newsmill explain" in template
    assert capped.startswith("  7 phrases stand in too many articles")


def test_a_store_of_another_algorithm_is_told_with_its_articles() -> None:
    assert "(w5-lsh/0): 4,000 stored articles" in renewal_note(Renewed("w5-lsh/0", 4000))


def test_links_that_changed_and_the_months_rewritten_for_them_are_told() -> None:
    assert notes_on({"links_changed": 1, "partitions_relinked": 0}, Settings()) == ["  1 entity link changed"]
    (note,) = notes_on({"links_changed": 2345, "partitions_relinked": 3}, Settings())
    assert note == "  2,345 entity links changed; 3 months of older mentions rewritten"
