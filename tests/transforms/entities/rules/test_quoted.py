import pytest

from newsmill.transforms.entities.rules.quoted import find_quoted
from newsmill.transforms.entities.text.article_text import ArticleText


def _quoted(text: str, language: str = "de") -> list[str]:
    return [text[span.start : span.end] for span in find_quoted(ArticleText(text, language))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das berichtet das „Wall Street Journal“ heute.", "Wall Street Journal"),
        ("berichtet „Reuters“.", "Reuters"),
        ("sagte er der „Zeit“.", "Zeit"),
        ("im »Hellbrücker Anzeiger«", "Hellbrücker Anzeiger"),
        ("das Magazin „Grünraum“ schrieb", "Grünraum"),
        ("mit dem „Querfeld“-Magazin", "Querfeld"),
        ("laut „Kompass“ sei das so", "Kompass"),
        ("im Fachblatt „Zelle“ steht", "Zelle"),
    ],
)
def test_quoted_organisations(text, name):
    assert _quoted(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "einen „Kriegseintritt“ der Nato",
        "Er sagte „Nein“.",
        "das sei „dumm“ gewesen",
        "„Wir eskalieren diesen Krieg nur“",
        "Sie nannte es eine „Große Chance“.",
        "laut „Wir gehen heute noch nach Hause und schlafen“",
    ],
)
def test_other_quotations(text):
    assert _quoted(text) == []


def test_english():
    assert _quoted('The "Hillford Gazette" reported', "en") == ["Hillford Gazette"]
    assert _quoted('He called it a "Big Mistake" yesterday', "en") == []
