import pytest

from newsmill.transforms.entities.tagger.gazetteer import Gazetteer, loosened
from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.shapes import shape
from newsmill.transforms.entities.tagger.word_classes import WordClasses
from newsmill.transforms.entities.tagger.word_features import OFFSETS, WordFeatures, lent_features

LEXICON = Lexicon(
    {
        "Burg": (21, 12, ""),
        "burg": (0, 16, ""),
        "die": (3, 4, ""),
        "Die": (5, 6, ""),
        "Essen": (9, 9, ""),
        "essen": (2, 11, ""),
    }
)
WORDS = WordFeatures(LEXICON, Gazetteer({"party": ["SPD"], "city": ["Essen", "New York"]}))
KINDS = {"Burg": "f", "Jugend": "f", "essen": "v", "Essen": "Tn", "Ute": "G"}
KNOWN = WordFeatures(Lexicon({word: (0, 12, kinds) for word, kinds in KINDS.items()}), Gazetteer({}))


def _features(word: str, words: WordFeatures = WORDS) -> dict[int, list[str]]:
    return lent_features(words.columns([word]))[0]


def _own(word: str) -> set[str]:
    return {f"0{name}" for name in _features(word)[0]}


@pytest.mark.parametrize(
    ("word", "long", "short"),
    [("Atacms", "Xxxx", "Xx"), ("F-16", "X-dd", "X-d"), ("NATO", "XXX", "X"), ("„", "„", "„"), ("", "", "")],
)
def test_shape(word: str, long: str, short: str) -> None:
    assert (shape(word), shape(word, 1)) == (long, short)


@pytest.mark.parametrize(
    ("word", "affixes"), [("", 0), ("a", 0), ("ab", 2), ("abcde", 8), ("abcdef", 10), ("abcdefg", 10)]
)
def test_affixes_are_shorter_than_the_word(word: str, affixes: int) -> None:
    assert sum(name[1] in "ps" and name[2].isdigit() for name in _own(word)) == affixes


def test_unknown_compound_shows_its_head() -> None:
    assert {"0d=burg", "0dc=21"} <= _own("Jugendburg")
    assert not any(name.startswith("0d=") for name in _own("Jugendbarg"))
    assert not any(name.startswith("0d=") for name in _own("Aaburg"))  # six letters: too short to be taken apart


def test_hyphen_compound_shows_its_parts() -> None:
    assert {"0y", "0yb=chef", "0yg=party"} <= _own("SPD-Chef")
    assert "0y" not in _own("-Chef")


def test_case_tells_large_from_small_words() -> None:
    assert WORDS.columns(["Essen", "Die", "Xyzzy", "1234", ""]).case == ["1", "-1", "?", "-", "-"]


def test_neighbours_see_less() -> None:
    features = _features("Essen")
    assert set(features) == set(OFFSETS)
    assert "g=city" in features[-1]
    assert len(features[0]) > len(features[1]) > len(features[2])
    assert set(features[2]) < set(features[1]) | {"c6=9"}


def test_classes_of_vectors_are_seen_from_all_around_the_coarsest_from_afar() -> None:
    words = WordFeatures(LEXICON.with_classes(WordClasses({"essen": (5, 700)})), Gazetteer({}))
    features = _features("Essen", words)
    assert {offset: [name for name in seen if name[0] == "v"] for offset, seen in features.items()} == {
        -2: ["v0=5"],
        -1: ["v0=5", "v1=700"],
        0: ["v0=5", "v1=700"],
        1: ["v0=5", "v1=700"],
        2: ["v0=5"],
    }
    assert "v=?" in _features("Xyzzy", words)[2]


def test_a_lexicon_without_classes_of_vectors_says_nothing_of_them() -> None:
    assert not any(name[1] == "v" for name in _own("Essen") | _own("Xyzzy"))


def test_start_of_a_longer_entry_is_marked() -> None:
    columns = WORDS.columns(["New", "York", "Essen"])
    assert columns.starts_run == [True, False, False]
    assert columns.follows_run == [False, True, False]


def test_words_looked_at_together_are_as_each_alone() -> None:
    words = ["Essen", "SPD", "SPD-Chef", "Jugendburg", "Essensburg", "in", "x1", "", "USA", "Veltanoburgs"]
    for features in (WORDS, KNOWN):
        together = features.columns(words)
        assert lent_features(together) == [_features(word, features) for word in words]
        assert list(zip(*together.fields, strict=True)) == [
            tuple(values) for word in words for values in zip(*features.columns([word]).fields, strict=True)
        ]


@pytest.mark.parametrize(
    ("token", "stem"),
    [("Deutschen", "Deutsch"), ("Blaues", "Blau"), ("Banke", "Bank"), ("Kind", "Kind"), ("Worten", "Wort")],
)
def test_case_endings_are_loosened(token: str, stem: str) -> None:
    assert loosened(token) == stem


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("Essen", ("k=Tn", "kT", "kn")),
        ("Ute", ("k=G", "kG")),
        ("ESSEN", ("k=<v", "k<", "kv")),  # the small writing alone is known
        ("Jugendburg", ("k=++",)),
        ("Jugendsburg", ("k=++",)),  # with what links the parts
        ("Qwexburg", ("k=+",)),
        ("Veltano", ("k=?",)),
        ("Aburg", ("k=?",)),  # too short to be taken apart
        ("„", ("k=-",)),
    ],
)
def test_a_dictionary_tells_what_a_word_can_be(word: str, kinds: tuple[str, ...]) -> None:
    assert KNOWN.columns([word]).kinds == [kinds]
    features = _features(word, KNOWN)
    assert all(set(kinds) <= set(seen) for seen in (features[-1], features[0], features[1]))
    assert not set(kinds) & set(features[2])


def test_without_a_dictionary_nothing_is_told() -> None:
    assert WORDS.columns(["Essen", "Jugendburg"]).kinds == [(), ()]
