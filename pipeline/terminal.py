"""Text from articles on its way to a terminal: no escapes, no bidi controls, one line."""

import os
import re
import shlex
import shutil
import sys
import textwrap
from collections.abc import Iterable
from functools import partial
from shutil import which

UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
"""Signs that a terminal acts upon, or that turn the text around them."""

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")

WIDEST = 120
"""Columns that a line uses at most."""


def printable(text: str, limit: int = 200) -> str:
    r"""Return ``text`` safe to print: control, bidi and lone surrogate characters become spaces, cut at ``limit``.

    >>> printable("a\x1b[31mb\u202ec\nd")
    'a [31mb c d'
    """
    cleaned = bare(text).strip()
    return cleaned if len(cleaned) <= limit else cleaned[: limit - 1] + "…"


def bare(text: str) -> str:
    r"""Return ``text`` with a space for each run of control, bidi and lone surrogate characters.

    >>> bare(" a\x1b[31mb ")
    ' a [31mb '
    """
    return UNSAFE.sub(" ", text)


def colours_wanted() -> bool:
    """Tell whether standard output takes colours: it is a terminal, and the reader does not say no (``NO_COLOR``)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def wrapped(text: str) -> str:
    """Return ``text`` broken at the width of the terminal; as it is where standard output is none."""
    if not sys.stdout.isatty():
        return text
    width = columns()
    colours = iter(_COLOUR.findall(text))
    # A colour takes no room; the sign that stands for it here takes one column, and is in no text from an article.
    lines = _COLOUR.sub("\0", text).splitlines()
    indents = ((line.lstrip(" "), " " * (len(line) - len(line.lstrip(" ")))) for line in lines)
    # An address or a path in pieces could not be copied.
    fill = partial(textwrap.fill, width=width, break_long_words=False, break_on_hyphens=False)
    broken = "\n".join(fill(line, initial_indent=at, subsequent_indent=f"{at}  ") for line, at in indents)
    return re.sub("\0", lambda _: next(colours), broken)


def own_command() -> str:
    """Return what to type for this program: its name, or how it was called where the PATH does not lead to it."""
    called = sys.argv[0]
    return "newsmill" if which("newsmill") or os.path.basename(called) != "newsmill" else shlex.quote(called)


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Return a number with its noun, or with ``nouns`` where these are more than a final s.

    >>> plural(1, "article"), plural(1200, "article"), plural(0, "copy", "copies")
    ('1 article', '1,200 articles', '0 copies')
    """
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"


def columns() -> int:
    """Return how wide a line may be: the terminal, at most ``WIDEST``."""
    return min(WIDEST, shutil.get_terminal_size().columns)


def packed(facts: Iterable[str], width: int, indent: int = 4) -> list[str]:
    """Return lines of whole facts, no wider than ``width`` unless a single word is."""
    margin = " " * indent
    lines = [""]
    for fact in facts:
        for word in [fact] if len(fact) <= width - indent else fact.split(" "):
            joint = " · " if word is fact else " "
            longer = f"{lines[-1]}{joint}{word}" if lines[-1] else f"{margin}{word}"
            lines = [*lines[:-1], longer] if len(longer) <= width else [*lines, f"{margin}{word}"]
    return [line for line in lines if line]
