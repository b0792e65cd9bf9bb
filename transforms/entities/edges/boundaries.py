"""Where a mention begins and ends: never across a line, never with quotes, stray punctuation, or an apostrophe.

``„Trump`` → ``Trump``; ``Merz’`` and ``Putin's`` → ``Merz``, ``Putin`` (the German ``-s`` of ``Trumps`` is part of
the word and stays); ``the Kremlin`` → ``Kremlin``; ``Felipe VI.`` keeps the stop of its ordinal. A stretch without a
letter, or wholly in lower case, is no mention unless it is a listed form (``dpa``, ``taz``), nor is quoted speech a
work (``„Jede Hilfe zählt“, sagte``), nor any part of an address of mail or web.
"""

import re
from bisect import bisect_left

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.known import known_forms
from newsmill.transforms.entities.names.titles import is_title
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import common_noun
from newsmill.transforms.ground.speech import SAYS

LONGEST = 300
"""Characters of a mention; longer ones are two names with thousands of blanks between, and many rules read names more
than once."""

_OPENERS = word_list("sentence_openers")
_NO_NAMES = word_list("no_names")
_LINE_BREAK = re.compile(r"[\r\n\u2028\u2029\x0b\x0c\x85|]| [—•·] ")
_ADDRESS = re.compile(r"(?<![^\s@<>()])[^\s@<>()]+@[^\s@<>()]+\.\w+|(?:https?://|www\.)[^\s<>()]+")
_GLUED_WORD = re.compile(
    r"(?:der|dem|den|des|von|vom|im|zum|zur|und|mit|bei)(?=[A-ZÄÖÜ][a-zäöüß]+[ -]|[A-ZÄÖÜ][a-zäöüß]{3,}\Z)"
)
_GLUED_OFFICE = re.compile(
    r"([A-ZÄÖÜ][a-zäöüß]{3,}(?:in|er|e|t))(?=[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)? [A-ZÄÖÜ])"
)
_EDGE = " \t\xa0\u202f\"'„“”‚‘’«»‹›.,;:!?…|/\\*•·–—-_=+<>#@()[]{}&"
_POSSESSIVE = re.compile(r"(?:['’´`]s?|(?<=[sxzß])['’´`])\Z")
_FULL_STOP_WORDS = re.compile(r"(?:\b\w|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|e\.\s?V|Bros))\.\Z")
_COUNTED = re.compile(r"[^\W\d_]{3} [IVX]+\Z")
_UNOPENED = re.compile(r"^([^„“”»«\"]+)[“”»«\"].*\Z")
_BRACKETED = re.compile(r"[^\[\]()\s]+[\])] ?(?=[^\W\d_])")
_CREDITED = re.compile(r"[^\W\d_][^_,;:\n]{0,40}_(?=[A-ZÄÖÜ][\w.-]* [A-ZÄÖÜ])")
"""What somebody did, before a name in a list of credits: ``Director_Ada Lund``."""
_SPEECH = re.compile(
    rf"[.!?,]?[“”\"«»]{{1,2}},? (?:{SAYS}|so|hieß|rief|kündigte)\b|"
    r"[.!?]?[“”«»], [a-zäöü]{2,}(?:te|ten|rach|rieb|rief|ieß)\b"
)
_POINTER = re.compile(
    r"(?:Diese[rsmn]?|Jede[rsmn]?|Unsere?[rsmn]?|Kein(?:e[rsmn]?)?|Wir|Ich|Sie|Es|These|Those|This|We|They) "
)
_LARGE_ARTICLE = re.compile(r"The (?=[A-Z][a-z]+ (?:administration|campaign|camp|family|team|presidency|era)\b)")
"""Before whose staff it is: ``The Lund administration``."""
_STAFF = len(" administration")
_ARTICLE = re.compile(r"(?:the|der|die|das|des|dem|den|a|an) (?=\S)")


def clean_boundaries(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with tidy edges; those of which no name is left are dropped."""
    outside = _outside_addresses(article.text, [span for span in spans if span.end - span.start <= LONGEST])
    cleaned = [_with_ordinal(article, _cleaned(article.text, _unglued(article.text, span))) for span in outside]
    forms = known_forms(article.language)
    named = [span for span in cleaned if _is_name(article.text[span.start : span.end], forms)]
    return [span for span in named if span.label == "PER" or not _is_speech(article.text, span)]


def _is_speech(text: str, span: Found) -> bool:
    opens = _POINTER.match(text, span.start, span.end) is not None
    return opens or (span.label == "MISC" and _SPEECH.match(text, span.end) is not None)


def _cleaned(text: str, span: Found) -> Found:
    piece = text[span.start : span.end]
    if piece.isalpha() and piece not in _OPENERS:  # most are one word, of which nothing is cut
        return span
    start = span.start + len(piece) - len(piece.lstrip(_EDGE))
    line_break = _LINE_BREAK.search(text, start, span.end)
    piece = text[start : line_break.start() if line_break else span.end]
    piece = _UNOPENED.sub(r"\1", piece)
    # "[Ada] Lund", "Adelheid (Ada) Lund": what is added in brackets is no part of the name.
    added = _BRACKETED.match(piece) or (_CREDITED.match(piece) if span.label == "PER" else None)
    if added:
        start += added.end()
        piece = piece[added.end() :]
    determiner = _ARTICLE.match(piece) or _LARGE_ARTICLE.match(text[start : span.end + _STAFF])
    if determiner:
        start += determiner.end()
        piece = piece[determiner.end() :]
    piece = _POSSESSIVE.sub("", _right_trimmed(piece))
    if span.label == "PER" and piece.rsplit(" ", maxsplit=1)[-1] in _OPENERS:
        piece = _right_trimmed(piece.rpartition(" ")[0])
    if (start, start + len(piece)) == (span.start, span.end):
        return span
    return span._replace(start=start, end=start + len(piece))


def _outside_addresses(text: str, spans: list[Found]) -> list[Found]:
    if not any(sign in text for sign in ("@", "://", "www.")):
        return spans
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    starts = [start for start, _ in addresses]
    before = [bisect_left(starts, span.end) - 1 for span in spans]
    return [span for span, at in zip(spans, before, strict=True) if not (at >= 0 and addresses[at][1] > span.start)]


def _unglued(text: str, span: Found) -> Found:
    """Return ``span`` without a word that a lost space left before it: ``vonPortugal``, ``AktivistinElla Wall``."""
    word = _GLUED_WORD.match(text, span.start, span.end)
    if word is not None:
        return span._replace(start=word.end())
    office = _GLUED_OFFICE.match(text, span.start, span.end)
    if office is not None and (is_title(office.group(1)) or common_noun(office.group(1)) is not None):
        return span._replace(start=office.end(), label="PER")
    return span


def _right_trimmed(piece: str) -> str:
    trimmed = piece.rstrip(_EDGE)
    dotted = piece[: len(trimmed) + 1]
    if _FULL_STOP_WORDS.search(dotted) and not trimmed.endswith(")"):
        return dotted
    closed = piece[: len(trimmed) + 1]
    return closed if closed.endswith(")") and "(" in trimmed else trimmed


def _with_ordinal(article: ArticleText, span: Found) -> Found:
    """Return a person counted among namesakes with the stop that makes the number an ordinal: ``Felipe VI.``."""
    is_counted = (
        span.label == "PER" and article.facts.ordinals_have_stops and article.text[span.end : span.end + 1] == "."
    )
    if not is_counted or _COUNTED.search(article.text[span.start : span.end]) is None:
        return span
    return span._replace(end=span.end + 1)


def _is_name(piece: str, forms: frozenset[str]) -> bool:
    if piece in forms or piece in _NO_NAMES:
        return piece not in _NO_NAMES
    letters = [character for character in piece if character.isalpha()]
    return len(piece) > 1 and bool(letters) and not piece.islower()
