import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Das [ORG Institut für Moorkunde] (IFM) warnt. Laut IFM steigt der Pegel.", {"Institut für Moorkunde"}),
        ("Das Institut für Moorkunde (IFM) warnt. Laut IFM steigt der Pegel.", {"Institut für Moorkunde"}),
        ("Der „[ORG Harzer Bote]“ („HaBo“) schrieb. Der HaBo irrt.", {"Harzer Bote"}),
        ("Das [MISC Nordic Tactical System], kurz Notas, fliegt. Viele NOTAS fliegen.", {"Nordic Tactical System"}),
        ("Das [MISC Nordic Tactical System], kurt Notas, fliegt.", {"Nordic Tactical System"}),
        ("die Deutsche Moorbank (DMB) und die DMB", {"Deutsche Moorbank"}),
    ],
)
def test_long_and_short_form_are_one(resolved, text, names):
    found = resolved(text)
    assert {name for _, _, name, _ in found} == names
    assert len({label for _, label, _, _ in found}) == 1
    assert len(found) == text.count("IFM") + 1 if "IFM" in text else len(found) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "Er wohnt in [LOC Hellbrück] (Foto).",
        "Der Vertrag (VTR) wurde in [LOC Bern] verhandelt (XYZ).",
        "nach dem Gesetz (Absatz 2)",
        "mit Nichtregierungsorganisationen (NGOs), und viele NGOs kamen",
    ],
)
def test_other_brackets_define_nothing(resolved, text):
    found = resolved(text)
    assert not [text for text, _, _, _ in found if text in ("Foto", "XYZ", "Absatz", "NGOs")]


def test_known_institutions_keep_their_identity_across_articles(resolved):
    first = resolved("Die [ORG Europäische Zentralbank] (EZB) wartet.")
    second = resolved("The [ORG ECB] waits.", "en")
    assert {name for _, _, name, _ in first} == {"Europäische Zentralbank"}
    assert {name for _, _, name, _ in second} == {"European Central Bank"}
