"""Titles and offices stay outside a name: ``Präsident Trump`` → ``Trump``, ``Sir Keir Starmer`` → ``Keir Starmer``.

What follows the name behind a comma or in brackets stays outside too: ``Olaf Scholz (SPD)`` → ``Olaf Scholz``. A
stretch that is a title alone (``der Bundeskanzler``) is no mention.
"""

import re

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.lists import table, word_list
from newsmill.transforms.entities.text.article_text import ArticleText

_TITLES = word_list("titles")
_ENDINGS = tuple(word_list("title_endings"))
_STAGE_NAMES = frozenset(row[0] for row in table("stage_names"))
"""Names that begin with what is a title elsewhere."""
_TAIL = re.compile(r"\s*[,(/:;„“”\"].*\Z")
PARTICLES = frozenset({
    "von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "du", "le", "la", "bin", "ibn",
    "al", "el", "ten", "ter", "zu", "zum", "zur", "af", "und",
})  # fmt: skip
"""Lower-case words that belong to a person's name."""


def strip_titles(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with persons' titles and tails cut off; persons of whom nothing is left are dropped."""
    stripped = [
        _stripped(article.text, span) if span.label == "PER" and span.entity is None else span for span in spans
    ]
    return [span for span in stripped if span is not None]


def is_title(word: str) -> bool:
    """Tell whether ``word`` is a title or office: ``Dr.``, ``Verteidigungsministerin``, ``US-Präsident``.

    >>> is_title("Finanzminister"), is_title("Scholz")
    (True, False)
    """
    lowered = word.casefold()
    if lowered in _TITLES:
        return True
    if not lowered.endswith(_ENDINGS):
        return False
    return len(lowered) > len(next(filter(lowered.endswith, _ENDINGS))) + 3


def _stripped(text: str, span: Found) -> Found | None:
    piece = _TAIL.sub("", text[span.start : span.end])
    if piece in _STAGE_NAMES:
        return span._replace(end=span.start + len(piece))
    start = span.start
    while piece:
        word = re.split(r"\s", piece, maxsplit=1)[0]
        if not (is_title(word) or (word.islower() and word not in PARTICLES)):
            break
        rest = piece[len(word) :].lstrip()
        start += len(piece) - len(rest)
        piece = rest
    return span._replace(start=start, end=start + len(piece)) if len(piece) > 1 else None
