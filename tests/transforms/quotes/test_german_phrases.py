"""What belongs to a German phrase and what does not."""

from dataclasses import replace

import pytest

from newsmill.transforms.quotes.find import quotes_of

NAMES = {"Frieda Mohn": "Frieda Mohn", "Mohns": "Frieda Mohn", "Mohn": "Frieda Mohn"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Plötzlich sagt die Fischerin, der Deich sei „ein Sieb aus Sand“.", "die Fischerin"),
        ("Übergangsweise forderte die Fischerin „ein Sieb aus Sand“.", "die Fischerin"),
        ("Tatsächlich sagt die Fischerin, der Deich sei „ein Sieb aus Sand“.", "die Fischerin"),
        ("Friedlich Mohn sagt, der Deich sei „ein Sieb aus Sand“.", "Friedlich Mohn"),
        ("Müsste man reden, sagt die Fischerin, sei der Deich „ein Sieb aus Sand“.", "die Fischerin"),
        ("Strenge Einschränkungen forderte die Fischerin „für alle Leute im Hafen“.", "die Fischerin"),
        ("Strenge Regierungen forderten die Fischerin „für alle Leute im Hafen“.", "Strenge Regierungen"),
        ("Neulich warf der Regierung eine Fischerin „den Bau von Sieben“ vor.", "eine Fischerin"),
        ("Neulich warf der Rat der Stadt „den Bau von Sieben“ vor.", "der Rat der Stadt"),
        ("„Es wird eng“, sagt die Hafen- und Fischereiministerin.", "die Hafen- und Fischereiministerin"),
        ("„Es wird eng“, sagt die Hafen - und Fischereiministerin.", "die Hafen"),
        ("„Es wird eng“, sagte der 23-Jährige Besuchern am Deich.", "der 23-Jährige"),
        ("Wie berichtet sagt die Fischerin, der Deich sei „ein Sieb aus Sand“.", "die Fischerin"),
    ],
)
def test_who_speaks(read, text, speaker):
    assert read("de", text, NAMES)[0].speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mohns Aufzeichnungen zufolge wird die alte Schleuse noch lange stehen.", "Mohns Aufzeichnungen"),
        (
            "Es sei die alte Schleuse, sagte der Deichgraf Mohns Aufzeichnungen zufolge, die er lange nicht mochte.",
            "Mohns Aufzeichnungen",
        ),
        ("Im Norden des Landes an der See steige Schätzungen zufolge das Wasser seit Jahren weiter an.", "Schätzungen"),
        (
            "Hohen Schätzungen zufolge steigt im Norden des Landes das Wasser seit Jahren weiter an.",
            "Hohen Schätzungen",
        ),
        (
            "Nach Informationen des Deichamts Boote aus Holz sollen im Norden bald verboten werden.",
            "des Deichamts",
        ),
        (
            "Nach Angaben des Leiters Deichbau, Ole Lund, sollen sie bald verboten werden.",
            "des Leiters Deichbau, Ole Lund",
        ),
    ],
)
def test_where_a_source_begins_and_ends(read, text, speaker):
    assert read("de", text, NAMES)[-1].speaker_text == speaker


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("der WDU-Vorsitzende der Wattpost", "der WDU-Vorsitzende"),
        ("seine Schwester der Wattpost", "seine Schwester"),
        ("der Sprecher der Wattpost", "der Sprecher der Wattpost"),
        ("der Bericht der Wattpost", "der Bericht der Wattpost"),
        ("der Vorsitzende der Fischer", "der Vorsitzende der Fischer"),
    ],
)
def test_a_paper_is_told(mentioned, who, speaker):
    body = f"„Es wird eng“, sagte {who}."
    mentions = [replace(mention, kind="paper") for mention in mentioned("body", body, {"Wattpost": "Wattpost"}, "ORG")]
    assert [quote.speaker_text for quote in quotes_of(None, body, "de", mentions)] == [speaker]


def test_what_the_paper_has_told_has_no_speaker(read):
    assert read("de", "Der Deich reagiert wie berichtet so auf Wasser, dass er weich werden könnte.") == ()
