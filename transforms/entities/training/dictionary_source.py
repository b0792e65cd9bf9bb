"""Kinds of German words by german-pos-dict 1.2.4 (CC BY-SA 4.0, Daniel Naber; data based on Morphy).

The package lies in Maven Central as ``de.danielnaber:german-pos-dict``; what its archive holds packed,
``dict_decompile`` of morfologik-tools 2.1.9 writes out as ``german.input``, a line ``lemma_form_tag`` for each reading
of each form. ``lexicon_source.py`` puts the kinds beside what it knows of the words.

A form may be of several kinds, each a letter: a noun that is masculine, feminine or neuter (m, f, n) or a plural (p),
an adjective or participle (a), a verb (v), any other word (x), a given name (G), a surname (N), a town (T), a country
(C), a region (R), a people or person (Z), another name (E).
"""

from collections.abc import Iterable
from pathlib import Path

_NAMES = {"VOR": "G", "NAC": "N", "STD": "T", "COU": "C", "GEB": "R", "PER": "Z"}
_GENDERS = {"MAS": "m", "FEM": "f", "NEU": "n"}
_CLASSES = {"ADJ": "a", "PA1": "a", "PA2": "a", "VER": "v"}


def read_kinds(readings: Path) -> dict[str, str]:
    """Return the letters of each form of the dictionary as it was written out, in order."""
    with readings.open(encoding="utf-8") as lines:
        return kinds_of(lines)


def kinds_of(lines: Iterable[str]) -> dict[str, str]:
    """Return the letters of each form.

    >>> kinds_of(["Essen_Essen_SUB:NOM:SIN:NEU:INF", "Essen_Essen_EIG:NOM:SIN:NEU:NOA:STD", "essen_essen_VER:INF:NON"])
    {'Essen': 'Tn', 'essen': 'v'}
    """
    found: dict[str, set[str]] = {}
    for line in lines:
        lemma, _, reading = line.rstrip("\n").partition("_")
        form, _, tag = reading.partition("_")
        if lemma and tag and "#" not in form:
            found.setdefault(form, set()).add(_kind(tag.split(":")))
    return {form: "".join(sorted(kinds)) for form, kinds in found.items()}


def _kind(tag: list[str]) -> str:
    if tag[0] == "EIG":
        return _NAMES.get(tag[-1].rstrip("*"), "E")
    if tag[0] == "SUB":
        return "p" if "PLU" in tag else next((_GENDERS[part] for part in tag if part in _GENDERS), "p")
    return _CLASSES.get(tag[0], "x")
