import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.word_classes import WordClasses

CLASSES = WordClasses({"tirana": (3, 7), "chef": (2, 65_535), "co-op": (1, 1)})


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("tirana", (3, 7)),
        ("Tirana", (3, 7)),
        ("TIRANA", (3, 7)),
        ("tiran", ()),
        ("tiranas", ()),
        ("SPD-Chef", (2, 65_535)),
        ("Co-op", (1, 1)),
        ("chef-koch", ()),
        ("", ()),
        ("-", ()),
        ("aaa", ()),
        ("zzz", ()),
    ],
)
def test_classes_of_a_word(word: str, classes: tuple[int, ...]) -> None:
    assert CLASSES.of(word) == classes


def test_nothing_is_known_of_any_word_without_classes() -> None:
    assert WordClasses({}).of("tirana") == ()
    assert WordClasses({}).to_block() == b""
    assert len(WordClasses.from_block(b"")) == 0


_WORDS = st.text(st.characters(categories=("Ll", "N", "P")), min_size=1, max_size=8)


@given(st.dictionaries(_WORDS, st.tuples(st.integers(0, 63), st.integers(0, 65_535)), max_size=300))
def test_every_word_is_found_after_a_round_trip(rows: dict[str, tuple[int, int]]) -> None:
    classes = WordClasses.from_block(WordClasses(rows).to_block())
    assert len(classes) == len(rows)
    assert all(classes.of(word) == numbers for word, numbers in rows.items() if word == word.lower())


def test_many_words_cross_the_index() -> None:
    rows = {f"wort{number}": (number % 64, number) for number in range(1000)}
    classes = WordClasses(rows)
    assert all(classes.of(word) == numbers for word, numbers in rows.items())
    assert classes.of("wort") == classes.of("wort1000") == ()


def test_a_lexicon_carries_them() -> None:
    lexicon = Lexicon({"Tirana": (40, 11, "")}).with_classes(CLASSES)
    again = Lexicon.from_bytes(lexicon.to_bytes())
    assert again.entry("Tirana") == (40, 11, "")
    assert again.classes.of("Tirana") == (3, 7)
    assert len(again) == 1
    assert again.words() == ["Tirana"]
    assert again.to_bytes() == lexicon.to_bytes() == Lexicon({"Tirana": (40, 11, "")}, CLASSES).to_bytes()
