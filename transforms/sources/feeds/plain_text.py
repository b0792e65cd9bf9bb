"""Titles and names as plain text: feeds put markup and doubly escaped characters into both."""

import html
import re

_TAG = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>]{0,2000})?/?|!--[^<>]{0,2000}--)>")
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|br|li|h[1-6]|tr)\b[^<>]{0,2000}>", re.IGNORECASE)


def plain_text(text: str) -> str:
    """Return ``text`` on one line without tags and character references; signs that are no tags stay.

    >>> plain_text("<b>Bahn</b> &amp; Bus: 3 < 5")
    'Bahn & Bus: 3 < 5'
    """
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub(" ", text))
    return " ".join(html.unescape(text).split())


def unescaped(text: str) -> str:
    """Return a text that is declared plain on one line: tags are its words, escaped characters are meant as characters.

    >>> unescaped("Was <b> in HTML tut: Text &amp; Schrift<br/>erklärt")
    'Was <b> in HTML tut: Text & Schrift erklärt'
    """
    return " ".join(html.unescape(_BREAK.sub(" ", text)).split())


def visible_length(text: str) -> int:
    """Return how many characters of markup or text are to be seen, roughly: tags and white space do not count."""
    return len(re.sub(r"\s+", "", _TAG.sub("", text)))
