"""Whether a sentence without quotations may report speech, told by its pieces before anything is made of them.

A sentence without a sign reports nothing. What the words of one with a sign are to each other is told later.
"""

from newsmill.transforms.quotes.grammar import Grammar, word_class

ACCORDING = word_class("de", "according")
"""Nouns that make a source with ``nach``: ``nach Angaben der Polizei``."""
COMPOUNDS = ("angaben", "berichten", "informationen", "aussagen")
"""Endings of a noun that is the source itself: ``nach Polizeiangaben``."""
BEFORE_SO = frozenset(",;:()-–—")
"""What stands before a ``so`` that names who spoke, where no quotation does."""
ADJECTIVES = 2
"""So many words may stand between ``nach`` and its noun."""
THIRD = frozenset({"er", "sie", "es", "man"})
"""Subjects behind which a verb that no list has may be known for a subjunctive."""
_OPENING_A_CLAUSE = frozenset({",", ", ", ":", ": "})


def may_report(pieces: list[str], grammar: Grammar, ix: int, first: int, behind: int) -> bool:
    """Tell whether the word of speech at piece ``ix`` has what it needs in its sentence from ``first`` to ``behind``.

    ``gibt`` needs its ``an``, ``nach`` its ``Angaben``, a German verb a comma or a colon before what is said or behind.
    """
    word = _word(pieces[ix])
    if word in grammar.cues:
        if grammar.language == "de" and _OPENING_A_CLAUSE.isdisjoint(pieces[max(ix - 1, first) : behind]):
            return False
        _, particles = grammar.cues[word]
        return not particles or not particles.isdisjoint(map(_word, pieces[ix + 1 : behind]))
    if word == "so":
        return ix > first and _word(pieces[ix - 1]) in BEFORE_SO
    return word != "nach" or any(map(_is_source, pieces[ix + 1 : min(ix + 2 + ADJECTIVES, behind)]))


def may_go_on(pieces: list[str], grammar: Grammar) -> bool:
    """Tell whether a sentence behind one that reports may go on reporting by its mood alone."""
    return _word(pieces[0]) in THIRD or not grammar.moods.isdisjoint(pieces)


def _word(piece: str) -> str:
    return piece.rstrip(" ").lower()


def _is_source(piece: str) -> bool:
    word = _word(piece)
    return word in ACCORDING or word.endswith(COMPOUNDS)
