import pytest

from newsmill.transforms.quotes.field import Field
from newsmill.transforms.quotes.grammar import BREAK, PAIR, SIGN, STOP, grammar_of


@pytest.fixture
def field_of(mentioned):
    def of(text: str, names: dict[str, str] | None = None) -> Field:
        grammar = grammar_of("de")
        assert grammar is not None
        return Field(text, grammar, mentioned("body", text, names or {}, "PER"))

    return of


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Beck ging.", ["Beck ", "ging", ".", "\n"]),
        ("Beck ging. \n Mohn\u00a0nicht", ["Beck ", "ging", ". ", "\n", "Mohn ", "nicht", "\n"]),
        (" Rund 1,5  Millionen, 3,", ["Rund ", "1,5 ", "Millionen", ", ", "3", ",", "\n"]),
        ("z.B. das Bad-Bad-Haus-", ["z.B", ". ", "das ", "Bad-Bad-Haus", "-", "\n"]),
        ("Er rief:  „Nein, nie.“ Aus", ["Er ", "rief", ": ", " ", "Aus", "\n"]),
        ("(„Nein, nie.“)", ["(", "", ")", "\n"]),
    ],
)
def test_a_text_is_cut_into_pieces_that_know_where_they_stand(field_of, text, pieces):
    field = field_of(text)
    assert field.pieces == pieces
    words = [text[start : field.end_of(ix)] for ix, start in enumerate(field.starts[:-1])]
    assert [word for word in words if "Nein" not in word] == [
        piece.strip(" ") for piece in pieces[:-1] if piece.strip(" ")
    ]


def test_points_end_sentences_or_say_that_somebody_speaks(field_of):
    field = field_of("Der Wirt sagte nichts. Er SAGT: „Nein.“")
    assert [(field.pieces[ix], kind) for ix, kind in field.points] == [
        ("sagte ", SIGN), (". ", STOP), ("SAGT", SIGN), ("", PAIR), ("\n", BREAK),
    ]  # fmt: skip


def test_items_know_their_mention_whole_words_alone(field_of):
    field = field_of("Eva Beck und ein Beck-Gast, Becks „Beck Kai“", {"Eva Beck": "Eva Beck", "Beck": "Eva Beck"})
    items = field.items(0, len(field.pieces) - 1)
    assert [item.text for item in items if item.mention] == ["Eva", "Beck", "Becks", ""]
    assert field.items(1, 3)[0].mention is items[0].mention


def test_what_a_word_is_depends_on_the_language():
    german, english = (grammar_of(language) for language in ("de", "en"))
    assert german is not None
    assert english is not None
    grown, mehrere = Field("grown mehrere", german, []).items(0, 2)
    assert (grown.is_adjective, grown.may_begin, mehrere.is_adjective, mehrere.may_begin) == (False, False, False, True)
    grown, mehrere = Field("grown mehrere", english, []).items(0, 2)
    assert (grown.may_begin, mehrere.may_begin) == (True, True)
