"""Whether a regular expression can match within a word of letters alone, read off its parsed form.

spaCy's affixes are signs, digits, or letters beside them. In a word of letters they find nothing, but to find nothing
they try hundreds of alternatives at every letter, which was half the cost of taking words apart. A no is certain; what
is not understood is a yes.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

Item = tuple[Any, Any]
"""Operation and argument, as ``re`` parses them."""
_PARSER = import_module("re._parser")  # what makes the parsed form; it has no public name from Python 3.11 on


@lru_cache(maxsize=64)
def may_match_letters(pattern: re.Pattern[str]) -> bool:
    r"""Tell whether ``pattern`` may match somewhere in a word of letters (``str.isalpha``).

    >>> may_match_letters(re.compile(r"(?<=\d)km|[.,]+")), may_match_letters(re.compile("'?s"))
    (False, True)
    """
    # Without regard to case a sign may match a letter: U+0345 an iota.
    return bool(pattern.flags & re.IGNORECASE) or not _needs_sign(parsed(pattern))


@lru_cache(maxsize=16)
def parsed(pattern: re.Pattern[str]) -> Sequence[Item]:
    """Return ``pattern`` as ``re`` parses it; not to be changed."""
    items: Sequence[Item] = _PARSER.parse(pattern.pattern, pattern.flags)
    return items


def _needs_sign(items: Iterable[Item]) -> bool:
    """Tell whether a text that ``items`` match in order, with what they see around it, has a character but letters."""
    return any(_item_needs_sign(str(operation), argument) for operation, argument in items)


def _item_needs_sign(operation: str, argument: Any) -> bool:
    match operation:
        case "LITERAL" | "IN":
            return _is_sign(operation, argument)
        case "BRANCH":
            return all(map(_needs_sign, argument[1]))
        case "SUBPATTERN":
            _, flags, _, items = argument
            return not flags & re.IGNORECASE and _needs_sign(items)
        case "MAX_REPEAT" | "MIN_REPEAT":
            fewest, _, items = argument
            return fewest > 0 and _needs_sign(items)
        case "ASSERT":
            return _needs_sign(argument[1])
    return False


def _is_sign(operation: str, argument: Any) -> bool:
    """Tell whether a single character, or each of a set, is no letter."""
    match operation:
        case "LITERAL":
            return not chr(argument).isalpha()
        case "IN":
            return all(_is_sign(str(kind), member) for kind, member in argument)
        case "RANGE":
            return not any(chr(code).isalpha() for code in range(argument[0], argument[1] + 1))
        case "CATEGORY":
            return str(argument) in ("CATEGORY_DIGIT", "CATEGORY_SPACE")
    return False
