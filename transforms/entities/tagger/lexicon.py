"""What is known of single words before any training: their distributional classes, and how often each form is written.

Two facts per form, taken by ``training/lexicon_source.py`` from the lexeme tables of spacy-lookups-data (MIT): its
Brown cluster and its log probability. Brown clusters (Brown et al. 1992) group words that keep the same
company (first names, cities, party names), so that a rare name shares what was learnt from a frequent one; the
frequencies tell that ``Essen`` is written large far more often than small, and that ``DIE`` is only ``die`` shouted.

Held as one sorted block of lines ``word TAB bucket,cluster,kinds`` with an index of every 32nd word: a look-up takes
two microseconds, loading is one decompression, and half a million words take 10 MB of memory. Behind that block may
stand the classes of words in small letters that vectors tell (``word_classes.py``).
"""

import lzma
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Self

import numpy as np

from newsmill.transforms.entities.tagger.word_classes import WordClasses

UNKNOWN_BUCKET = 20
"""Bucket of a word the table lacks; buckets are -log probability, rounded, and real ones end near 18."""
FREQUENT_BUCKET = 14
"""A word this frequent or more may be the head of a compound."""
_FREQUENT = re.compile(rb"\n([^\t]+)\t(?:%s)," % "|".join(map(str, range(FREQUENT_BUCKET + 1))).encode())
_STEP = 32
"""Every so many lines are in the index."""

_KINDS = re.compile(rb"\t\d+,\d+,")

Entry = tuple[int, int, str]
"""(cluster, bucket, kinds): a Brown cluster as its bit string read from the low bit, 0 for none; -round(log p); a
letter for each kind of word that the form can be, in order, none where no dictionary has it."""
_UNKNOWN: Entry = (0, UNKNOWN_BUCKET, "")


class Lexicon:
    """Cluster, frequency and classes of words; immutable after construction."""

    def __init__(self, entries: Mapping[str, Entry], classes: WordClasses | None = None) -> None:
        """Keep ``entries`` and ``classes``; without any it knows nothing. Words hold no tab, line break or NUL."""
        lines = sorted(_line(word, entry) for word, entry in entries.items())
        self._set(b"\n" + b"".join(lines), classes or WordClasses({}))

    def _set(self, block: bytes, classes: WordClasses) -> None:
        self.classes = classes
        self._packed: bytes | None = None
        self._block = block
        ends = np.flatnonzero(np.frombuffer(block, dtype=np.uint8) == ord("\n"))  # each line begins behind one of these
        self._size = len(ends) - 1
        self._starts: list[int] = [*ends[:-1:_STEP].tolist(), len(block)]
        self._words = [block[start + 1 : block.index(b"\t", start) + 1] for start in self._starts[:-1]]

    def __len__(self) -> int:
        return self._size

    def words(self) -> list[str]:
        """Give all words, sorted by their UTF-8 bytes."""
        return [line.partition(b"\t")[0].decode() for line in self._block.splitlines()[1:]]

    def entry(self, word: str) -> Entry:
        """Give what is known of exactly this way of writing, ``(0, UNKNOWN_BUCKET, "")`` where the table lacks it."""
        key = f"{word}\t".encode()
        place = bisect_right(self._words, key) - 1
        if place < 0:
            return _UNKNOWN
        found = self._block.find(b"\n" + key, self._starts[place], self._starts[place + 1])
        if found < 0:
            return _UNKNOWN
        start = found + 1 + len(key)
        bucket, cluster, *kinds = self._block[start : self._block.index(b"\n", start)].split(b",")
        return int(cluster), int(bucket), kinds[0].decode() if kinds else ""

    def cluster(self, word: str, entry: Callable[[str], Entry] | None = None) -> int:
        """Give the Brown cluster of a word, else of its title-case form if shouted or its stem if it ends in s.

        ``entry`` may stand for the method of that name, with a memory.
        """
        look_up = entry or self.entry
        return look_up(word)[0] or next(filter(None, (look_up(form)[0] for form in _other_forms(word))), 0)

    def bucket(self, word: str) -> int:
        """Give -log probability of exactly this form, rounded; ``UNKNOWN_BUCKET`` where the table lacks it."""
        return self.entry(word)[1]

    @cached_property
    def has_kinds(self) -> bool:
        """Tell whether a dictionary was at hand."""
        return _KINDS.search(self._block) is not None

    @cached_property
    def frequent(self) -> frozenset[str]:
        """The words, as written, whose bucket is at most ``FREQUENT_BUCKET``."""
        return frozenset(word.decode() for word in _FREQUENT.findall(self._block))

    def with_classes(self, classes: WordClasses) -> Self:
        """Give a lexicon of the same entries with other classes."""
        lexicon = type(self)({})
        lexicon._set(self._block, classes)
        return lexicon

    def to_bytes(self) -> bytes:
        """Serialize; equal content gives equal bytes. What was read is given back as it was: packing takes seconds."""
        if self._packed is None:
            self._packed = lzma.compress(self._block + self.classes.to_block(), preset=9)
        return self._packed

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what ``to_bytes`` wrote."""
        lexicon = cls({})
        entries, head, classes = lzma.decompress(data).partition(b"\0")
        lexicon._set(entries, WordClasses.from_block(head + classes))
        lexicon._packed = bytes(data)
        return lexicon


def _line(word: str, entry: Entry) -> bytes:
    cluster, bucket, kinds = entry
    return f"{word}\t{bucket},{cluster}{',' * bool(kinds)}{kinds}\n".encode()


def _other_forms(word: str) -> list[str]:
    forms: list[str] = []
    if len(word) > 3:
        if word.isupper():
            forms.append(word.capitalize())
        if word[-1] in "sS":
            forms.append(word[:-1])
    return forms
