"""How rare words are: lists of frequencies that a release of newsmill carries and no run changes.

A list is made once, by ``python -m newsmill.transforms.stories.word_list de < frequencies.tsv``; where from, tells
``docs/decisions/story-words.md``.

A file holds the most frequent words of a language, one line for each step of frequency: the first line the words of
frequency 1 (none), and every further line those of a frequency lower by a factor of 10 ** 0.01.
"""

import functools
import lzma
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parent / "words"
WORDS = 50_000
"""Words of a list; rarer ones count like the rarest of it."""
WORDS_A_TEXT = 250
"""Words of the texts compared: from how frequent a word is follows in how many texts it stands."""
EDGE = 5
"""Letters of a word's beginning and end that stand for it besides itself: inflected forms share the beginning, German
compounds the end."""


class WordList:
    """The frequencies of one language."""

    def __init__(self, frequencies: dict[str, float]) -> None:
        self._words = frequencies
        self._least = min(frequencies.values())
        self._edges: dict[str, float] = defaultdict(float)
        for word, frequency in frequencies.items():
            for edge in edges(word):
                self._edges[edge] += frequency

    def rarity(self, word: str) -> float:
        """Return the negative logarithm of the share of texts that hold ``word`` (lower case): 0 or more."""
        return _rarity(self._words.get(word, self._least))

    def edge_rarity(self, edge: str) -> float:
        """Return the same for a beginning or an end, as ``edges`` gives it."""
        return _rarity(self._edges.get(edge, self._least))


def edges(word: str) -> tuple[str, ...]:
    """Return the beginning and the end of a word that is longer than these.

    >>> edges("geisterspiele")
    ('geist-', '-piele')
    >>> edges("spiel")
    ()
    """
    return (f"{word[:EDGE]}-", f"-{word[-EDGE:]}") if len(word) > EDGE and word.isalpha() else ()


def languages() -> frozenset[str]:
    """Return the languages that have a list, as primary BCP-47 subtags."""
    return frozenset(path.stem for path in FOLDER.glob("*.xz"))


@functools.cache
def word_list(language: str) -> WordList:
    """Return the list of a language of ``languages()``, read once per process."""
    lines = lzma.decompress((FOLDER / f"{language}.xz").read_bytes()).decode().split("\n")
    return WordList({word: 10 ** (-step / 100) for step, line in enumerate(lines) for word in line.split()})


def _write_list(language: str, lines: Iterable[str]) -> None:
    """Write the list of a language from lines ``word<TAB>frequency``, of which the most frequent words are kept."""
    pairs = [line.rstrip("\n").split("\t") for line in lines]
    words = sorted((-float(frequency), word) for word, frequency in pairs if word and not any(map(str.isspace, word)))
    steps: dict[int, list[str]] = defaultdict(list)
    for negative, word in words[:WORDS]:
        steps[round(-100 * math.log10(-negative))].append(word)
    text = "\n".join(" ".join(steps.get(step, ())) for step in range(max(steps) + 1))
    (FOLDER / f"{language}.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


def _rarity(frequency: float) -> float:
    return -math.log(-math.expm1(-WORDS_A_TEXT * frequency))


if __name__ == "__main__":
    _write_list(sys.argv[1], sys.stdin)
