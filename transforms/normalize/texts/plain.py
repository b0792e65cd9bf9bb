"""Plain text to lines: header and marks of mail read, words and lines that were only broken at a width joined."""

from newsmill.transforms.normalize.texts.header_lines import read_header
from newsmill.transforms.normalize.texts.joined_lines import join_lines, joined_breaks, stray_breaks
from newsmill.transforms.normalize.texts.lines import split_lines
from newsmill.transforms.normalize.texts.mail_quotes import unquoted
from newsmill.transforms.normalize.texts.text import Content
from newsmill.transforms.normalize.texts.unicode import join_hyphenated, repair


def read_plain(text: str) -> Content:
    """Return the lines of a plain text, and what its header says of it."""
    found, clean = read_header(unquoted(repair(text)))
    whole = join_hyphenated(clean)
    joined = joined_breaks(clean) | (stray_breaks(whole) if whole != clean else frozenset())
    lines = "\n".join(join_lines(whole.split("\n"), joined)) if joined else whole
    return Content(split_lines(lines), "text", found)
