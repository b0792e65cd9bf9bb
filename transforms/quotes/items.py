"""The items that a text is read as: words, punctuation, and quotation marks with all they hold as one item each.

What a word is, is told once for each word that a language has: an item says so. It does not know where it stands, so
that a word that is written twice is one item.
"""

from dataclasses import dataclass
from functools import cache, partial

from newsmill.transforms.ground.made_once import MadeOnce, is_short
from newsmill.transforms.quotes.grammar import Grammar, grammar_of
from newsmill.transforms.quotes.marks import Pair
from newsmill.transforms.quotes.mention import Mention

_BOUNDARY = frozenset(",;:()-–—")
_ADJECTIVE_ENDINGS = ("e", "er", "en", "es", "em")
_KEPT = 32_768
"""Words of a language that are kept as items."""


@dataclass(slots=True)
class Item:
    """One item. It is never changed: texts share it."""

    text: str
    """The word or the punctuation; empty for a quotation and for a name in marks."""
    lower: str
    is_word: bool
    is_upper: bool
    """Begins with an upper-case letter or with a digit before one (``45-Jährige``), or is a name in marks."""
    is_tight: bool
    """No white space stands behind it."""
    pair: Pair | None = None
    """The quotation, for one."""
    mention: Mention | None = None
    """The mention that the item lies in."""
    may_begin: bool = True
    """A noun phrase may begin with it."""
    is_adjective: bool = False
    """May be a German adjective before its noun, by its ending."""
    is_capital: bool = True
    """May be a German noun or a part of a name: an upper-case word, and what lies in a mention."""
    is_time: bool = False
    """Names a day or a time, and nobody."""
    is_boundary: bool = False
    """Parts clauses."""
    is_trigger: bool = False
    """May be a word of speech, a word of source, a colon."""


EDGE = Item("\n", "\n", is_word=False, is_upper=False, is_tight=True, may_begin=False, is_capital=False)
"""What stands around a sentence and behind a text."""


def mentioned(item: Item, mention: Mention) -> Item:
    """Return ``item`` as a part of ``mention``."""
    return Item(
        item.text,
        item.lower,
        item.is_word,
        item.is_upper,
        item.is_tight,
        mention=mention,
        is_boundary=item.is_boundary,
        is_trigger=item.is_trigger,
    )


@cache
def items_of(language: str) -> MadeOnce[str, Item]:
    """Return the items of a language by their pieces: words and signs with the white space behind them."""
    grammar = grammar_of(language)
    if grammar is None:
        raise ValueError(f"no grammar of {language!r}")
    return MadeOnce(partial(_item, grammar=grammar), _KEPT, is_short)


def _item(piece: str, grammar: Grammar) -> Item:
    text = piece.rstrip(" ") or EDGE.text
    lower, letter = text.lower(), text[0]
    is_word = letter.isalnum() or letter == "_"
    is_upper = letter.isupper() or (letter.isdigit() and any(map(str.isupper, text)))
    is_function = lower in grammar.function
    is_adjective = is_word and not is_upper and not is_function and _is_adjective(lower, grammar)
    return Item(
        text,
        lower,
        is_word,
        is_upper,
        text == piece,
        may_begin=is_upper or is_adjective or (is_word and _is_opener(lower, grammar)),
        is_adjective=is_adjective,
        is_capital=is_word and is_upper and not (is_function and text != text.upper()),
        is_time=lower in grammar.time,
        is_boundary=text in _BOUNDARY,
        is_trigger=lower in grammar.triggers,
    )


def _is_adjective(lower: str, grammar: Grammar) -> bool:
    """Tell whether a word in small letters may be a German adjective: by its ending, or a number."""
    if grammar.language != "de" or lower in grammar.cues:
        return False
    return lower.endswith(_ADJECTIVE_ENDINGS) or lower[0].isdigit()


def _is_opener(lower: str, grammar: Grammar) -> bool:
    """Tell whether a phrase may begin with a word in small letters that is no adjective."""
    return lower in grammar.beginning or (grammar.language == "en" and lower not in grammar.idle)
