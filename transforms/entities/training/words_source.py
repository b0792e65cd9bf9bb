"""Builds the lists of everyday words: ``lists/common_nouns_de.xz`` and ``lists/everyday_words_LANGUAGE.txt``.

Run once: ``python -m newsmill.transforms.entities.training.words_source NOUNS``, where NOUNS is the ``nouns.csv`` of
the package german-nouns 1.2.5 (CC BY-SA 4.0, from the German Wiktionary). What is also a person's name is left out,
unless the word clusters of the built-in lexicon (``lexicon_source.py``) put it among nouns far more than among names of
persons; compounds that the list itself explains are left out too.
"""

import csv
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterable, Set
from pathlib import Path
from typing import NamedTuple

from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.text.compound_nouns import last_part
from newsmill.transforms.entities.training.lexicon_source import read_lexicon
from newsmill.transforms.entities.training.names import read_names

_LISTS = Path(__file__).parents[1] / "lists"
_CASES = ("nominativ", "genitiv", "dativ", "akkusativ")
_PERSONS = frozenset(["Vorname", "Nachname"])
_PLACES = frozenset(["Toponym", "Straßenname"])
_OTHERS = frozenset(["Eigenname", "Abkürzung", "Affix", "Gebundenes Lexem", "Suffix", "Präfix"])
_NO_NOUNS = _PERSONS | _PLACES | _OTHERS
_PERSON_CLASSES = ("first_name", "surname")
_TOWN_CLASSES = ("city", "town")
_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüßé]{2,}")
_NAME_SHARE = 0.45
"""From this share of persons' names in its cluster on, a noun is taken for a name."""
_LISTED_NAME_SHARE = 0.2
"""The same for a noun that is listed as a name as well."""
_TOWN_SHARE = 0.15
"""From this share of towns in its cluster on, a noun that is a town as well is a place wherever it is tagged as one."""
_KNOWN_ENOUGH = 50
"""Words of a cluster that must be known before its share counts."""
_FREQUENT = 12
"""Rarest bucket of the lexicon of which words in small letters are kept."""


def build_nouns(path: Path) -> dict[str, str]:
    """Return the forms of the common nouns of ``path``, each with its mark.

    ``+``: never singular; ``=``: a town as well; ``~``: another place as well; ``!``: no noun, but a name that looks
    like a compound of nouns; empty for the others. Before it, behind a colon, the gender: ``:m``, ``:f``, ``:n``.
    """
    nouns, persons, places = _read(path)
    listed = read_names("de")
    towns = {name for kind in _TOWN_CLASSES for name in listed[kind]}
    persons |= {name for kind in _PERSON_CLASSES for name in listed[kind]}
    shares = _Shares(nouns.keys(), persons, towns)
    of_persons = shares.of({*nouns, *(lemma for lemma, _, _ in nouns.values())})
    of_towns = shares.of_towns(nouns)
    common: dict[str, str] = {}
    for noun, (lemma, is_plural, genders) in nouns.items():
        if max(of_persons[noun], of_persons[lemma]) < (_LISTED_NAME_SHARE if noun in persons else _NAME_SHARE):
            is_town = noun in towns and of_towns[noun] < _TOWN_SHARE
            mark = "~="[is_town] if noun in places else "+" if is_plural else ""
            gender = next(iter(genders)) if len(genders) == 1 else ""
            common[noun] = (f":{gender}" if gender else "") + mark
    lowered = {noun.casefold() for noun in common}
    kept = {
        noun: mark for noun, mark in common.items() if mark.endswith(("=", "~")) or last_part(noun, lowered) is None
    }
    lookalikes = {name for name in (persons | places | towns) - common.keys() if _WORD.fullmatch(name)}
    return kept | {name: "!" for name in lookalikes if last_part(name, lowered) is not None}


class _Shares:
    """How much a word's cluster holds names of persons, and of towns."""

    def __init__(self, nouns: Set[str], persons: Set[str], towns: Set[str]) -> None:
        self._lexicon = read_lexicon("de")
        self._persons = Counter(self._clusters(persons - nouns))
        self._towns = Counter(self._clusters(towns - nouns - persons))
        self._nouns = Counter(self._clusters(nouns - persons))

    def of(self, words: Iterable[str]) -> dict[str, float]:
        """Give the share of persons' names by word; 0 where nothing is known."""
        return self._shares(self._persons, list(words))

    def of_towns(self, words: Iterable[str]) -> dict[str, float]:
        """Give the share of towns by word; 0 where nothing is known."""
        return self._shares(self._towns, list(words))

    def _shares(self, names: Counter[int], words: list[str]) -> dict[str, float]:
        return {word: self._share(names, cluster) for word, cluster in zip(words, self._clusters(words), strict=True)}

    def _share(self, names: Counter[int], cluster: int) -> float:
        known = names[cluster] + self._nouns[cluster]
        return names[cluster] / known if cluster and known >= _KNOWN_ENOUGH else 0.0

    def _clusters(self, words: Iterable[str]) -> list[int]:
        return [cluster for cluster, _, _ in self._lexicon.entries(list(words))]


def build_everyday(lexicon: Lexicon, words: list[str]) -> list[str]:
    """Return those of ``words`` that are frequent in small letters, and more so than with a capital."""
    small = [word for word in words if word.islower() and word.isalpha() and len(word) > 1]
    forms = (small, map(str.capitalize, small), map(str.upper, small))
    buckets = ([bucket for _, bucket, _ in lexicon.entries(list(words))] for words in forms)
    rows = zip(small, *buckets, strict=True)
    return sorted(word for word, own, large, shouted in rows if own <= _FREQUENT and own < min(large, shouted))


class _Form(NamedTuple):
    lemma: str
    is_plural: bool
    """It is never singular."""
    genders: frozenset[str]
    """Of the nouns it is a singular form of, those whose lemma it is first; empty when a plural looks like it."""


def _read(path: Path) -> tuple[dict[str, _Form], set[str], set[str]]:
    """Return the forms of nouns, of persons' names and of places."""
    nouns: dict[str, _Form] = {}
    persons: set[str] = set()
    places: set[str] = set()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            singular = {row["lemma"], *(row[case] for case in row if case.startswith(_CASES) and "singular" in case)}
            plural = {row[case] for case in row if case.startswith(_CASES) and "plural" in case}
            forms = set(filter(_WORD.fullmatch, singular | plural))
            kinds = set(row["pos"].split(","))
            persons |= forms if kinds & _PERSONS else set()
            places |= forms if kinds & _PLACES else set()
            for form in forms if not kinds & _NO_NOUNS else ():
                gender = row["genus"] if form in singular - plural else ""
                new = _Form(row["lemma"], form not in singular, frozenset({gender}))
                nouns[form] = _merged(nouns.get(form), form, new)
    return nouns, persons, places


def _merged(known: _Form | None, form: str, new: _Form) -> _Form:
    if known is None:
        return new
    is_plural = known.is_plural and new.is_plural
    if (known.lemma == form) != (new.lemma == form):
        return (known if known.lemma == form else new)._replace(is_plural=is_plural)
    return _Form(known.lemma, is_plural, known.genders | new.genders)


if __name__ == "__main__":
    lines = (noun + mark for noun, mark in sorted(build_nouns(Path(sys.argv[1])).items()))
    (_LISTS / "common_nouns_de.xz").write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))
    for code in ("de", "en"):
        lexicon = read_lexicon(code)
        text = "\n".join(build_everyday(lexicon, lexicon.words()))
        head = (
            "# Words that stand in small letters more than with a capital. From spacy-lookups-data 1.0.5; licence: MIT."
        )
        (_LISTS / f"everyday_words_{code}.txt").write_text(f"{head}\n{text}\n", encoding="utf-8")
