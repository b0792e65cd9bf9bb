import pytest

from newsmill.transforms.entities.boundaries import clean_boundaries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[PER „Trump]", ["Trump"]),
        ("[PER Merz’] Rede", ["Merz"]),
        ("[PER Putin's] war", ["Putin"]),
        ("[ORG Lockheed Martin Corp.] liefert", ["Lockheed Martin Corp."]),
        ("[LOC U.S.] troops", ["U.S."]),
        ("[LOC Berlin.] Danach", ["Berlin"]),
        ("[PER Trump\nUS-Präsident]", ["Trump"]),
        ("[ORG WSJ“-Bericht zufolge]", ["WSJ"]),
        ("[ORG the Kremlin]", ["Kremlin"]),
        ("[ORG Bündnis (Nord)]", ["Bündnis (Nord)"]),
        ("[ORG dpa] meldet", ["dpa"]),
        ("[MISC russische]", []),
        ("[MISC 2024]", []),
        ("[MISC …]", []),
        ("[MISC Jede Hilfe zählt]“, sagte sie", []),
        ("[MISC Dieser Krieg] muss enden", []),
        ("[MISC Im Westen nichts Neues]“ läuft", ["Im Westen nichts Neues"]),
    ],
)
def test_edges(marked, text, expected):
    article, spans = marked(text)
    assert [article.text[span.start : span.end] for span in clean_boundaries(article, spans)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Post an [MISC Ella.Wall@kueste.example] genügt.", []),
        ("Siehe [MISC www.kueste.example/deich] im Netz.", []),
        ("Es sprach [LOC AktivistinElla Wall] dort.", [("Ella Wall", "PER")]),
        ("Die Küste [LOC vonPortugal] ist lang.", [("Portugal", "LOC")]),
        ("Wetter [LOC Wismar | Husum | Celle] heute", [("Wismar", "LOC")]),
    ],
)
def test_addresses_glued_words_and_lists(resolved, text, expected):
    assert [(found[0], found[1]) for found in resolved(text)] == expected
