"""Markdown to lines: markup stripped, words kept; front matter becomes metadata.

markdown-it-py tells what is markup; what a line says comes from its tokens, where it stands from their source lines.
Lines are joined as those of plain text are, and where code goes over the end of one. A line that no token covers
(nested too deeply) stays as it is written.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from newsmill.transforms.normalize.texts.front_matter import read_front_matter
from newsmill.transforms.normalize.texts.joined_lines import join_lines, joined_breaks
from newsmill.transforms.normalize.texts.lines import split_lines
from newsmill.transforms.normalize.texts.text import Content
from newsmill.transforms.normalize.texts.unicode import repair

HEADING_CHARS = 1000
"""Headings longer than this are none."""
MAX_NESTING = 14
"""Depth to which quotes, lists (two for each), emphasis and brackets are read; the cost of brackets grows with it."""

_PREFIX = re.compile(r"^\s{0,12}(?:>\s?){0,8}(?:[-*+]\s+(?:\[[ xX]\]\s+)?)?(?=\S)")
_TASK = re.compile(r"\[[ xX]\]\s+")
_MARKER = re.compile(r"\S+\s*")
_TABLE_RULE = re.compile(r"[\s|:+-]+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(text: str) -> Content:
    """Return the lines of a Markdown text; a leading first-level heading is its title."""
    found, body = read_front_matter(text)
    lines, headings = _strip(body)
    whole = "\n".join(join_lines(lines, joined_breaks("\n".join(lines))))
    return Content(split_lines(whole, frozenset(headings)), "markdown", found)


def _stars_within_words(state: StateInline, silent: bool) -> bool:
    """Take asterisks between letters for what they are: ``Leser*innen``, ``5*3``. CommonMark makes them emphasis."""
    src, start, end = state.src, state.pos, state.pos
    while src[end : end + 1] == "*":
        end += 1
    if start in (0, end) or not (src[start - 1].isalnum() and src[end : end + 1].isalnum()):
        return False
    if not silent:
        state.pending += src[start:end]
    state.pos = end
    return True


def _parser() -> MarkdownIt:
    """Return a parser of CommonMark without indented code and blocks of HTML: both hold prose as often as not.

    Tables are read by line (`_row`), since the cells beyond the header's would be lost.
    """
    parser = (
        MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("strikethrough").disable(["code", "html_block"])
    )
    parser.inline.ruler.before("emphasis", "stars_within_words", _stars_within_words)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # where links lead is left out anyway
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


_PARSER = _parser()


def _strip(text: str) -> tuple[list[str], set[str]]:
    """Return the lines of a text without markup, an empty one where only markup stood, and its headings."""
    references: dict[str, Any] = {}
    tokens = _PARSER.parse(text, references)
    raw = text.split("\n")
    lines: list[str | None] = [_row(_PREFIX.sub("", line, count=1)) for line in raw]
    for known in (*references.get("references", {}).values(), *references.get("duplicate_refs", [])):
        _blank(lines, known["map"])
    headings: set[str] = set()
    for ix, token in enumerate(tokens):
        if token.type == "inline":
            told = _told(tokens, ix, raw)
            if tokens[ix - 1].type == "heading_open" and len(told[-1]) <= HEADING_CHARS:
                headings.add(told[-1].strip())  # above an underline only the last line of a paragraph
            _put(lines, token.map, told)
        elif token.type == "fence":
            _put(lines, token.map, token.content.removesuffix("\n").split("\n"))
        elif token.type in ("hr", "heading_open"):
            _blank(lines, token.map)
    return [line for line in lines if line is not None], headings


def _put(lines: list[str | None], place: list[int] | None, told: list[str]) -> None:
    """Set what a token tells in place of its source lines, one for one where they are as many."""
    start, end = place or (0, 0)
    if len(told) == end - start:
        lines[start:end] = told
    elif start < end:
        lines[start:end] = ["\n".join(told), *[None] * (end - start - 1)]


def _blank(lines: list[str | None], place: list[int] | None) -> None:
    start, end = place or (0, 0)
    lines[start:end] = [""] * (end - start)


def _told(tokens: Sequence[Token], ix: int, raw: Sequence[str]) -> list[str]:
    """Return the lines of the inline token at ``ix``, before them the numbers of the list items it opens."""
    token = tokens[ix]
    text = "".join(_words(token.children or ()))
    if "&" in token.content:
        text = repair(text)  # an entity may be any character
    opened = list(_opened(tokens, ix))
    if opened and not opened[-1].info:
        text = _TASK.sub("", text, count=1)
    return [_row(line) for line in ("".join(_number(item, raw) for item in opened) + text).split("\n")]


def _words(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and _BREAK.fullmatch(child.content)
        ):
            yield "\n"
        elif child.type == "image":
            yield from _words(child.children or ())
        elif child.type != "html_inline":
            yield child.content


def _opened(tokens: Sequence[Token], ix: int) -> list[Token]:
    """Return the list items that begin on the line of the inline token at ``ix``, outermost first."""
    items: list[Token] = []
    for token in reversed(tokens[max(0, ix - 1 - 2 * MAX_NESTING) : ix - 1]):
        if token.nesting != 1 or token.map is None or token.map[0] != (tokens[ix].map or [0])[0]:
            break
        if token.type == "list_item_open":
            items.append(token)
    return items[::-1]


def _number(item: Token, raw: Sequence[str]) -> str:
    """Return an ordered item's number as its author set it, nothing for a bullet."""
    line = raw[(item.map or [0])[0]]
    number = item.info + item.markup
    found = _MARKER.match(line, line.find(number)) if item.info else None
    return found[0] if found else ""


def _row(line: str) -> str:
    """Return a line of a table as its cells, any other as it is."""
    row = line.strip()
    if row and _TABLE_RULE.fullmatch(row):
        return ""
    if len(row) > 1 and row[0] == row[-1] == "|":
        return "  ".join(cell.strip() for cell in row.strip("|").split("|"))
    return line
