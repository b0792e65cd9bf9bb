import pytest

from newsmill.transforms.language.tell import language_of_tag, tell

DE = "Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, die alte Brücke über den Fluss zu sperren."
EN = "The council voted on Monday evening to close the old bridge across the river, citing new cracks."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DE, "de"),
        (EN, "en"),
        ("Le conseil municipal a décidé lundi soir de fermer le vieux pont jusqu'à l'automne.", "fr"),
    ],
)
def test_tells(text, language):
    found, score = tell(text)
    assert found == language
    assert 0.5 <= score <= 1


def test_a_long_text_outvotes_its_declaration():
    assert tell(EN * 3, "de")[0] == "en"


def test_a_declaration_decides_a_short_text_only():
    assert tell("Bundestag Wahl 2026 Live Update", "de")[0] == "de"
    assert tell(DE, "de")[0] == "de"


MIXED = (
    "Der Rat hat den Bau der Brücke beschlossen, und die Kosten trägt das Land. The council has decided to build the "
    "bridge, and the county will pay for it. Am Montag beginnt der Bau. Work will begin on Monday morning."
)


def test_a_declaration_decides_a_text_of_two_languages_below_two_hundred_characters():
    short = MIXED[:199]
    assert (tell(short, "de")[0], tell(short, "en")[0]) == ("de", "en")
    assert tell(MIXED, "de") == tell(MIXED, "en") == tell(MIXED)
    assert tell(MIXED)[0] == "en"


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("Ja.", "de-DE", "de"),
        ("Ja.", None, None),
        ("", "en", "en"),
        ("2:1 (1:0)", None, None),
        ("12 345 67 " * 300, None, None),
    ],
)
def test_too_little_text_takes_the_declaration_or_nothing(text, declared, expected):
    assert tell(text, declared) == (expected, None)


def test_where_no_language_stands_out_the_answer_is_null():
    assert tell("Alpha Beta Gamma Delta Xylo Qwert Zxcvb Asdfg") == (None, None)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("EN_us", "en"),
        ("nb-NO", "no"),
        ("deutsch", None),
        ("", None),
        (None, None),
        ("x", None),
    ],
)
def test_declared_tags(tag, language):
    assert language_of_tag(tag) == language


def test_cost_is_bounded():
    assert tell(DE * 100_000)[0] == "de"
