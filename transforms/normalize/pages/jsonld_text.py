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
from collections.abc import Iterator
from typing import Any

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
_CLOSERS = {"{": "}", "[": "]"}
_BLANK = re.compile(r"\s*+")
_PLAIN = re.compile(r'[^"/,\]}]++')
_INSIDE = re.compile(r'[^"\\]*+')
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})')
_UNDEFINED = re.compile(r"\bundefined\b")
_SINGLE = re.compile(r"\s*+(?:[\[{]\s*+)+'")
"""The start of a script that has its strings in single quotes."""
_SINGLE_END = re.compile(r"'(?=\s*+(?:[:\]}]|,\s*+['\[{\]}\dtfn-]|\Z))")
"""A single quote that ends its string, by what follows it; others are apostrophes."""
_KEY = re.compile(r'\s++"[@\w$:-]{1,40}"\s*+:')
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


def mended(text: str) -> str:
    """Return a text with what is no JSON in it taken out or escaped, as far as can be told."""
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    at, comma, before, some = 0, False, "", False
    closers: list[str] = []
    while at < len(text):
        end = _nothing_end(text, at)
        if end > at:
            at = end
            continue
        if text[at] == ",":
            yield "null" if before == ":" else ""
            comma, before, at, some = True, ",", at + 1, True
            continue
        if (comma and text[at] not in "]}") or (_is_value_end(before) and text[at] == '"'):
            yield ","
        if some and text[at] == '"' and _string_end(text, at) > len(text):
            yield from _instead_of_cut(before, closers)
            return
        piece, end = _piece(text, at)
        yield piece
        _count_brackets("" if text[at] == '"' else piece, closers)
        comma, before, at = False, text[at:end].rstrip()[-1:] or before, end
    if at == len(text) and before not in ("", "{", "[", ":"):
        yield from reversed(closers)


def _instead_of_cut(before: str, closers: list[str]) -> Iterator[str]:
    """Yield what ends a text that was cut within a string: no value in its place, and the brackets."""
    yield '"": null' if before != ":" and closers[-1:] == ["}"] else "null"
    yield from reversed(closers)


def _is_value_end(before: str) -> bool:
    return before in ('"', "}", "]") or before.isalnum()


def _nothing_end(text: str, at: int) -> int:
    """Return the position behind the comment or the blanks at ``at``; ``at`` itself where none are."""
    end = _comment_end(text, at) if text[at] == "/" else _blank_end(text, at)
    return end or at


def _piece(text: str, at: int) -> tuple[str, int]:
    """Return the string, or what stands before the next one, as JSON writes it, and the position behind it."""
    if text[at] == '"':
        end = _string_end(text, at)
        return _string(text[at + 1 : end - 1]), end
    plain = _PLAIN.match(text, at)
    end = plain.end() if plain else at + 1
    return _UNDEFINED.sub("null", text[at:end]), end


def _count_brackets(plain: str, closers: list[str]) -> None:
    """Note the brackets that a piece without strings opens, and forget those that it closes."""
    for character in plain:
        if character in _CLOSERS:
            closers.append(_CLOSERS[character])
        elif closers and character == closers[-1]:
            closers.pop()


def _comment_end(text: str, at: int) -> int:
    """Return the position behind the comment at ``at``, 0 where none is."""
    if text.startswith("//", at):
        end = text.find("\n", at)
        return end + 1 if end >= 0 else len(text)
    if text.startswith("/*", at):
        end = text.find("*/", at + 2)
        return end + 2 if end >= 0 else len(text)
    return 0


def _string_end(text: str, at: int) -> int:
    """Return the position behind the string that begins at ``at``."""
    at += 1
    while True:
        inside = _INSIDE.match(text, at)
        at = inside.end() if inside else at
        if at >= len(text):
            return len(text) + 1
        if text[at] == "\\":
            at += 2
        elif _closes(text, at + 1):
            return at + 1
        else:
            at += 1


def _closes(text: str, at: int) -> bool:
    """Tell whether a quotation mark before ``at`` ends its string: by what follows."""
    if _KEY.match(text, at):
        return True
    at = _blank_end(text, at)
    following = text[at : at + 1]
    if following == ",":
        at = _blank_end(text, at + 1)
        return text[at : at + 1] in ('"', "{", "[", "]", "}", "/", ",", "") or text[at : at + 4] in (
            "true",
            "null",
            "fals",
        )
    return following in ("", ":", "]", "}") or text[at : at + 2] in ("//", "/*")


def _blank_end(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _string(inner: str) -> str:
    """Return the string with this inside as JSON writes it: quotation marks and stray backslashes escaped."""
    kept: list[str] = []
    at = 0
    while at < len(inner):
        plain = _INSIDE.match(inner, at)
        end = plain.end() if plain else at
        kept.append(inner[at:end])
        at = end
        if at >= len(inner):
            break
        escape = _ESCAPE.match(inner, at)
        if escape:
            kept.append(escape[0])
            at = escape.end()
        else:
            kept.append('\\"' if inner[at] == '"' else "")
            at += 1
    return f'"{"".join(kept)}"'
