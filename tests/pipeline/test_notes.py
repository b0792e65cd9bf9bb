from pipeline.notes import notes_on
from pipeline.settings import Settings

COUNTS = {"read": 9, "language:de": 5, "language:fr": 1200, "language:unknown": 1, "reason:empty": 1}


def test_languages_without_a_model_are_told_with_their_articles() -> None:
    (note,) = notes_on(COUNTS, Settings())
    assert "fr (1,200)" in note
    assert "de" not in note.split(":")[0].replace("model", "")
    assert "newsmill doctor" in note


def test_nothing_to_say_where_every_language_has_its_model() -> None:
    assert notes_on({"read": 5, "language:de": 3, "language:en": 2}, Settings()) == []


def test_nothing_to_say_without_entities() -> None:
    assert notes_on(COUNTS, Settings(entities=False)) == []
