"""Whether a sentence may report speech, told by its words before anything is made of them.

A sentence without a sign reports nothing. What the words of one with a sign are to each other is told later.
"""

import re

from newsmill.transforms.quotes.grammar import Grammar, word_class

ACCORDING = word_class("de", "according")
"""Nouns that make a source with ``nach``: ``nach Angaben der Polizei``."""
COMPOUNDS = ("angaben", "berichten", "informationen", "aussagen")
"""Endings of a noun that is the source itself: ``nach Polizeiangaben``."""
BEFORE_SO = frozenset(",;:()-–—")
"""What stands before a ``so`` that names who spoke, where no quotation does."""

_WORD = re.compile(r"\w+")
_SO = re.compile(rf"[{re.escape(''.join(sorted(BEFORE_SO)))}]\s*so\b")


def may_report(words: str, grammar: Grammar) -> bool:
    """Tell whether a stretch without quotations has a sign of speech."""
    lower = words.lower()
    found = _WORD.findall(lower)
    if grammar.signs.isdisjoint(found):
        return False
    return any(_is_sign(word, found, lower, grammar) for word in found if word in grammar.signs)


def _is_sign(word: str, words: list[str], lower: str, grammar: Grammar) -> bool:
    """Tell whether a word of speech has what it needs: ``gibt`` its ``an``, ``nach`` its ``Angaben``."""
    if word == "so":
        return _SO.search(lower) is not None
    if word == "nach":
        return any(other in ACCORDING or other.endswith(COMPOUNDS) for other in words)
    _, particles = grammar.cues.get(word, ("", ()))
    return not particles or any(particle in words for particle in particles)
