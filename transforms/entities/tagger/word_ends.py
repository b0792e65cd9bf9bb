"""Words that end others: a ``Jugendburg`` is a ``Burg``."""

from collections.abc import Container, Iterable

from newsmill.transforms.entities.tagger.lexicon import Lexicon

_SHORTEST_FRONT = 3
"""Letters before an end; the end itself has one more."""
_FREQUENT_BUCKET = 14
"""A word this frequent or more may be the head of a compound."""
_NOUNS = frozenset("mfnp")
"""Letters of the kinds that are nouns."""


class WordEnds:
    """The ends of words that are looked at together; each is looked up once."""

    def __init__(self, unknown: Iterable[str], rare: Iterable[str], lexicon: Lexicon) -> None:
        """Look up what ends words in small letters: nouns the ``unknown`` ones, frequent words the ``rare`` ones."""
        of_rare = {word[start:] for word in rare for start in _starts(word)}
        ends = list(of_rare.union(word[start:] for word in unknown for start in _starts(word)))
        large = dict(zip(ends, lexicon.entries([end.capitalize() for end in ends]), strict=True))
        small = zip(of_rare, lexicon.entries(list(of_rare)), strict=True)
        self._nouns = {end for end, (_, _, kinds) in large.items() if not _NOUNS.isdisjoint(kinds)}
        self._frequent = {
            end: large[end][0]
            for end, (_, bucket, _) in small
            if bucket <= _FREQUENT_BUCKET or large[end][1] <= _FREQUENT_BUCKET
        }
        """Clusters by frequent end."""

    def noun(self, word: str) -> str:
        """Give the longest noun that ends ``word``, in small letters; empty for none."""
        return _longest(word, self._nouns)

    def head(self, word: str) -> tuple[str, int]:
        """Give the longest frequent word that ends ``word``, and its cluster with a capital; empty for none."""
        head = _longest(word, self._frequent)
        return head, self._frequent.get(head, 0)


def _longest(word: str, ends: Container[str]) -> str:
    for start in _starts(word):
        if word[start:] in ends:
            return word[start:]
    return ""


def _starts(word: str) -> range:
    return range(_SHORTEST_FRONT, len(word) - _SHORTEST_FRONT)
