"""The lists of everyday words and how they are made."""

from pathlib import Path

from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.text.common_words import common_noun, is_everyday
from newsmill.transforms.entities.training.words_source import build_everyday, build_nouns

_HEAD = "lemma,pos,genus,nominativ singular,nominativ plural,dativ plural\n"


def test_nouns_are_kept_without_names_and_explained_compounds(tmp_path: Path) -> None:
    rows = [
        "Deich,Substantiv,m,Deich,Deiche,Deichen",
        "Kasse,Substantiv,f,Kasse,Kassen,Kassen",
        "Deichkasse,Substantiv,f,Deichkasse,Deichkassen,Deichkassen",
        'Merkel,"Nachname,Substantiv",,Merkel,Merkels,Merkels',
    ]
    path = tmp_path / "nouns.csv"
    path.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    assert build_nouns(path) == {"Deich": ":m", "Deiche": "+", "Deichen": "+", "Kasse": ":f", "Kassen": "+"}


def test_small_words_are_those_rarer_with_a_capital() -> None:
    lexicon = Lexicon(
        {"lange": (0, 8, ""), "Lange": (0, 11, ""), "berlin": (0, 12, ""), "Berlin": (0, 8, ""), "selten": (0, 18, "")}
    )
    assert build_everyday(lexicon, lexicon.words()) == ["lange"]


def test_what_the_shipped_lists_know() -> None:
    assert is_everyday("Allen", "de")
    assert is_everyday("Most", "en")
    assert not is_everyday("Berlin", "de")
    noun = common_noun("Altenpflegeheimen")
    assert noun is not None
    assert noun.is_plural
    assert [noun.gender for name in ("Rathaus", "Wetterdienst", "Zeitung") if (noun := common_noun(name))] == [
        "n",
        "m",
        "f",
    ]
    assert [common_noun(name) for name in ("Merkel", "Taufkirchen", "Müller")] == [None, None, None]
