"""What is known of single words before any training: their distributional classes, and how often each form is written.

Two facts per form, taken by ``training/lexicon_source.py`` from the lexeme tables of spacy-lookups-data (MIT): its
Brown cluster and its log probability. Brown clusters (Brown et al. 1992) group words that keep the same
company (first names, cities, party names), so that a rare name shares what was learnt from a frequent one; the
frequencies tell that ``Essen`` is written large far more often than small, and that ``DIE`` is only ``die`` shouted.

Held as one sorted block of lines ``word TAB bucket,cluster,kinds``, found by ``line_table.py``. Behind that block may
stand the classes of words in small letters that vectors tell (``word_classes.py``).
"""

import lzma
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Self

import numpy as np

from newsmill.transforms.entities.tagger.line_table import LineTable
from newsmill.transforms.entities.tagger.word_classes import WordClasses

UNKNOWN_BUCKET = 20
"""Bucket of a word the table lacks; buckets are -log probability, rounded, and real ones end near 18."""
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
        self._set(LineTable(b"".join(lines), b"\t"), classes or WordClasses({}))

    def _set(self, lines: LineTable, classes: WordClasses) -> None:
        self.classes = classes
        self._packed: bytes | None = None
        self._lines = lines
        self._known = _Known()

    def __len__(self) -> int:
        return len(self._lines)

    def words(self) -> list[str]:
        """Give all words, sorted by their UTF-8 bytes."""
        return [line.partition(b"\t")[0].decode() for line in self._lines.lines.splitlines()]

    def entries(self, words: Sequence[str]) -> list[Entry]:
        """Give what is known of these very ways of writing, ``(0, UNKNOWN_BUCKET, "")`` where the table lacks one."""
        entries = [_UNKNOWN] * len(words)
        text, known = self._lines.text, self._known
        starts, ends = self._lines.find(words)
        rows = np.flatnonzero(starts >= 0)
        for row, end in zip(rows.tolist(), ends[rows].tolist(), strict=True):
            entries[row] = known[text[end : text.index(b"\n", end)]]
        return entries

    def clusters(self, words: Sequence[str], entries: Sequence[Entry]) -> list[int]:
        """Give the Brown cluster of each word, else of its title-case form if shouted, or its stem if it ends in s.

        ``entries`` are those of ``words``.
        """
        clusters = [cluster for cluster, _, _ in entries]
        longer = [at for at, word in enumerate(words) if not clusters[at] and len(word) > 3]
        forms = [(at, words[at].capitalize()) for at in longer if words[at].isupper()]
        forms += [(at, words[at][:-1]) for at in longer if words[at][-1] in "sS"]
        for (at, _), (cluster, _, _) in zip(forms, self.entries([form for _, form in forms]), strict=True):
            clusters[at] = clusters[at] or cluster
        return clusters

    @cached_property
    def has_kinds(self) -> bool:
        """Tell whether a dictionary was at hand."""
        return _KINDS.search(self._lines.text) is not None

    def with_classes(self, classes: WordClasses) -> Self:
        """Give a lexicon of the same entries with other classes."""
        lexicon = type(self)({})
        lexicon._set(self._lines, classes)
        return lexicon

    def to_bytes(self) -> bytes:
        """Serialize; equal content gives equal bytes. What was read is given back as it was: packing takes seconds."""
        if self._packed is None:
            self._packed = lzma.compress(b"\n" + self._lines.lines + self.classes.to_block(), preset=9)
        return self._packed

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what ``to_bytes`` wrote."""
        lexicon = cls({})
        entries, head, classes = lzma.decompress(data).partition(b"\0")
        lexicon._set(LineTable(memoryview(entries)[1:], b"\t"), WordClasses.from_block(head + classes))
        lexicon._packed = bytes(data)
        return lexicon


class _Known(dict[bytes, Entry]):
    """Entries by how they are written; a hundredth as many as words."""

    def __missing__(self, written: bytes) -> Entry:
        bucket, cluster, *kinds = written.split(b",")
        self[written] = entry = (int(cluster), int(bucket), kinds[0].decode() if kinds else "")
        return entry


def _line(word: str, entry: Entry) -> bytes:
    cluster, bucket, kinds = entry
    return f"{word}\t{bucket},{cluster}{',' * bool(kinds)}{kinds}\n".encode()
