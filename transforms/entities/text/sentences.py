"""Sentence bounds by rule: newline-aware, with German and English abbreviations and ordinals.

A line never continues in the next one, so a heading is a sentence of its own. Within a line a sentence ends at ``. !
? …`` with closing quotes or brackets, before white space and an upper-case letter, digit or opening quote, unless the
full stop belongs to an abbreviation (``z. B.``, ``Dr. Müller``, ``U.S.``), an initial (``Donald J. Trump``) or a
German ordinal (``am 3. Mai``). A full stop may do both jobs; then the next word decides (``in the U.S. The
senator``). Cost: one regular expression over the text and a look at each candidate, about one in fifteen words.
"""

import re
from functools import cache, lru_cache

from newsmill.transforms.entities.languages import facts_of
from newsmill.transforms.entities.lists import word_list

Bounds = tuple[int, int]
"""Start and end of a sentence in code points, without surrounding white space."""

REMEMBERED = 1024
"""Texts whose sentences are kept: the tagger asks for those of a batch's titles and bodies, then the components do."""

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_END = re.compile(r"""[.!?…]["'“”‘’»«›‹)\]]{0,3}[^\S\n]+(?=["'„“”‚‘»«›‹(\[]{0,3}[^\Wa-zäöüß_])""")
_LAST_WORD = re.compile(r"\w+(?:\.\w+)*\Z")
_NEXT_WORD = re.compile(r"\w+")

_OPENERS = word_list("sentence_openers")
_ORDINAL_NOUNS = word_list("ordinal_nouns_de")
_ORDINAL_CUES = word_list("ordinal_cues_de")


@lru_cache(maxsize=REMEMBERED)
def sentence_bounds(text: str, language: str | None = None) -> tuple[Bounds, ...]:
    r"""Return the sentences of ``text``, ascending, none of them empty or across a line.

    ``language`` is a BCP-47 primary subtag; one of which nothing is known, and null, take all lists.

    >>> text = "Am 3. Mai kam Dr. Müller. Er blieb.\nEine Zeile"
    >>> [text[start:end] for start, end in sentence_bounds(text, "de")]
    ['Am 3. Mai kam Dr. Müller.', 'Er blieb.', 'Eine Zeile']
    """
    bounds: list[Bounds] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for match in _END.finditer(text, start, line.end()):
            if text[match.start()] != "." or _ends_sentence(text, start, match, language):
                _append(bounds, text, start, match.end())
                start = match.end()
        _append(bounds, text, start, line.end())
    return tuple(bounds)


def _append(bounds: list[Bounds], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        bounds.append((start, end))


def _ends_sentence(text: str, start: int, match: re.Match[str], language: str | None) -> bool:
    stop = match.start()
    word = _last_word(text[max(start, stop - 30) : stop])
    if not word:
        return True
    if word.isdigit():
        before = text[start : stop - len(word)]
        return not facts_of(language).ordinals_have_stops or not _is_ordinal(word, before, _next_word(text, match))
    if "." in word or (len(word) == 1 and word.isupper()):
        return "." in word and _next_word(text, match) in _OPENERS
    return word.casefold() not in _abbreviations(language)


def _last_word(piece: str) -> str:
    """Return the word that ends ``piece``, with full stops inside (``z.B``); empty where none does."""
    behind_blank = piece.rpartition(" ")[2]
    if behind_blank.isalnum():  # nearly always
        return behind_blank
    found = _LAST_WORD.search(piece)
    return found.group() if found else ""


def _next_word(text: str, match: re.Match[str]) -> str:
    following = _NEXT_WORD.search(text, match.end(), match.end() + 30)
    return following.group() if following else ""


@cache
def _abbreviations(language: str | None) -> frozenset[str]:
    return frozenset().union(*map(word_list, facts_of(language).abbreviations))


def _is_ordinal(number: str, before: str, next_word: str) -> bool:
    if len(number) > 2 or not before.strip():
        return len(number) <= 2
    if next_word in _ORDINAL_NOUNS:
        return True
    return next_word not in _OPENERS and before.rsplit(maxsplit=1)[-1] in _ORDINAL_CUES
