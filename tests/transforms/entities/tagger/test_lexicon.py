from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.tagger.lexicon import UNKNOWN_BUCKET, Entry, Lexicon

_KINDS = st.text("aGmnv", max_size=3)
_WORDS = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=8)


def test_cluster_of_capitals_and_genitives() -> None:
    lexicon = Lexicon({"Merkel": (40, 11, ""), "Haus": (7, 9, "")})
    assert lexicon.cluster("Merkel") == 40
    assert lexicon.cluster("MERKEL") == 40
    assert lexicon.cluster("Merkels") == 40
    assert lexicon.cluster("merkel") == 0
    assert lexicon.cluster("Haus") == 7


def test_short_capitals_are_abbreviations_and_not_shouted_words() -> None:
    assert Lexicon({"Afp": (3, 9, "")}).cluster("AFP") == 0
    assert Lexicon({"Nato": (3, 9, "")}).cluster("NATO") == 3


def test_unknown_word() -> None:
    assert Lexicon({}).entry("x") == (0, UNKNOWN_BUCKET, "")
    assert Lexicon({"b": (1, 2, "")}).bucket("a") == UNKNOWN_BUCKET


@given(st.dictionaries(_WORDS, st.tuples(st.integers(0, 2**20), st.integers(0, 19), _KINDS), max_size=300))
def test_every_entry_is_found_after_a_round_trip(entries: dict[str, Entry]) -> None:
    lexicon = Lexicon.from_bytes(Lexicon(entries).to_bytes())
    assert len(lexicon) == len(entries)
    assert {word: lexicon.entry(word) for word in entries} == entries


def test_many_entries_cross_the_index() -> None:
    entries = {f"Wort{number}": (number + 1, number % 19, "n" * (number % 2)) for number in range(1000)}
    lexicon = Lexicon(entries)
    assert all(lexicon.entry(word) == entry for word, entry in entries.items())
    assert lexicon.entry("Wort") == (0, UNKNOWN_BUCKET, "")
    assert lexicon.entry("Wort1000") == (0, UNKNOWN_BUCKET, "")


def test_frequent_words_are_those_of_a_low_bucket() -> None:
    lexicon = Lexicon({"Burg": (21, 14, ""), "Berg": (1, 15, ""), "die": (3, 4, ""), "Übung": (0, 10, "")})
    assert lexicon.frequent == {"Burg", "die", "Übung"}
    assert Lexicon({}).frequent == set()


def test_a_lexicon_tells_whether_a_dictionary_was_at_hand() -> None:
    assert Lexicon({"Burg": (21, 14, "f"), "Ulm": (5, 11, "")}).has_kinds
    assert not Lexicon({"Burg": (21, 14, "")}).has_kinds
    assert not Lexicon({}).has_kinds
