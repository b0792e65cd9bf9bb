"""What stands beside English names."""

import pytest

from newsmill.transforms.entities.edges.beside_names import trim_beside


def trimmed(marked, text: str, language: str = "en") -> list[tuple[str, str]]:
    article, spans = marked(text, language)
    return [(article.text[span.start : span.end], span.label) for span in trim_beside(article, spans)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On [LOC Fenby island] it rained.", [("Fenby", "LOC")]),
        ("The [ORG Greek government] fell.", []),
        ("The [LOC Lund Administration] fell.", [("Lund", "LOC")]),
        ("The [ORG Rail Administration] fell.", [("Rail Administration", "ORG")]),
        ("17.42 [ORG GMT Fenby Railway] stops.", [("Fenby Railway", "ORG")]),
        ("Secretary of [LOC State Lund] left.", [("Lund", "PER")]),
        ("Tells #[ORG NeverLund] voters.", []),
        (
            "Then [ORG Fenby Trade Board Chairman Otto Lund] spoke.",
            [("Fenby Trade Board", "ORG"), ("Otto Lund", "PER")],
        ),
        ("Then [ORG Greek Prime Minister Otto Lund] spoke.", [("Otto Lund", "PER")]),
        ("Under President [LOC Lund] it rose.", [("Lund", "PER")]),
        ("So Mr. [ORG Lund] left.", [("Lund", "PER")]),
        ("The 9th [ORG Lund Circuit Court] sat.", [("9th Lund Circuit Court", "ORG")]),
        ("His 30th [ORG Fenby] goal.", [("Fenby", "ORG")]),
    ],
)
def test_what_stands_beside_a_name_is_cut(marked, text: str, names: list[tuple[str, str]]) -> None:
    assert trimmed(marked, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The [ORG House of Commons] sat.",
        "The [ORG Lund Director Group] sat.",
        "The [ORG Board of Chief Officers] sat.",
        "The [MISC State of play] ran.",
        "He left [LOC State College] early.",
        "So President [ORG Lines] sank.",  # an everyday word
        "General [ORG Electric] rose.",
        "Said [PER Kim Jong-un] then.",
    ],
)
def test_what_belongs_to_a_name_stays(marked, text: str) -> None:
    article, spans = marked(text, "en")
    assert trim_beside(article, spans) == spans


def test_other_languages_stay(marked) -> None:
    assert trimmed(marked, "Auf [LOC Fenby island] regnet es.", "de") == [("Fenby island", "LOC")]
