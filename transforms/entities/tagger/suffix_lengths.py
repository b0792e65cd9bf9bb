"""How long a suffix is, where the last sign of a word alone tells, read off the expression that looks for suffixes.

spaCy's expression tries some hundred and fifty alternatives at every letter of a word. Of those that may end in a comma
there is one, the comma by itself, so a word that ends in a comma has the suffix of one character whatever stands before
it. None may end in an e, so a word that does has no suffix. What is not understood is not told.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from newsmill.transforms.entities.tagger.letter_words import Item, parsed


def suffix_length(pattern: re.Pattern[str], sign: str) -> int | None:
    r"""Tell the length, one or none, of the first match of ``pattern`` in a word with ``sign`` last; null if uncertain.

    >>> suffixes = re.compile(r",$|(?<=\d)\.$|\.$")
    >>> suffix_length(suffixes, ","), suffix_length(suffixes, "e"), suffix_length(suffixes, ".")
    (1, 0, None)
    """
    found = [end for end in _ends(pattern) if end is None or _may_end_in(end, ord(sign))]
    return int(bool(found)) if all(end is not None and _is_character(end) for end in found) else None


@lru_cache(maxsize=8)
def _ends(pattern: re.Pattern[str]) -> list[list[Item] | None]:
    """Return what the alternatives of ``pattern`` match at the end of a text; null for one that is not understood."""
    items = parsed(pattern)
    if pattern.flags & (re.IGNORECASE | re.MULTILINE) or [str(kind) for kind, _ in items] != ["BRANCH"]:
        return [None]
    return [_before_end(alternative) for alternative in items[0][1][1]]


def _before_end(items: Sequence[Item]) -> list[Item] | None:
    """Return what stands before the end of the text; null where ``items`` may match elsewhere."""
    return list(items[:-1]) if items and str(items[-1][1]) == "AT_END" else None


def _is_character(items: Sequence[Item]) -> bool:
    return [str(kind) for kind, _ in items] in (["LITERAL"], ["IN"])


def _may_end_in(items: Sequence[Item], code: int) -> bool:
    if not items:
        return True
    operation, argument = str(items[-1][0]), items[-1][1]
    match operation:
        case "LITERAL" | "IN":
            return _may_be(operation, argument, code)
        case "BRANCH":
            return any(_may_end_in(alternative, code) for alternative in argument[1])
        case "SUBPATTERN":
            return _may_end_in(argument[-1], code)
        case "MAX_REPEAT" | "MIN_REPEAT":
            fewest, _, repeated = argument
            return fewest == 0 or _may_end_in(repeated, code)
    return True


def _may_be(operation: str, argument: Any, code: int) -> bool:
    """Tell whether a single character, or one of a set, may be ``code``."""
    match operation:
        case "LITERAL":
            return bool(argument == code)
        case "IN":
            return any(_may_be(str(kind), member, code) for kind, member in argument)
        case "RANGE":
            return bool(argument[0] <= code <= argument[1])
    return True
