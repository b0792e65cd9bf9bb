"""The text of a JSON-LD script to its values, read as leniently as crawlers do.

Beyond JSON there may be several values in one script, comments of HTML and JavaScript, CDATA marks, commas and
semicolons too many, a comma missing before a key, strings in single quotes, raw control characters, quotation marks
inside strings, escapes that are none, values that are missing, brackets that were never closed, and a variable that it
is given to. What still makes no JSON is left out.
The cost is linear in the text.
"""

import html
import json
import re
from typing import Any

from newsmill.transforms.normalize.pages.jsonld_mending import mended

MAX_CHARS = 2_000_000
"""Characters of one script; more is a data dump, not metadata."""
MAX_VALUES = 50
"""Values of one script."""

_EDGE = 60
"""Characters at either end in which marks of comments and CDATA are looked for."""
_VARIABLE = 200
"""Characters at the start in which a variable that the value is given to is looked for."""
_OPENING = re.compile(r"\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?")
_CLOSING = re.compile(r"(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$")
_ASSIGNED = re.compile(r"(?:(?:var|let|const)\s)?\s*[\w.$]{1,80}\s*=\s*(?=[{\[])")
_SINGLE = re.compile(r"\s*+(?:[\[{]\s*+)+'")
"""The start of a script that has its strings in single quotes."""
_SINGLE_END = re.compile(r"'(?=\s*+(?:[:\]}]|,\s*+['\[{\]}\dtfn-]|\Z))")
"""A single quote that ends its string, by what follows it; others are apostrophes."""
_SEPARATORS = " \t\r\n;,\ufeff"
_DECODER = json.JSONDecoder(strict=False)


def values_of(script: str) -> list[Any]:
    """Return the JSON values of a script, none where there are none.

    >>> values_of('/* data */ {"name": "The "Mill", rebuilt",};')
    [{'name': 'The "Mill", rebuilt'}]
    """
    text = _without_marks(script.strip())
    assigned = _ASSIGNED.match(text[:_VARIABLE])
    text = text[assigned.end() :] if assigned else text
    if not text or len(text) > MAX_CHARS:
        return []
    if '"' not in text and "&quot;" in text:
        text = html.unescape(text)
    if _SINGLE.match(text[:_EDGE]):
        text = _with_double_quotes(text)
    values, whole = _decoded(text)
    return values if whole else _decoded(mended(text))[0] or values


def _with_double_quotes(text: str) -> str:
    """Return a text with its strings in single quotes as JSON has them.

    >>> _with_double_quotes("{'name': 'The mill', 'top': true}")
    '{"name": "The mill", "top": true}'
    """
    parts: list[str] = []
    at = 0
    while (start := text.find("'", at)) >= 0 and (end := _SINGLE_END.search(text, start + 1)) is not None:
        inside = text[start + 1 : end.start()].replace("\\'", "'").replace('\\"', '"')
        parts += (text[at:start], '"', inside.replace('"', '\\"'), '"')
        at = end.end()
    return "".join(parts) + text[at:]


def _without_marks(text: str) -> str:
    """Return a text without the marks of comments and CDATA around it, up to two of a kind."""
    for _ in range(2):
        opening = _OPENING.match(text[:_EDGE])
        text = text[opening.end() :].lstrip() if opening else text
        start = max(len(text) - _EDGE, 0)
        closing = _CLOSING.search(text[start:])
        text = text[: start + closing.start()].rstrip() if closing else text
    return text


def _decoded(text: str) -> tuple[list[Any], bool]:
    """Return the values that stand one behind the other, and whether they were all of the text."""
    values: list[Any] = []
    at = 0
    while len(values) < MAX_VALUES:
        while at < len(text) and text[at] in _SEPARATORS:
            at += 1
        if at == len(text):
            break
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return values, False
        values.append(value)
    return values, True
