"""The exceptions that spaCy's tokenizer looks for among the words of a text, once all stretches are taken apart."""

from itertools import pairwise

from spacy.tokenizer import Tokenizer

from newsmill.transforms.entities.tagger.affixes import Affixes, Key

Pair = tuple[str, str]


class Exceptions:
    """What ``tokenizer`` looks for, as words; immutable."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._keys = _looked_for(tokenizer)
        self._single = frozenset(key[0] for key in self._keys if len(key) == 1)
        self._begun = frozenset(key[:2] for key in self._keys if len(key) > 1)
        self._sizes = sorted(set(map(len, self._keys)))
        self.continued: frozenset[Pair] = frozenset(pair for key in self._keys for pair in pairwise(key))
        """Words that follow each other within an exception."""

    def are_in(self, words: Key) -> bool:
        """Tell whether there is an exception among ``words``."""
        if self._single.isdisjoint(words) and self._begun.isdisjoint(pairwise(words)):
            return False
        return any(words[at : at + size] in self._keys for at in range(len(words)) for size in self._sizes)


def _looked_for(tokenizer: Tokenizer) -> frozenset[Key]:
    """Return the exceptions that spaCy looks for, split as if they were none."""
    plain = Affixes(tokenizer, {})
    found: set[Key] = set()
    for rule, parts in tokenizer.rules.items():
        has_affix = tokenizer.find_prefix(rule) or tokenizer.find_infix(rule) or tokenizer.find_suffix(rule)
        words = plain.split(rule, {})
        if (has_affix or not tokenizer.faster_heuristics) and (len(words) > 1 or len(parts) > 1):
            found.add(words)
    return frozenset(found)
