"""The expression that looks for suffixes, without the alternatives that cannot end in the last sign of a word.

spaCy's expression tries some eighty alternatives at every letter of a word. Of those that may end in a comma there are
one or two, and none that may end in an e, so for words that end so most of it is left out, and the same is found. What
is not understood is left as it is.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

from newsmill.transforms.entities.tagger.letter_words import Item, parsed

_COMPILER = import_module("re._compiler")  # compiles the parsed form; it has no public name from Python 3.11 on
_NOTHING = re.compile("(?!)")


def suffixes_ending_in(pattern: re.Pattern[str], sign: str) -> re.Pattern[str]:
    r"""Return a shorter expression that finds what ``pattern`` does in words without white space and ``sign`` last.

    >>> shorter = suffixes_ending_in(re.compile(r",$|(?<=\d)(?:kg|km)$|\.\.+$|(?<=[a-z])\.$"), ".")
    >>> shorter.search("Ulm."), shorter.search("3km")
    (<re.Match object; span=(3, 4), match='.'>, None)
    """
    ends = _ends(pattern)
    kept = tuple(at for at, end in enumerate(ends) if _may_end_in(end, ord(sign)))
    return pattern if len(kept) == len(ends) else _only(pattern, kept)


@lru_cache(maxsize=8)
def _ends(pattern: re.Pattern[str]) -> list[Sequence[Item]]:
    """Return what the alternatives of ``pattern`` match at the end of a text; nothing for what is not understood."""
    items = parsed(pattern)
    if pattern.flags & (re.IGNORECASE | re.MULTILINE) or [str(kind) for kind, _ in items] != ["BRANCH"]:
        return [()]
    return [_before_end(alternative) for alternative in items[0][1][1]]


def _before_end(items: Sequence[Item]) -> Sequence[Item]:
    """Return what stands before the end of the text; nothing where ``items`` may match elsewhere."""
    return items[:-1] if items and str(items[-1][1]) == "AT_END" else ()


@lru_cache(maxsize=256)
def _only(pattern: re.Pattern[str], kept: tuple[int, ...]) -> re.Pattern[str]:
    """Compile the alternatives of ``pattern`` at the places ``kept``."""
    if not kept:
        return _NOTHING
    items: Any = parsed(pattern)
    kind, (_, alternatives) = items[0]
    branch = (kind, (None, [alternatives[at] for at in kept]))
    shorter: re.Pattern[str] = _COMPILER.compile(type(items)(items.state, [branch]), pattern.flags)
    return shorter


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
            _, flags, _, inner = argument
            return bool(flags & re.IGNORECASE) or _may_end_in(inner, code)
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
