import pytest

NAMES = {"Frieda Mohn": "Frieda Mohn", "Mohn": "Frieda Mohn"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Laut Deichgräfin der richtige Weg: Der Bau geht weiter.", "Deichgräfin"),
        ("Laut Deichgräfin der Ausweg: Der Bau geht weiter.", "Deichgräfin"),
        ("Laut Deichgräfin einer der Auswege: Der Bau geht weiter.", "Deichgräfin"),
        ("Laut Deichgräfin der richtigen Stadt geht der Bau weiter.", "Deichgräfin der richtigen Stadt"),
        ("Laut Deichgräfin der Stadt geht der Bau weiter.", "Deichgräfin der Stadt"),
        ("Laut Deichgräfin einer Stadt geht der Bau weiter.", "Deichgräfin einer Stadt"),
    ],
)
def test_a_nominative_is_no_genitive(read, text, speaker):
    (quote,) = read("de", text)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        (
            "Künftig sollen laut dem Entwurf Verstöße gegen die Regeln im Hafen härter bestraft werden als bisher.",
            "dem Entwurf",
            "description",
        ),
        ("Laut Umfrage Frieda Mohn ganz vorn im Rennen um den Deich.", "Umfrage", "description"),
        ("Laut Rat Frieda Mohn ganz vorn im Rennen um den Deich.", "Rat Frieda Mohn", "name"),
        (
            "Laut der Studie der Stadt sollen Verstöße gegen alte Regeln härter bestraft werden.",
            "der Studie der Stadt",
            "description",
        ),
    ],
)
def test_what_is_written_has_no_name_behind_it(read, text, speaker, kind):
    (quote,) = read("de", text, NAMES)
    assert (quote.speaker_text, quote.speaker_kind) == (speaker, kind)


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Die neuen Kredite sollen den Fischern helfen Mohn zufolge.", "Mohn", "name"),
        (
            "Die neuen Kredite sollen dem Hafen dienen, der früheren Chefin Mohn zufolge.",
            "der früheren Chefin Mohn",
            "name",
        ),
        (
            "Nun will der Rat Medienberichten zufolge die alte Schleuse im Norden für immer schließen.",
            "Medienberichten",
            "description",
        ),
        (
            "Nun will die Stadt Medienberichten zufolge die alte Schleuse im Norden für immer schließen.",
            "Medienberichten",
            "description",
        ),
        (
            "Die alte Schleuse im Norden der Stadt wird für immer geschlossen, hiesigen Medienberichten zufolge.",
            "hiesigen Medienberichten",
            "description",
        ),
        (
            "Internen Schätzungen zufolge wird die alte Schleuse für immer geschlossen.",
            "Internen Schätzungen",
            "description",
        ),
        (
            "Nun will die Stadt der Mitteilung zufolge die alte Schleuse im Norden für immer schließen.",
            "der Mitteilung",
            "description",
        ),
        (
            "Der Sprecherin der Stadt zufolge wird die alte Schleuse für immer geschlossen.",
            "Der Sprecherin der Stadt",
            "description",
        ),
        (
            "Es ist eine alte Schleuse, die Experten zufolge schon seit langem nicht mehr zu retten ist.",
            "Experten",
            "description",
        ),
        (
            "Es ist eine alte Schleuse, deren Wehr 2020 Prognosen zufolge für immer und ewig geschlossen wird.",
            "Prognosen",
            "description",
        ),
        (
            "Der Verkehr, der Schätzungen zufolge in allen Städten im Norden des Landes zugenommen hat, ist laut.",
            "Schätzungen",
            "description",
        ),
        (
            "Der Verkehr hat einer Schätzung zufolge in allen Städten im Norden des Landes stark zugenommen.",
            "einer Schätzung",
            "description",
        ),
        ("Einem Bericht vom Freitag zufolge brach der Deich am Abend.", "Einem Bericht", "description"),
        ("Zwei Zeugen zufolge brach der Deich am Abend.", "Zwei Zeugen", "description"),
        (
            "Für den Verband spielt die Liga Frieda Mohn zufolge in diesem Jahr nun leider gar keine Rolle.",
            "Frieda Mohn",
            "name",
        ),
    ],
)
def test_zufolge_has_its_dative_alone(read, text, speaker, kind):
    (quote,) = read("de", text, NAMES)
    assert (quote.speaker_text, quote.speaker_kind) == (speaker, kind)


def test_a_body_before_reports_does_not_speak(read):
    text = "Nun will die Hafenunion Medienberichten zufolge die alte Schleuse im Norden für immer schließen."
    (quote,) = read("de", text, {"Hafenunion": "Hafenunion"}, label="ORG")
    assert (quote.speaker_text, quote.speaker_entity_id) == ("Medienberichten", None)


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Laut der Hafenwacht in Wedel sind dort zwölf Boote gesunken.", "sind dort zwölf Boote gesunken"),
        ("Nach Angaben der Hafenwacht (HWN) sind zwölf Boote gesunken.", "sind zwölf Boote gesunken"),
        ("Laut der Verordnung vom 3. Mai gilt dort ein Tempolimit.", "gilt dort ein Tempolimit"),
        ("Laut einer Umfrage im Auftrag des Hafens will die Mehrheit bleiben.", "will die Mehrheit bleiben"),
        # What stands behind a source elsewhere is the reported sentence's.
        (
            "Künftig sollen laut dem Entwurf in Wedel alle Boote im Winter härter bestraft werden als bisher.",
            "Künftig sollen laut dem Entwurf in Wedel alle Boote im Winter härter bestraft werden als bisher",
        ),
        ("Laut der Hafenwacht sind in Wedel zwölf Boote gesunken.", "sind in Wedel zwölf Boote gesunken"),
    ],
)
def test_before_the_verb_all_is_the_source(read, text, reported):
    (quote,) = read("de", text)
    assert quote.text == reported
