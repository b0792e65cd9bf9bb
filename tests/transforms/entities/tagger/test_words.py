import re
from itertools import product

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from newsmill.transforms.entities.tagger.words import Text, Words, takes_stretches_apart
from newsmill.transforms.entities.text.sentences import sentence_bounds
from newsmill.transforms.entities.training.tokenizer import set_tokenizer

PROSE = (
    "Am 3. Mai (z.B. um 9 Uhr) sagte Dr. Weiß: »Das ist’s!« – »Nein«, rief die AfD. 12.000km/h, 5%-ige N26.",
    "Mrs. O'Neil didn't say it's 'fine'; she'd read www.blatt.example/a?b=c, e.g. at 5p.m. and/or later...",
    " führende  und\tandere\xa0Leerzeichen\n\n  am Rand ",
    "",
    " ",
    "((((a.)))) :-) ;) =D <3 (:",
)
PARTS = (
    "Rat’s",
    "'''Rat",
    ":",
    ")",
    "'s",
    "’S",
    "(:",
    "z.T",
    "e.G.",
    "Uhr.",
    "..",
    "O",
    "\"It's",
    "a.m.-b",
    "Ulm,x)",
    "((",
    "\n",
    "  ",
)
PIECES = (
    *PARTS,
    *"aBü17.,:;!?'’“„()-/<3=%€…",
    *(" ", "\n", "\xa0", "\x1f", "\u2028"),
    *("Haus", "(u.)", "d.h", "z.B.", "U.S.", "can't", "I'd", "N26", "12.000km", "e.V", ":-)", "8)", "o.O", "(x:"),
)
FEW = ("Ulm,x)", "((", " ", " ", "u.", "aü’s", "Ulm")
MADE_UP = st.one_of(st.lists(st.sampled_from(pieces)).map("".join) for pieces in (PIECES, FEW))


@pytest.fixture(scope="module", params=["de", "en"])
def nlp(request: pytest.FixtureRequest) -> Language:
    made = spacy.blank(request.param)
    set_tokenizer(made)
    return made


@pytest.fixture(scope="module")
def nlp_of_odd_exceptions(nlp: Language) -> Language:
    made = spacy.blank(nlp.lang)
    set_tokenizer(made)
    for exception in ("x)", ")((", "u.", "b17", "aü’s"):
        made.tokenizer.add_special_case(exception, [{"ORTH": exception}])
    return made


def _ours(words: Words, nlp: Language, texts: list[str]) -> list[list[str]]:
    held = [Text(text, sentence_bounds(text, nlp.lang)) for text in texts]
    return [[word for sentence in part for word in sentence] for part in words.of(held)]


def _spacys(nlp: Language, texts: list[str]) -> list[list[str]]:
    return [[token.text for token in nlp.tokenizer(text) if not token.is_space] for text in texts]


def test_words_are_those_of_spacy(nlp):
    texts = [*PROSE, *(" ".join(parts) for parts in product(PARTS, repeat=2)), *map("".join, product(PARTS, repeat=2))]
    assert _ours(Words(nlp.tokenizer), nlp, texts) == _spacys(nlp, texts)


@given(texts=st.lists(MADE_UP, max_size=4), most=st.integers(0, 30))
def test_words_of_made_up_texts_are_those_of_spacy(nlp, nlp_of_odd_exceptions, texts, most):
    for made in (nlp, nlp_of_odd_exceptions):
        assert _ours(Words(made.tokenizer, most), made, texts) == _spacys(made, texts)


def test_exceptions_are_those_of_spacy(nlp):
    rules = sorted(nlp.tokenizer.rules)
    texts = [*rules, *(f"({rule})," for rule in rules), " ".join(rules), *(f"{rule}-{rule}’s" for rule in rules)]
    assert _ours(Words(nlp.tokenizer), nlp, texts) == _spacys(nlp, texts)


def test_a_match_across_a_blank_keeps_an_exception_apart_as_in_spacy(nlp_of_odd_exceptions):
    made = nlp_of_odd_exceptions
    texts = ["Ulm,x) (( Eva", "Ulm,x) Eva", "Ulm,x)\n((", " ".join(["Ulm"] * 100_000) + " Ulm,x) ((. Eva"]
    words = _ours(Words(made.tokenizer), made, texts)
    assert words[0] == ["Ulm", ",", "x", ")", "(", "(", "Eva"]
    assert words[1] == ["Ulm", ",", "x)", "Eva"]
    assert words == _spacys(made, texts)


def test_words_are_those_of_their_sentences():
    nlp = spacy.blank("de")
    text = Text("Eva kam. Sie blieb.\nEnde", [(0, 8), (9, 19), (20, 24)])
    assert Words(nlp.tokenizer).of([text]) == [[["Eva", "kam", "."], ["Sie", "blieb", "."], ["Ende"]]]


def test_memory_is_emptied_and_gives_the_same(nlp):
    texts = [f"Wort{number}, (z.B. Rat’s) :-)" for number in range(50)]
    small = Words(nlp.tokenizer, most=10)
    assert [_ours(small, nlp, [text])[0] for text in texts] == _spacys(nlp, texts)
    assert len(small._known) < 20


def test_what_is_asked_for_again_and_again_is_worked_out_once(nlp, monkeypatch):
    small = Words(nlp.tokenizer, most=10)
    split, asked = small._affixes.split, []
    monkeypatch.setattr(small._affixes, "split", lambda stretch, known: asked.append(stretch) or split(stretch, known))
    for number in range(30):
        _ours(small, nlp, [f"und Wort{number} (z.B."])
    assert asked.count("und") == asked.count("(z.B.") == 1
    assert len(asked) == 32


def test_exceptions_with_white_space_are_for_spacy_alone():
    nlp = spacy.blank("de")
    assert takes_stretches_apart(nlp.tokenizer)
    nlp.tokenizer.add_special_case("New York", [{"ORTH": "New York"}])
    assert not takes_stretches_apart(nlp.tokenizer)
    assert not takes_stretches_apart(lambda text: text)


def test_letters_that_an_affix_may_take_are_left_to_the_expressions(nlp):
    made = spacy.blank(nlp.lang)
    made.tokenizer.suffix_search = spacy.util.compile_suffix_regex([*made.Defaults.suffixes, "chen"]).search
    text = "Dorfchen Markt chen, (Hauschen)"
    words = _ours(Words(made.tokenizer), made, [text])
    assert words == _spacys(made, [text])
    assert words[0][:2] == ["Dorf", "chen"]


@pytest.mark.parametrize("search", [None, re.compile(r"\w,|;$").match, lambda text: re.search(r"[aß,]+$", text)])
def test_suffixes_may_be_told_by_anything(search):
    made = spacy.blank("de")
    made.tokenizer.suffix_search = search
    texts = ["Die Elbe, a, groß, (ja; a,;", *PROSE]
    assert _ours(Words(made.tokenizer), made, texts) == _spacys(made, texts)
