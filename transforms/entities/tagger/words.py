"""The words of texts as a spaCy tokenizer gives them, each stretch between white space worked out once.

spaCy's tokenizer splits at white space and then takes every stretch apart, which depends on the stretch alone; its own
memory of them is off inside a memory zone. Here they are kept, and no ``Doc`` is made.

One thing does not depend on the stretch alone. Afterwards spaCy looks for exceptions among the words of the whole text
and joins what it finds; of matches that overlap the longest counts, even one across a blank, which joins nothing. So a
text is left to spaCy where a stretch in which there is something to find stands beside words that continue a match.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

from spacy.tokenizer import Tokenizer

from newsmill.transforms.entities.tagger.affixes import Affixes, Key

Bounds = tuple[int, int]
Pair = tuple[str, str]
MOST_STRETCHES = 60_000
"""Stretches kept, and as many from before that nobody has asked for since. About 300 bytes each."""


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
        self._exceptions = _looked_for(tokenizer)
        self._continued: set[Pair] = {
            pair for keys in self._exceptions.values() for key in keys for pair in pairwise(key)
        }
        self._known: dict[str, Key] = {}
        """Words by stretch, as they are before spaCy looks for exceptions."""
        self._former: dict[str, Key] = {}
        """Words of stretches that were known before the memory was full last."""
        self._joined: dict[str, Key] = {}
        """Words behind that, of the stretches in which it finds any."""

    def of(self, texts: Sequence[Text]) -> list[list[list[str]]]:
        """Give the words of the sentences of every text, white space left out."""
        parted = [[text[start:end].split() for start, end in bounds] for text, bounds in texts]
        self._learn(dict.fromkeys(chain.from_iterable(chain.from_iterable(parted))))
        return [self._of_text(text, part) for text, part in zip(texts, parted, strict=True)]

    def _of_text(self, text: Text, parted: list[list[str]]) -> list[list[str]]:
        look_up = self._known.__getitem__
        if self._joined and not self._joined.keys().isdisjoint(chain.from_iterable(parted)):
            if self._is_continued(list(chain.from_iterable(parted))):
                return self._by_spacy(text)
            look_up = self._with_joined
        return [list(chain.from_iterable(map(look_up, stretches))) for stretches in parted]

    def _with_joined(self, stretch: str) -> Key:
        return self._joined.get(stretch) or self._known[stretch]

    def _is_continued(self, stretches: list[str]) -> bool:
        """Tell whether a match may go on from a stretch in which spaCy finds something, or into it."""
        return any(
            (self._known[left][-1], self._known[right][0]) in self._continued
            for left, right in pairwise(stretches)
            if left in self._joined or right in self._joined
        )

    def _by_spacy(self, text: Text) -> list[list[str]]:
        with self._tokenizer.vocab.memory_zone():
            words = [(token.idx, token.text) for token in self._tokenizer(text.text) if not token.is_space]
        return [[word for at, word in words if start <= at < end] for start, end in text.bounds]

    def _learn(self, stretches: Iterable[str]) -> None:
        if len(self._known) > self._most:
            self._former, self._known, self._joined = self._known, {}, {}
        for stretch in stretches:
            if stretch not in self._known:
                words = self._former.pop(stretch, None) or self._affixes.split(stretch, self._known)
                self._known[stretch] = words
                if self._finds(words):
                    self._joined[stretch] = tuple(self._by_spacy(Text(stretch, [(0, len(stretch))]))[0])

    def _finds(self, words: Key) -> bool:
        """Tell whether spaCy finds an exception among the words of a stretch."""
        if self._exceptions.keys().isdisjoint(words):
            return False
        return any(
            words[at : at + len(key)] == key for at, word in enumerate(words) for key in self._exceptions.get(word, ())
        )


def _looked_for(tokenizer: Tokenizer) -> dict[str, list[Key]]:
    """Return by their first word the exceptions that spaCy looks for, split as if they were none."""
    plain = Affixes(tokenizer, {})
    found: dict[str, list[Key]] = {}
    for rule, parts in sorted(tokenizer.rules.items()):
        has_affix = tokenizer.find_prefix(rule) or tokenizer.find_infix(rule) or tokenizer.find_suffix(rule)
        words = plain.split(rule, {})
        if (has_affix or not tokenizer.faster_heuristics) and (len(words) > 1 or len(parts) > 1):
            found.setdefault(words[0], []).append(words)
    return found


def takes_stretches_apart(tokenizer: Any) -> bool:
    """Tell whether ``tokenizer`` is spaCy's and no exception has white space in it: then ``Words`` splits alike."""
    return type(tokenizer) is Tokenizer and all(len(rule.split()) <= 1 for rule in tokenizer.rules)
