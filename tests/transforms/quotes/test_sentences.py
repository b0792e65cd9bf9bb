import pytest

from newsmill.transforms.quotes.grammar import grammar_of
from newsmill.transforms.quotes.items import Field
from newsmill.transforms.quotes.marks import mark_pairs
from newsmill.transforms.quotes.names import name_pairs
from newsmill.transforms.quotes.sentences import MAX_CHARS, Bounds, sentences


def _bounds(text: str, language: str) -> list[Bounds]:
    grammar = grammar_of(language)
    assert grammar is not None
    pairs = mark_pairs(text)
    return sentences(Field(text, pairs, name_pairs(text, pairs, grammar), []), grammar)


def _sentences(text: str, language: str = "de") -> list[str]:
    return [text[bounds.start : bounds.end] for bounds in _bounds(text, language)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Es regnet. Wir bleiben!  Warum?", ["Es regnet.", "Wir bleiben!", "Warum?"]),
        ("Es regnet. wir bleiben.", ["Es regnet. wir bleiben."]),
        ("Es regnet.Wir bleiben.", ["Es regnet.Wir bleiben."]),
        (" Es regnet\n\n Wir bleiben ", ["Es regnet", "Wir bleiben"]),
        ("Es regnet.\nWir bleiben.", ["Es regnet.", "Wir bleiben."]),
        ("Dr. Mohn kam am 3. Mai um 9.30 Uhr. Er ging.", ["Dr. Mohn kam am 3. Mai um 9.30 Uhr.", "Er ging."]),
        ("Es half z. B. Beck.", ["Es half z. B. Beck."]),
        ("Das war 1998. Beck kam.", ["Das war 1998.", "Beck kam."]),
        ("Sie rief: „Halt. Nein!“ Beck lief.", ["Sie rief: „Halt. Nein!“", "Beck lief."]),
        ("„Halt!“, rief Beck. „Nein.“", ["„Halt!“, rief Beck.", "„Nein.“"]),
        ("Beck las den „Boten“. Mohn nicht.", ["Beck las den „Boten“.", "Mohn nicht."]),
    ],
)  # fmt: skip
def test_where_sentences_end(text, parts):
    assert _sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“Why?” Anna Beck asked. Nobody knew.", ["“Why?” Anna Beck asked.", "Nobody knew."]),
        ("“Why?” the “Echo” reporter asked.", ["“Why?” the “Echo” reporter asked."]),
        ("“Why?” Nobody in the room knew.", ["“Why?”", "Nobody in the room knew."]),
        ("He met A.B. Crowe. They left.", ["He met A.B. Crowe.", "They left."]),
        ("She read “Low Tide.” “Good,” she said.", ["She read “Low Tide.”", "“Good,” she said."]),
        ("She read “Low Tide” “twice,” she said.", ["She read “Low Tide” “twice,” she said."]),
        ("“No.” Anna Beck asked again.", ["“No.”", "Anna Beck asked again."]),
    ],
)
def test_who_spoke_stands_in_the_sentence_of_the_quotation(text, parts):
    assert _sentences(text, "en") == parts


def test_a_sentence_too_long_is_cut_outside_quotations():
    quotation = "„" + "weit " * 900 + "weg“"
    assert _sentences(quotation + ", sagte Beck.") == [quotation + ", sagte Beck."]
    parts = _sentences("wort " * MAX_CHARS + quotation + ", sagte Beck.")
    assert "".join(parts).count("wort") == MAX_CHARS
    assert [quotation in part for part in parts].count(True) == 1
    assert max(len(part.replace(quotation, "")) for part in parts) < MAX_CHARS + len("wort ")


def test_punctuation_without_a_space_is_cut_too():
    assert [len(part) for part in _sentences("-" * 2 * MAX_CHARS + "!")] == [MAX_CHARS, MAX_CHARS, 1]


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Beck sagt, es regne.", True),
        ("Beck gab das Geld an.", True),
        ("Beck gab das Geld.", False),
        ("Nach Angaben Becks regnet es.", True),
        ("Nach Polizeiangaben regnet es.", True),
        ("Nach dem Regen kam Beck.", False),
        ("Es regnet, so Beck.", True),
        ("So regnet es nie.", False),
        ("Beck las.", False),
        ("Er rief „Halt!“.", True),
    ],
)
def test_which_sentences_are_worth_reading(text, worth):
    (bounds,) = _bounds(text, "de")
    assert (bounds.marked or bounds.reports) is worth
