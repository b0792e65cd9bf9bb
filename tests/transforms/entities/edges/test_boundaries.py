import time

import pytest

from newsmill.transforms.entities.edges.boundaries import LONGEST, clean_boundaries
from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.text.article_text import ArticleText


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
        ("[PER The Lund] administration", ["Lund"]),
        ("[LOC The Hague] courts", ["The Hague"]),
        ("[ORG Bündnis (Nord)]", ["Bündnis (Nord)"]),
        ("[ORG dpa] meldet", ["dpa"]),
        ("[MISC russische]", []),
        ("[MISC 2024]", []),
        ("[MISC …]", []),
        ("[MISC Jede Hilfe zählt]“, sagte sie", []),
        ("[MISC Dieser Krieg] muss enden", []),
        ("König [PER Alarich VI]. kam", ["Alarich VI."]),
        ("„[MISC Der Wald ist weg]“, klagte sie", []),
        ("„[MISC Im Westen nichts Neues]“, der Film", ["Im Westen nichts Neues"]),
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


def test_addresses_cost_no_more_than_the_length_of_the_text():
    for text in ('"' * 40_000, "a" * 40_000, "a@" * 20_000, "a@b.example " * 3_500):
        started = time.process_time()
        clean_boundaries(ArticleText(text, "de"), [Found(ix, ix + 1, "ORG", "ORG") for ix in range(0, 40_000, 20)])
        assert time.process_time() - started < 3  # below 1 s; 40,000 quotation marks took 6.6 s


def test_a_name_completed_in_brackets_is_what_the_text_has():
    text = "that [Ada] Lund won, [Ada Lund]"
    spans = [Found(6, 15, "PER", "PER"), Found(22, 30, "PER", "PER")]
    cleaned = clean_boundaries(ArticleText(text, "en"), spans)
    assert [text[span.start : span.end] for span in cleaned] == ["Lund", "Ada Lund"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for Adelheid ([PER Ada) Lund] on Sunday", ["Lund"]),
        ("in [LOC Frankfurt (Oder)] on Sunday", ["Frankfurt (Oder)"]),
        ("[PER Art Director_Ada Lund], [PER Writer_Bo Kern]", ["Ada Lund", "Bo Kern"]),
        ("[PER Ada_Lund] wrote, [PER Ada_lund B] did", ["Ada_Lund", "Ada_lund B"]),
        ("[ORG Team_Nord Kueste] runs it", ["Team_Nord Kueste"]),
    ],
)
def test_a_nickname_in_brackets_and_what_somebody_did_are_no_part_of_the_name(marked, text, expected):
    article, spans = marked(text)
    assert [article.text[span.start : span.end] for span in clean_boundaries(article, spans)] == expected


def test_two_names_with_thousands_of_blanks_between_are_none():
    def kept(blanks: int) -> int:
        text = f"Ada{' ' * blanks}Berg kam."
        return len(clean_boundaries(ArticleText(text, "de"), [Found(0, blanks + 7, "PER", "PER")]))

    assert (kept(LONGEST - 7), kept(LONGEST - 6)) == (1, 0)
