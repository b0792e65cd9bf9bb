"""Everyday words that a tagger takes for names, and names that look like everyday words."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "[PER Lange] dauerte die Sitzung.",
        "Die Regel lautet: [PER Allen] steht ein Platz zu.",
        "Seit [PER Kurzem] ist das Bad offen.",
        "[PER WAS] HEUTE GESCHAH",
        "Sie lehrt [PER Yoga] im Hof.",
        "Der Wert [PER Landesweiter Inzidenzwert] stieg.",
        "Plätze in [LOC Altenpflegeheimen] fehlen.",
        "Er blieb aus [LOC Infektionsschutzgründen] daheim.",
        "Eltern bringen ihr Kind in die [LOC Kita] am Ufer.",
        "Sie stand an der [LOC Supermarktkasse] und wartete.",
        "Er traf sie im [LOC Hof] des Amtes.",
        "Die [ORG Neuinfektionen] sinken.",
        "Zwei [MISC Impfdosen] genügen.",
        "Der [ORG Corona-Ausbruch] traf den Betrieb.",
        "[MISC Wie geht] es weiter?",
        "Nach dem Ende des [MISC ersten Lockdowns] kam Schnee.",
        "Sie warnte vor [ORG Fake News] im Netz.",
        "Sie warnte vor „Fake News“ im Netz.",
        "Es gilt ein „[MISC Lockdown light]“ im Land.",
        "Sie lagen in der [LOC Sonne] am Fluss.",
        "In [LOC Coronazeiten] hilft das nicht.",
    ],
)
def test_an_everyday_word_is_no_mention(resolved, text):
    assert resolved(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[PER Ricarda Lange] kam. [PER Lange] sprach.", ["Ricarda Lange", "Lange"]),
        ("[PER Ricarda Lange] kam. [PER Lange] hatte er gesehen.", ["Ricarda Lange"]),
        ("[PER Ricarda Lange] kam. [PER Lange] Zeit sprach sie.", ["Ricarda Lange"]),
        ("Ministerin [PER Kopf] sprach.", ["Kopf"]),
        ("Sie wohnt in der [LOC Schillerstraße] im Norden.", ["Schillerstraße"]),
        ("Er zog nach [LOC Essen] um.", ["Essen"]),
        ("Sie kam aus [LOC Hof] zurück.", ["Hof"]),
        ("In [LOC Oberkirchbach] brannte es.", ["Oberkirchbach"]),
        ("Das [ORG Landesschulamt] prüft.", ["Landesschulamt"]),
        ("Das [MISC Fährengesetz] gilt.", ["Fährengesetz"]),
        ("Der Film „[MISC Sommerregen]“ läuft.", ["Sommerregen"]),
        ("Er spricht [MISC Englisch] und liest.", ["Englisch"]),
        ("Der [ORG Verband der Imker] warnt.", ["Verband der Imker"]),
    ],
)
def test_a_name_that_looks_like_an_everyday_word_stays(resolved, text, names):
    assert [found[0] for found in resolved(text)] == names


def test_english_everyday_words(resolved):
    assert resolved("[PER Most] stayed at home.", language="en") == []
    kept = resolved("[PER Carla Young] came. [PER Young] spoke.", language="en")
    assert [found[0] for found in kept] == ["Carla Young", "Young"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er sprach von „[MISC Zwangspausen]“ im Hafen.", []),
        ("Der Dampfer „[MISC Seeschwalbe]“ liegt im Hafen.", ["Seeschwalbe"]),
        ("Er las aus „[MISC Hafenbuch]“ vor.", ["Hafenbuch"]),
        ("Die Regisseurin zeigte „[MISC Winterlicht]“ im Hafen.", ["Winterlicht"]),
        ("Er zeigte „[MISC Winterlicht]“ von Lind im Hafen.", ["Winterlicht"]),
        ("Er sprach von „[MISC Tacheles]“ im Hafen.", ["Tacheles"]),
        ("Die [MISC First Lady] kam.", []),
    ],
)
def test_a_quoted_noun_is_a_thing_beside_a_word_that_says_so(resolved, text, found):
    assert [surface for surface, *_ in resolved(text)] == found
