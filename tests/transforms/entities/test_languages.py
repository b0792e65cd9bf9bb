import pytest

from newsmill.transforms.entities.found import RULE, Found
from newsmill.transforms.entities.languages import LISTED, facts_of
from newsmill.transforms.entities.names.countries import find_countries
from newsmill.transforms.entities.names.known import known_entity
from newsmill.transforms.entities.resolve import resolve
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import is_everyday


def found(text: str, language: str | None, **labels: str) -> list[tuple[str, str, str]]:
    """Return text, label and name of what ``text`` holds, where the tagger found the words of ``labels``."""
    places = ((name.replace("_", " "), label) for name, label in labels.items())
    spans = sorted((text.index(name), text.index(name) + len(name), label) for name, label in places)
    article = ArticleText(text, language)
    resolved = resolve(article, [Found(start, end, label, label) for start, end, label in spans])
    return [(text[each.start : each.end], each.label, each.entity.name if each.entity else "") for each in resolved]


def test_a_language_of_which_nothing_is_known_has_neutral_facts() -> None:
    facts = facts_of("fr")
    assert (facts.code, facts.names_from) == ("fr", ("fr",))
    assert [facts.nouns_are_capitalised, facts.inflects_names, facts.nouns_describe] == [False] * 3
    assert {listed.code for listed in LISTED} == {"de", "en"}
    assert facts_of(None) == facts_of("")


@pytest.mark.parametrize(("language", "name"), [("de", "Russland"), ("fr", "Russie"), ("nl", "Rusland"), ("xx", None)])
def test_countries_are_found_in_the_languages_of_cldr(language: str, name: str | None) -> None:
    text = f"Lindenau. {name}."
    spans = find_countries(ArticleText(text, language))
    assert [(text[span.start : span.end], span.method) for span in spans] == ([] if name is None else [(name, RULE)])


def test_only_german_names_lose_and_take_endings() -> None:
    text = "Berthe Lindas est venue. Linda Bornes parlait de Bornes."
    assert found(text, "fr", Berthe_Lindas="PER", Linda_Bornes="PER") == [
        ("Berthe Lindas", "PER", "Berthe Lindas"),
        ("Linda Bornes", "PER", "Linda Bornes"),
        ("Bornes", "PER", "Linda Bornes"),
    ]
    german = "Die Pläne Lindauers. Lindauer schwieg."
    assert found(german, "de", Lindauers="LOC")[0] == ("Lindauers", "LOC", "Lindauer")
    assert found(german, "fr", Lindauers="LOC")[0] == ("Lindauers", "LOC", "Lindauers")


def test_a_surname_between_large_words_is_another_name_where_only_names_are_large() -> None:
    text = "Marthe Duvernoy parle. Le Pont Duvernoy Est ferme."
    assert [each[0] for each in found(text, "fr", Marthe_Duvernoy="PER")] == ["Marthe Duvernoy"]
    assert [each[0] for each in found(text, "de", Marthe_Duvernoy="PER")] == ["Marthe Duvernoy", "Duvernoy"]


def test_only_english_runs_of_names_are_told_by_their_last_word() -> None:
    text = "Then Tern House spoke, and Wetherby's library."
    labels = {"Tern_House": "PER", "Wetherby": "PER"}
    assert [each[1] for each in found(text, "en", **labels)] == ["ORG", "LOC"]
    assert [each[1] for each in found(text, "fr", **labels)] == ["PER", "PER"]


def test_german_nouns_and_everyday_words_are_none_in_other_languages() -> None:
    assert [is_everyday("Lange", language) for language in ("de", "en", "fr", None)] == [True, False, False, True]
    text = "Lange a parlé. Lange était content."
    assert [each[0] for each in found(text, "fr", Lange="PER")] == ["Lange", "Lange"]
    assert found(text, "de", Lange="PER") == []


def test_listed_bodies_are_known_by_their_english_names_elsewhere() -> None:
    entities = [known_entity("EZB", "ORG", language) for language in ("de", "en", "fr")]
    assert [entity.name for entity in entities if entity] == [
        "Europäische Zentralbank", "European Central Bank", "European Central Bank",
    ]  # fmt: skip
    assert len({entity.key for entity in entities if entity}) == 1
