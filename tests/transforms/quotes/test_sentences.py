import pytest

from newsmill.transforms.quotes.field import Field
from newsmill.transforms.quotes.grammar import grammar_of
from newsmill.transforms.quotes.sentences import MAX_CHARS, MAX_PAIRS, Bounds, sentences


def _bounds(text: str, language: str) -> tuple[Field, list[Bounds]]:
    grammar = grammar_of(language)
    assert grammar is not None
    field = Field(text, grammar, [])
    return field, sentences(field, grammar)


def _sentences(text: str, language: str = "de") -> list[str]:
    field, found = _bounds(text, language)
    return [text[field.starts[bounds.first] : field.end_of(bounds.behind - 1)] for bounds in found]


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


@pytest.mark.parametrize("between", ["", ", ", " sagte "])
def test_a_sentence_of_very_many_pairs_of_marks_is_cut(between):
    few, many = (f"Beck sagte: {f'„a“{between}' * pairs}ja".strip() for pairs in (MAX_PAIRS, 3 * MAX_PAIRS + 1))
    assert _sentences(few) == [few]
    parts = _sentences(many)
    assert [part.count("„a“") for part in parts] == [MAX_PAIRS, MAX_PAIRS, MAX_PAIRS, 1]
    assert "".join(parts).replace(" ", "") == many.replace(" ", "")


def test_no_word_is_cut():
    word = "w" * (MAX_CHARS + 1)
    assert _sentences(f"Hier {word} und {word}{word} dort.") == [f"Hier {word}", f"und {word}{word}", "dort."]


def test_punctuation_without_a_space_is_cut_too():
    assert [len(part) for part in _sentences("-" * 2 * MAX_CHARS + "!")] == [MAX_CHARS, MAX_CHARS, 1]


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Beck sagt, es regne.", True),
        ("Beck SAGT, es regne.", True),
        ("Es regne, sagt Beck.", True),
        ("Es regnet, Beck sagt nichts.", False),
        ("Beck sagt nichts.", False),
        ("Beck sagt:  es regne.", True),
        ("Beck sagt nichts. Es regnet, oder es schneit.", False),
        ("Beck gab an, es regne.", True),
        ("Beck gab Geld, und es regnet.", False),
        ("Die Regel heißt, es regne.", False),
        ("Nach Angaben Becks regnet es.", True),
        ("Nach ersten eigenen Angaben regnet es.", True),
        ("Nach Polizeiangaben regnet es.", True),
        ("Nach dem Regen kam Beck.", False),
        ("Es regnet, so Beck.", True),
        ("So regnet es nie.", False),
        ("Beck las.", False),
        ("Er rief „Halt!“.", True),
        ("Er las den „Boten“.", False),
    ],
)
def test_which_sentences_are_worth_reading(text, worth):
    _, (bounds, *_) = _bounds(text, "de")
    assert bounds.reports is worth
