import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.word_classes import NONE, WordClasses

CLASSES = WordClasses({"tirana": (3, 7), "chef": (2, 65_535), "co-op": (1, 1)})


def _of(classes: WordClasses, word: str) -> tuple[int, ...]:
    return tuple(number for number in classes.of([word])[0].tolist() if number != NONE)


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
    assert _of(CLASSES, word) == classes


def test_words_of_all_sorts_together() -> None:
    assert CLASSES.of(["Chef", "x", "A-Chef", "Tirana"]).tolist() == [[2, 65_535], [NONE, NONE], [2, 65_535], [3, 7]]


def test_nothing_is_known_of_any_word_without_classes() -> None:
    assert WordClasses({}).of(["tirana", "x-y"]).shape == (2, 0)
    assert WordClasses({}).to_block() == b""
    assert len(WordClasses.from_block(b"")) == 0


_WORDS = st.text(st.characters(categories=("Ll", "N", "P")), min_size=1, max_size=8)


@given(st.dictionaries(_WORDS, st.tuples(st.integers(0, 63), st.integers(0, 65_535)), max_size=300))
def test_every_word_is_found_after_a_round_trip(rows: dict[str, tuple[int, int]]) -> None:
    classes = WordClasses.from_block(WordClasses(rows).to_block())
    assert len(classes) == len(rows)
    small = [word for word in rows if word == word.lower()]
    assert classes.of(small).tolist() == [list(rows[word]) for word in small]


def test_many_words_are_told_apart() -> None:
    rows = {f"wort{number}": (number % 64, number) for number in range(1000)}
    classes = WordClasses(rows)
    assert classes.of(list(rows)).tolist() == list(map(list, rows.values()))
    assert _of(classes, "wort") == _of(classes, "wort1000") == ()


def test_a_lexicon_carries_them() -> None:
    lexicon = Lexicon({"Tirana": (40, 11, "")}).with_classes(CLASSES)
    again = Lexicon.from_bytes(lexicon.to_bytes())
    assert again.entries(["Tirana"]) == [(40, 11, "")]
    assert _of(again.classes, "Tirana") == (3, 7)
    assert len(again) == 1
    assert again.words() == ["Tirana"]
    assert again.to_bytes() == lexicon.to_bytes() == Lexicon({"Tirana": (40, 11, "")}, CLASSES).to_bytes()
