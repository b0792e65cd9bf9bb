"""A text that is nearly JSON to one that is: what is no JSON in it taken out, escaped or put in, in one pass."""

import re
from collections.abc import Iterator

_CLOSERS = {"{": "}", "[": "]"}
_BLANK = re.compile(r"\s*+")
_PLAIN = re.compile(r'[^"/,\]}]++')
_INSIDE = re.compile(r'[^"\\]*+')
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})')
_UNDEFINED = re.compile(r"\bundefined\b")
_KEY = re.compile(r'\s++"[@\w$:-]{1,40}"\s*+:')


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
