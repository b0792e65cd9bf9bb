import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.normalize.texts.unicode import join_hyphenated, repair


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("FÃ¼r MÃ¼nchen", "Für München"),
        ("â€žSchÃ¶nâ€œ, sagt sie", "„Schön“, sagt sie"),
        ("Ko\u0308ln", "Köln"),
        ("10\u00a0000\u202fEuro\u2009netto", "10 000 Euro netto"),
        ("Bundes\u00adregierung", "Bundesregierung"),
        ("Bundes\u00ad\nregierung", "Bundesregierung"),
        ("zero\u200bwidth\u2060\ufeff", "zerowidth"),
        ("\u202eevil\u202c \u2066iso\u2069", "evil iso"),
        ("\x1b[31mrot\x1b[0m", "rot"),
        ("a\x00b\x07c\x7f", "abc"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x0bsix\x0cseven", "one\ntwo\nthree\nfour\nfive\nsix\nseven"),
        ("tab\tstop", "tab stop"),
        ("bad \ud800 half", "bad \ufffd half"),
    ],
)
def test_repairs(raw, clean):
    assert repair(raw) == clean


@pytest.mark.parametrize(
    "text",
    [
        "„Gänsefüßchen“, ‚halbe‘, «Guillemets», “curly” and ‘single’",
        "10³ m², ﬁnal, ＡＢＣ, ½",
        "AT&amp;T &quot;bleibt&quot; so",
        "unter Berufung auf unter Berufung auf",
        "Atacms und Atacsm",
        "Familie 👨\u200d👩\u200d👧 und 🏳\ufe0f\u200d🌈",
        "می\u200cخواهم",
        "Das ist ja… nun – ähm — so",
        "Château, Çelik, Ångström, Łódź",
    ],
)
def test_the_authors_words_stay(text):
    assert repair(text) == text


@given(st.text(max_size=300))
def test_repairing_twice_changes_nothing_more(text):
    once = repair(text)
    assert repair(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.splitlines() == (once.removesuffix("\n").split("\n") if once else [])


LONG = "Im dritten Jahr in Folge sinkt nach Angaben der Stadt die "


ENGLISH = "The union said that the ferry company was to blame for the "


@pytest.mark.parametrize(
    ("raw", "joined"),
    [
        (LONG + "Arbeits-\nlosigkeit, heißt es.", LONG + "Arbeitslosigkeit,\nheißt es."),
        (LONG + "Nah-\nund Fernverkehr", LONG + "Nah-\nund Fernverkehr"),
        (LONG + "US-\nRegierung", LONG + "US-\nRegierung"),
        (LONG + "well-\nknown, a well-known man", LONG + "well-known,\na well-known man"),
        ("Brot-\nzeit ist", "Brot-\nzeit ist"),
        (ENGLISH + "call-\nouts of", ENGLISH + "call-outs\nof"),
        (ENGLISH + "call-\nouts, and callouts of", ENGLISH + "callouts,\nand callouts of"),
        (ENGLISH + "govern-\nment of", ENGLISH + "government\nof"),
        (ENGLISH + "inter-\nnational", ENGLISH + "inter-\nnational"),
        (ENGLISH + "inter-\nnational of", ENGLISH + "international\nof"),
    ],
)
def test_line_end_hyphens(raw, joined):
    assert join_hyphenated(raw) == joined


def test_a_new_page_ends_a_line_and_no_paragraph():
    assert repair("It rained\n\x0call day.\r\n\x0cIt snowed.") == "It rained\nall day.\nIt snowed."
    assert repair("It rained.\x0cIt snowed.") == "It rained.\nIt snowed."


def test_breaks_that_were_translated_twice_are_one():
    assert repair("It rained.\r\r\nIt snowed.\r\rIt hailed.") == "It rained.\nIt snowed.\n\nIt hailed."
