import pytest

NAMES = {
    "Henning Lüdke": "Henning Lüdke",
    "Lüdke": "Henning Lüdke",
    "Frieda Mohn": "Frieda Mohn",
    "Mohn": "Frieda Mohn",
}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Henning Lüdke kam zu spät. Der Saal war leer. „Das ist bitter“, sagte er.", "Henning Lüdke"),
        ("Frau Frieda Mohn lachte. Neben ihr stand Henning Lüdke. „Das ist gut“, sagte sie.", "Frieda Mohn"),
        ("Henning Lüdke und Frieda Mohn kamen. „Das ist gut“, sagten sie.", None),
        ("Niemand kam. „Das ist bitter“, sagte er.", None),
    ],
)
def test_pronouns(read, text, who):
    (quote,) = read("de", text, NAMES)
    assert (quote.speaker_kind, quote.speaker_entity_id) == ("pronoun", who)


def test_a_description_stands_for_who_spoke_just_before(read):
    text = "„Der Deich hält“, sagte Henning Lüdke. Der SPD-Politiker ergänzte: „Noch ein Jahr.“"
    assert [quote.speaker_entity_id for quote in read("de", text, NAMES)] == ["Henning Lüdke", "Henning Lüdke"]


def test_a_description_stands_for_nobody_when_another_was_named(read):
    text = "„Der Deich hält“, sagte Henning Lüdke. Mohn schwieg. Der SPD-Politiker ergänzte: „Noch ein Jahr.“"
    assert [quote.speaker_entity_id for quote in read("de", text, NAMES)] == ["Henning Lüdke", None]


def test_a_person_named_inside_a_quotation_is_meant_last(read):
    text = "Henning Lüdke winkte ab. „Markus Ohm hat keine Ahnung“, sagte er."
    (quote,) = read("de", text, NAMES | {"Markus Ohm": "Markus Ohm"})
    assert quote.speaker_entity_id == "Henning Lüdke"


def test_who_goes_on_is_who_spoke(read):
    text = (
        "Henning Lüdke war da. Auch Frieda Mohn kam. „Der Deich hält“, schrieb Polens Deichgraf Radek Wode. "
        "„Noch ein Jahr“, fügte er hinzu."
    )
    quotes = read("de", text, NAMES | {"Radek Wode": "Radek Wode"})
    assert quotes[-1].speaker_entity_id == "Radek Wode"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("„Der Deich hält“, erklärte Polens größte Bank.", ("description", "Polens größte Bank", None)),
        ("„Der Deich hält“, erklärte Polen.", ("name", "Polen", "Polen")),
    ],
)
def test_a_place_does_not_say_what_somebody_of_it_says(read, text, who):
    (quote,) = read("de", text, {"Polens": "Polen", "Polen": "Polen"}, label="LOC")
    assert (quote.speaker_kind, quote.speaker_text, quote.speaker_entity_id) == who


@pytest.mark.parametrize("opening", ["Wismar (nmp) - ", "Wismar (dpa/lnw) – "])
def test_the_place_of_a_report_tells_nothing_of_itself(read, opening):
    text = opening + "Die Werft hat nach eigenen Angaben den größten Auftrag ihrer Geschichte erhalten."
    (quote,) = read("de", text, {"Wismar": "Wismar"}, label="LOC")
    assert quote.speaker_text == "Die Werft"
