"""Words of many texts at once, as 64-bit hashes: the documented tokenization of the signature.

A word is a run of word characters of the frozen alphabet, lower-cased; everything else separates. Digits and umlauts
stay, so ``12`` and ``13`` or ``schon`` and ``schön`` differ; ``US-Präsident`` is two words, ``1.000`` is two words.
Combining marks and characters outside the basic plane are part of words.

The hash of a word is the polynomial of its code points in ``BASE`` modulo 2^64, finalised by MurmurHash3's ``fmix64``.
Only fixed integer arithmetic: the same on every platform and release. It is no defence against made-up collisions.
"""

import functools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.alphabet import fold_table, ideographs

U64 = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]

BASE = 0x9E3779B97F4A7C15
"""Base of the polynomial: the odd 64-bit golden ratio."""
_FMIX_1 = np.uint64(0xFF51AFD7ED558CCD)
_FMIX_2 = np.uint64(0xC4CEB9FE1A85EC53)
_SHIFT = np.uint64(33)
_WORD64 = 1 << 64
_SLOT_BITS = 16
_SLOT_MASK = np.uint64((1 << _SLOT_BITS) - 1)

PLAIN, FUNCTION, NAME, FIGURE = 0, 1, 2, 3
"""Kinds of word, for the template rule. A figure has an ASCII digit or is the name of a day or month; a function word
carries grammar; a name is a capitalised word next to another one inside a phrase; every other word is plain."""
KINDS = 4
"""How many kinds there are."""

_CALENDAR = (
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "januar jänner februar märz april mai juni juli august september oktober november dezember "
    "monday tuesday wednesday thursday friday saturday sunday "
    "january february march may june july october december "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre"
)  # fmt: skip
"""Days and months (German, English, French). Number words are none: ``zwei`` for ``2`` is a matter of style."""

_FUNCTION = (
    "der die das den dem des ein eine einen einem einer eines und oder aber denn sondern doch in im an am auf aus "
    "bei beim mit nach von vom vor zu zum zur über unter um für gegen durch ohne bis seit während wegen zwischen "
    "neben hinter als wie wenn weil dass daß ob damit obwohl nachdem bevor sowie ist sind war waren wird werden "
    "wurde wurden worden sei seien wäre wären hat haben hatte hatten habe hätte hätten kann können konnte konnten "
    "soll sollen sollte sollten will wollen wollte muss müssen musste darf dürfen er sie es ich wir ihr ihm ihn "
    "ihnen sich uns man wer was dieser diese dieses diesem diesen jener jene sein seine seinen seinem seiner ihre "
    "ihren ihrem ihrer nicht kein keine keinen auch nur noch schon so da dort hier dann nun sehr mehr etwa rund "
    "zwar bereits jedoch the a an and or but nor of to in on at by for with from into onto over under about after "
    "before between through during against as if when while because that than which who whom whose what is are "
    "was were be been being has have had do does did will would can could shall should may might must he she it "
    "they we you i his her its their our my your him them us me this these those there here not no so then also "
    "only just very more most some any each le la les un une des du de et ou mais dans sur pour par avec sans est "
    "sont était qui que il elle ils elles ne pas au aux ce cette ces son sa ses leur leurs"
)  # fmt: skip
"""Function words (German, English, French)."""


class Tokens(NamedTuple):
    """The words of a batch of texts, in order of appearance."""

    hashes: U64
    """Hash of each word, shape (words,)."""
    kinds: npt.NDArray[np.uint8]
    """Kind of each word, shape (words,)."""
    bounds: Ints
    """Words of text ``i`` are ``bounds[i]:bounds[i + 1]``; shape (texts + 1,)."""


def mix64(values: U64) -> U64:
    """Return MurmurHash3's 64-bit finaliser of each value; a bijection."""
    mixed = values ^ (values >> _SHIFT)
    mixed *= _FMIX_1
    mixed ^= mixed >> _SHIFT
    mixed *= _FMIX_2
    mixed ^= mixed >> _SHIFT
    return mixed


def tokenize(texts: Sequence[str]) -> Tokens:
    """Return the words of ``texts``; memory is about 40 bytes for each code point of all texts together."""
    joined = "\n" + "\n".join(texts) + "\n"
    # Lone surrogates are separators to the alphabet; they must not stop the encoder.
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    folded = fold_table()[codes]
    starts, ends = _runs(folded)
    hashes = _hash_runs(folded, starts, ends)
    kinds = _kinds(codes, folded, starts, ends, hashes)
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    firsts = np.concatenate([[0], np.cumsum(lengths)])
    return Tokens(hashes, kinds, np.searchsorted(starts, firsts).astype(np.int64))


def _runs(folded: npt.NDArray[np.uint32]) -> tuple[Ints, Ints]:
    """Starts and ends of the words. The first and the last code point are separators."""
    word = folded != 0
    edges = np.flatnonzero(word[1:] != word[:-1]) + 1
    single = ideographs(folded)
    if single is None:
        return edges[0::2], edges[1::2]
    inside = word[1:] & word[:-1] & (single[1:] | single[:-1])
    cuts = np.flatnonzero(inside) + 1
    return np.union1d(edges[0::2], cuts), np.union1d(edges[1::2], cuts)


def _hash_runs(folded: npt.NDArray[np.uint32], starts: Ints, ends: Ints) -> U64:
    """Polynomial hash of each run by prefix sums: (P[end] - P[start]) / BASE**start, exact as BASE is odd."""
    powers, inverses = _powers(1 << max(16, (len(folded) - 1).bit_length()))
    sums = np.cumsum(folded * powers[: len(folded)], dtype=np.uint64)
    hashes: U64 = mix64((sums[ends - 1] - sums[starts - 1]) * inverses[starts])
    return hashes


@functools.lru_cache(maxsize=2)
def _powers(length: int) -> tuple[U64, U64]:
    """Powers of BASE and of its inverse modulo 2^64, up to ``length``."""
    tables = []
    for base in (BASE, pow(BASE, -1, _WORD64)):
        factors = np.full(length, base, np.uint64)
        factors[0] = 1
        tables.append(np.multiply.accumulate(factors))
    return tables[0], tables[1]


def _kinds(
    codes: npt.NDArray[np.uint32], folded: npt.NDArray[np.uint32], starts: Ints, ends: Ints, hashes: U64
) -> npt.NDArray[np.uint8]:
    if not len(starts):
        return np.zeros(0, np.uint8)
    kinds = np.where(_names(codes, folded, starts, ends), np.uint8(NAME), np.uint8(PLAIN))
    digits = np.flatnonzero((codes - np.uint32(48)) < 10)
    kinds[np.searchsorted(starts, digits, side="right") - 1] = FIGURE
    listed = _listed()
    places = listed.slots[hashes >> listed.shift & _SLOT_MASK]
    found = listed.hashes[places] == hashes
    kinds[found] = listed.kinds[places[found]]
    return kinds


def _names(
    codes: npt.NDArray[np.uint32], folded: npt.NDArray[np.uint32], starts: Ints, ends: Ints
) -> npt.NDArray[np.bool_]:
    """Which words are capitalised neighbours inside a phrase: ``mit Angela Merkel``, not ``Die Polizei``."""
    capital = codes[starts] != folded[starts]
    joined = np.zeros(len(starts), np.bool_)
    joined[1:] = (starts[1:] - ends[:-1] == 1) & (codes[ends[:-1]] == 32)
    inside = capital & joined
    names = np.zeros(len(starts), np.bool_)
    both = inside[1:] & inside[:-1]
    names[1:] |= both
    names[:-1] |= both
    return names


class _Listed(NamedTuple):
    """The listed words, by the slot that 16 bits of their hash name: no two share one."""

    hashes: U64
    """Shape (words,)."""
    kinds: npt.NDArray[np.uint8]
    """Shape (words,)."""
    shift: np.uint64
    """Bits of a hash below those that name its slot."""
    slots: npt.NDArray[np.uint16]
    """Place of the word of each slot in the other two, any place where it has none; shape (65536,)."""


@functools.cache
def _listed() -> _Listed:
    words = dict.fromkeys(_FUNCTION.split(), FUNCTION) | dict.fromkeys(_CALENDAR.split(), FIGURE)
    folded = fold_table()[np.frombuffer(("\n" + "\n".join(words) + "\n").encode("utf-32-le"), np.uint32)]
    hashes = _hash_runs(folded, *_runs(folded))
    shifts = (np.uint64(shift) for shift in range(64 - _SLOT_BITS + 1))
    shift = next(each for each in shifts if len(np.unique(hashes >> each & _SLOT_MASK)) == len(hashes))
    slots = np.zeros(1 << _SLOT_BITS, np.uint16)
    slots[hashes >> shift & _SLOT_MASK] = np.arange(len(hashes), dtype=np.uint16)
    return _Listed(hashes, np.array(list(words.values()), np.uint8), shift, slots)
