import pytest

from newsmill.transforms.entities.names.countries import find_countries
from newsmill.transforms.entities.text.article_text import ArticleText


def _codes(text: str, language: str | None = "de") -> list[tuple[str, str | None]]:
    found = find_countries(ArticleText(text, language))
    return [(text[span.start : span.end], span.entity.country_code if span.entity else None) for span in found]


@pytest.mark.parametrize(
    ("text", "form", "code"),
    [
        ("Russlands Präsident", "Russlands", "RU"),
        ("in der Ukraine", "Ukraine", "UA"),
        ("die USA", "USA", "US"),
        ("den Vereinigten Staaten", "Vereinigten Staaten", "US"),
        ("Vereinigte Staaten von Amerika", "Vereinigte Staaten von Amerika", "US"),
        ("im Vereinigten Königreich", "Vereinigten Königreich", "GB"),
        ("des Vereinigten Königreichs", "Vereinigten Königreichs", "GB"),
        ("in UK und anderswo", "UK", "GB"),
        ("Großbritanniens Premier", "Großbritanniens", "GB"),
        ("in den Niederlanden", "Niederlanden", "NL"),
        ("den Vereinigten Arabischen Emiraten", "Vereinigten Arabischen Emiraten", "AE"),
        ("der Dominikanischen Republik", "Dominikanischen Republik", "DO"),
        ("Saudi-Arabiens König", "Saudi-Arabiens", "SA"),
        ("im Kosovo", "Kosovo", "XK"),
        ("Weißrussland", "Weißrussland", "BY"),
        ("Polens Regierung", "Polens", "PL"),
    ],
)
def test_german_forms(text, form, code):
    assert _codes(text) == [(form, code)]


@pytest.mark.parametrize(
    ("text", "form", "code"),
    [
        ("the U.S. and others", "U.S.", "US"),
        ("in the United States.", "United States", "US"),
        ("the Netherlands", "Netherlands", "NL"),
        ("Britain's prime minister", "Britain", "GB"),
        ("Turkey said", "Turkey", "TR"),
        ("in Türkiye", "Türkiye", "TR"),
        ("flew to Jordan.", "Jordan", "JO"),
        ("Papua New Guinea", "Papua New Guinea", "PG"),
        ("in Georgia, near Tbilisi", "Georgia", "GE"),
    ],
)
def test_english_forms(text, form, code):
    assert _codes(text, "en") == [(form, code)]


@pytest.mark.parametrize(
    "text",
    [
        "der russische Präsident",
        "die Russen kommen",
        "der US-Präsident",
        "im Russland-Ukraine-Konflikt",
        "US- und EU-Beamte",
        "die Polen feiern",
        "am Golf von Mexiko",
        "das Jersey des Spielers",
    ],
)
def test_german_words_that_are_no_countries(text):
    assert _codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Henderson scored",
        "with Jordan Henderson",
        "New Mexico burns",
        "Northern Ireland voted",
        "in Georgia, near Atlanta",
        "a US-led mission",
        "PLEASE HELP US NOW",
        "give it to us",
    ],
)
def test_english_words_that_are_no_countries(text):
    assert _codes(text, "en") == []


@pytest.mark.parametrize(("text", "count"), [("the [MISC South Koreans]", 0), ("the [MISC South Fenby]", 1)])
def test_english_peoples_are_no_mentions(resolved, text, count):
    assert len(resolved(text, "en")) == count


def test_one_country_has_one_identity_in_every_language():
    found = [
        find_countries(ArticleText(text, language))[0].entity for text, language in [("USA", "de"), ("U.S.", "en")]
    ]
    assert {(entity.label, entity.key) for entity in found if entity} == {("LOC", "iso3166:US")}


def test_other_languages_have_their_names_from_cldr():
    assert _codes("en Allemagne", "fr") == [("Allemagne", "DE")]
    assert _codes("Germany und Österreich", None) == [("Germany", "DE"), ("Österreich", "AT")]
    assert _codes("whatever", "xx") == []
