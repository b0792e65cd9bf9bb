import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmill.transforms.quotes.find import quotes_of

_PIECES = st.sampled_from(
    ["„", "“", '"', "»", "«", "''", "‚", "‘", "\n", ". ", ", ", ": ", " ", "(", ")", "–", "… ", "! ", "sagte", "er",
     "Beck", "dass", "habe", "laut", "nach Angaben", "der", "Polizei", "said", "told", "according to", "Mohn:",
     "Warum?", "🌊"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=60).map("".join), st.sampled_from(["de", "en"]))
def test_every_quote_stands_where_it_says(text, language):
    quotes = quotes_of(text, text, language, ())
    assert [quote.quote_ix for quote in quotes] == list(range(len(quotes)))
    for quote in quotes:
        assert text[quote.char_start : quote.char_end] == quote.text
        assert quote.text
        if quote.speaker_start is not None:
            assert text[quote.speaker_start : quote.speaker_end] == quote.speaker_text


def test_the_dateline_of_an_agency_is_no_part_of_what_was_said():
    body = "CUXHAVEN (nmp) - Researchers have counted the seals from the air, the seal group said on Tuesday."
    (quote,) = quotes_of(None, body, "en", ())
    assert quote.text.startswith("Researchers have counted")
    assert body[quote.char_start : quote.char_end] == quote.text


@pytest.mark.parametrize("sign", ["…", "!", "?", ".", "–", "…!"])
def test_a_quotation_behind_a_lone_sign_ends(sign):
    for language, opening, closing in (("de", "„", "“"), ("en", "“", "”")):
        text = f"{sign} {opening}We do not know what will come of it.{closing}"
        (quote,) = quotes_of(None, text, language, ())
        assert (quote.text, quote.speaker_text) == ("We do not know what will come of it.", None)
