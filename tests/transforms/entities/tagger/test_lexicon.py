from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.tagger.lexicon import UNKNOWN_BUCKET, Entry, Lexicon

_KINDS = st.text("aGmnv", max_size=3)
_NONE: Entry = (0, UNKNOWN_BUCKET, "")
_WORDS = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=8)


def _clusters(lexicon: Lexicon, *words: str) -> list[int]:
    return lexicon.clusters(words, lexicon.entries(words))


def test_cluster_of_capitals_and_genitives() -> None:
    lexicon = Lexicon({"Merkel": (40, 11, ""), "Haus": (7, 9, "")})
    words = ("Merkel", "MERKEL", "Merkels", "merkel", "Haus", "MERKELS")
    assert _clusters(lexicon, *words) == [40, 40, 40, 0, 7, 0]


def test_the_title_case_form_goes_before_the_stem() -> None:
    lexicon = Lexicon({"Paris": (5, 9, ""), "PARI": (6, 9, ""), "Pari": (7, 9, "")})
    assert _clusters(lexicon, "PARIS", "Paris", "Paris") == [5, 5, 5]
    assert _clusters(lexicon, "PARIs", "pARIS") == [6, 0]


def test_short_capitals_are_abbreviations_and_not_shouted_words() -> None:
    assert _clusters(Lexicon({"Afp": (3, 9, ""), "Nato": (3, 9, "")}), "AFP", "NATO") == [0, 3]


def test_unknown_word() -> None:
    assert Lexicon({}).entries(["x", ""]) == [(0, UNKNOWN_BUCKET, "")] * 2
    assert Lexicon({"b": (1, 2, "")}).entries(["a", "b", "bb"]) == [_NONE, (1, 2, ""), _NONE]
    assert Lexicon({"b": (1, 2, "")}).entries([]) == []


@given(st.dictionaries(_WORDS, st.tuples(st.integers(0, 2**20), st.integers(0, 19), _KINDS), max_size=300))
def test_every_entry_is_found_after_a_round_trip(entries: dict[str, Entry]) -> None:
    lexicon = Lexicon.from_bytes(Lexicon(entries).to_bytes())
    assert len(lexicon) == len(entries)
    assert dict(zip(entries, lexicon.entries(list(entries)), strict=True)) == entries


def test_many_entries_are_told_apart() -> None:
    entries = {f"Wort{number}": (number + 1, number % 19, "n" * (number % 2)) for number in range(1000)}
    lexicon = Lexicon(entries)
    assert lexicon.entries(list(entries)) == list(entries.values())
    assert lexicon.entries(["Wort", "Wort1000", "Wort1\t", "Wort1\n", "Wort\0"]) == [_NONE] * 5


def test_a_lexicon_tells_whether_a_dictionary_was_at_hand() -> None:
    assert Lexicon({"Burg": (21, 14, "f"), "Ulm": (5, 11, "")}).has_kinds
    assert not Lexicon({"Burg": (21, 14, "")}).has_kinds
    assert not Lexicon({}).has_kinds
