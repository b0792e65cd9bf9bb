"""Headlines In Which Every Word Is Written Large are read as sentences are: ``Clinton Ally`` is no name.

A tagger goes by large letters, which tell nothing there. So it gets such a headline with its everyday words in small
letters, but for those that the body writes large within a sentence (``Young`` of a Mr Young). Offsets stay.
"""

import re

from newsmill.transforms.entities.languages import facts_of
from newsmill.transforms.entities.text.common_words import is_everyday

FEWEST_WORDS = 4
"""Words of the shortest headline that is looked at."""
SHARE = 0.8
"""Share of its words of four letters and more that must be written large, not in capitals alone."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONG = 4


def sentence_case(title: str, body: str, language: str | None) -> str:
    """Return ``title``, of the same length, with the everyday words of a headline in title case in small letters.

    >>> sentence_case("Mayor Asks About Lund's New Bridge", "The mayor spoke of it.", "en")
    "Mayor asks about Lund's new bridge"
    """
    if not facts_of(language).parts_runs or not _is_title_case(title):
        return title
    first = _WORD.search(title)
    return _WORD.sub(lambda word: _small(word, first.start() if first else 0, body, language), title)


def _is_title_case(title: str) -> bool:
    words = _WORD.findall(title)
    long = [word for word in words if len(word) >= _LONG]
    large = sum(word[0].isupper() and not word.isupper() for word in long)
    return len(words) >= FEWEST_WORDS and large >= SHARE * len(long) > 0


def _small(word: re.Match[str], first: int, body: str, language: str | None) -> str:
    text = word.group()
    is_open = word.start() != first and text[:1].isupper() and (len(text) == 1 or not text.isupper())
    is_word = text == "A" or is_everyday(re.split(r"['’]", text)[0], language)
    if not (is_open and is_word) or _is_large_in(text, body):
        return text
    small = text[:1].lower() + text[1:]
    return small if len(small) == len(text) else text


def _is_large_in(word: str, body: str) -> bool:
    """Tell whether ``body`` writes ``word`` large behind a word in small letters or a comma."""
    start = body.find(f" {word}")
    while start >= 0:
        end = start + 1 + len(word)
        if start and (body[start - 1].islower() or body[start - 1] == ",") and not body[end : end + 1].isalnum():
            return True
        start = body.find(f" {word}", end)
    return False
