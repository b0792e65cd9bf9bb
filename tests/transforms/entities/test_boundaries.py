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
