"""The words of texts as a spaCy tokenizer gives them, each stretch between white space worked out once.

spaCy's tokenizer splits at white space and then takes every stretch apart, which depends on the stretch alone; its own
memory of them is off inside a memory zone. Here they are kept, and no ``Doc`` is made.

One thing does not depend on the stretch alone. Afterwards spaCy looks for exceptions among the words of the whole text
and joins what it finds; of matches that overlap the longest counts, even one across a blank, which joins nothing. So a
text is left to spaCy where a stretch in which there is something to find stands beside words that continue a match.
"""

from collections.abc import Callable, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

from spacy.tokenizer import Tokenizer

from newsmill.transforms.entities.tagger.affixes import Affixes, Key
from newsmill.transforms.entities.tagger.exceptions import Exceptions

Bounds = tuple[int, int]
MOST_STRETCHES = 100_000
"""Stretches kept, and as many from before that nobody has asked for since. About 350 bytes each."""


class Text(NamedTuple):
    """A text and its sentences."""

    text: str
    bounds: Sequence[Bounds]
    """Ascending; sentences begin and end beside white space, and only white space is between them."""


class Words:
    """Splits texts as ``tokenizer`` does; safe to use from one thread at a time."""

    def __init__(self, tokenizer: Tokenizer, most: int = MOST_STRETCHES) -> None:
        self._tokenizer = tokenizer
        self._most = most
        self._affixes = Affixes(tokenizer, tokenizer.rules)
        self._exceptions = Exceptions(tokenizer)
        self._known = _Learning(self._learn)
        """Words by stretch, but for those in which spaCy finds an exception."""
        self._former: dict[str, Key] = {}
        """Words of stretches that were known before the memory was full last."""
        self._joined: dict[str, _Joined] = {}
        """What becomes of the stretches in which spaCy finds an exception."""
        self._has_met_joined = False

    def of(self, texts: Sequence[Text]) -> list[list[list[str]]]:
        """Give the words of the sentences of every text, white space left out."""
        return list(map(self._of_text, texts))

    def _of_text(self, held: Text) -> list[list[str]]:
        if len(self._known) + len(self._joined) > self._most:
            self._forget()
        self._has_met_joined = False
        text, look_up = held.text, self._known.__getitem__
        words = [list(chain.from_iterable(map(look_up, text[start:end].split()))) for start, end in held.bounds]
        return self._by_spacy(held) if self._has_met_joined and self._is_continued(text.split()) else words

    def _forget(self) -> None:
        self._former, self._known = self._known, _Learning(self._learn)
        if len(self._joined) > self._most // 2:
            self._joined = {}

    def _learn(self, stretch: str) -> Key:
        """Give the words of a stretch that is not known."""
        joined = self._joined.get(stretch)
        if joined is None:
            words = self._former.pop(stretch, None) or self._affixes.split(stretch, self._known)
            if not self._exceptions.are_in(words):
                self._known[stretch] = words
                return words
            joined = _Joined(words, tuple(self._by_spacy(Text(stretch, [(0, len(stretch))]))[0]))
            self._joined[stretch] = joined
        self._has_met_joined = True
        return joined.after

    def _is_continued(self, stretches: list[str]) -> bool:
        """Tell whether a match may go on from a stretch in which spaCy finds something, or into it."""
        return any(
            (self._before(left)[-1], self._before(right)[0]) in self._exceptions.continued
            for left, right in pairwise(stretches)
            if left in self._joined or right in self._joined
        )

    def _before(self, stretch: str) -> Key:
        joined = self._joined.get(stretch)
        return joined.before if joined else self._known[stretch]

    def _by_spacy(self, text: Text) -> list[list[str]]:
        with self._tokenizer.vocab.memory_zone():
            words = [(token.idx, token.text) for token in self._tokenizer(text.text) if not token.is_space]
        return [[word for at, word in words if start <= at < end] for start, end in text.bounds]


class _Joined(NamedTuple):
    """The words of a stretch before and after spaCy has looked for exceptions."""

    before: Key
    after: Key


class _Learning(dict[str, Key]):
    """Words by stretch; what is missing is learnt by being looked up, so that each stretch is looked up once."""

    def __init__(self, learn: Callable[[str], Key]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, stretch: str) -> Key:
        return self._learn(stretch)


def takes_stretches_apart(tokenizer: Any) -> bool:
    """Tell whether ``tokenizer`` is spaCy's and no exception has white space in it: then ``Words`` splits alike."""
    return type(tokenizer) is Tokenizer and all(len(rule.split()) <= 1 for rule in tokenizer.rules)
