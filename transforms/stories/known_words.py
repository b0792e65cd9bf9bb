"""What is known of words whatever the article: their numbers, their beginnings and ends, and how much each says."""

import functools
import struct
import zlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from newsmill.transforms.ground.made_once import MadeOnce, is_short
from newsmill.transforms.stories.word_list import edges, word_list

LEAST_RARITY = 1.5
"""Terms that stand in more than e ** -1.5 of the texts (22 %) say nothing."""
POWER = 0.7
"""Exponent of rarity: below 1, so that one very rare word does not outweigh all others."""
KEPT = 60_000
"""Words of a language that are kept at most, about 250 bytes each with their edges; then all are looked up anew."""

Known = npt.NDArray[np.void]
"""Rows of ``KNOWN`` or of ``WORD``."""
KNOWN = np.dtype([("number", "<u4"), ("rarity", "<f8"), ("weight", "<f8")])
"""A term: its CRC-32, the negative logarithm of the share of texts that hold it, and what follows from that; a weight
of 0 says nothing."""
WORD = np.dtype([("own", KNOWN), ("edges", KNOWN, 2), ("has_digit", "?"), ("is_bare", "?")])
"""A word, its beginning and its end as terms, whether a digit is in it, and whether that stands without letters."""
_PACKED = struct.Struct("<Idd")
_NO_EDGES = 2 * bytes(_PACKED.size)


def known_words(words: Iterable[str], language: str) -> Known:
    """Return what is known of ``words`` in lower case, rows of ``WORD``."""
    return np.frombuffer(b"".join(map(rows_of(language).__getitem__, words)), WORD)


def number_of(term: str) -> int:
    """Return the number that stands for a term: its CRC-32."""
    return zlib.crc32(term.encode(errors="surrogatepass"))


@functools.cache
def rows_of(language: str) -> MadeOnce[str, bytes]:
    """Return the rows of ``WORD`` of a language that has a word list, made as they are asked for."""
    listed = word_list(language)
    of_edges = MadeOnce[str, bytes](lambda edge: _packed(edge, listed.edge_rarity(edge)), KEPT, is_short)
    return MadeOnce(lambda word: _of_word(word, listed.rarity(word), of_edges), KEPT, is_short)


def _of_word(word: str, rarity: float, of_edges: MadeOnce[str, bytes]) -> bytes:
    has_digit = not word.isalpha() and any(map(str.isdigit, word))
    parts = b"".join([of_edges[edge] for edge in edges(word)]) or _NO_EDGES
    return _packed(word, rarity) + parts + bytes((has_digit, has_digit and not word.islower()))


def _packed(term: str, rarity: float) -> bytes:
    weight = (rarity - LEAST_RARITY) ** POWER if rarity > LEAST_RARITY else 0.0
    return _PACKED.pack(number_of(term), rarity, weight)
