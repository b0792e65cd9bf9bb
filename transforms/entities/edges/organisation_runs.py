"""Organisations by their last word, where nouns are written small (English): ``Trinity House``, ``Fens Trust``.

A run of capitalised words that ends in what organisations are called by (``lists/organisation_heads_en.txt``) is one,
whatever part of it the tagger took for what: ``John Birch Society`` is no person, ``London`` in ``London Brick
Company`` no place. Where the tagger found nothing, two words of which the first is an everyday one (``the City
Council``) are left alone. Some last words tell more: of places (``Gull Point Lighthouse``), of prizes, cups and laws
(``Booker Prize``), of companies and clubs by their form (``Kanturk GAA``).
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from newsmill.transforms.entities.found import RULE, Found, in_order
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.titles import is_title
from newsmill.transforms.entities.overlaps import overlay
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import is_everyday

_HEADS = word_list("organisation_heads_en")
_BUILDINGS = word_list("building_heads_en")
"""Heads of organisations that are buildings as well: a place stays one."""
_PLACES = word_list("place_heads_en")
_THINGS = word_list("thing_heads_en")
_FORMS = word_list("organisation_forms_en")
_OPENERS = word_list("sentence_openers")
_DETERMINERS = word_list("determiners")
_BEFORE = re.compile(r"(?:(?<=\s)|(?<=[\"“‘(])|(?<=\A))([A-Z][\w.-]*(?:['’]s?)?|&) \Z")
_GOES_ON = re.compile(r"[ -][A-Z0-9]| (?:of|for) (?:the )?[A-Z]")
_OF_PLACE = re.compile(r" of (?:the )?(?=[A-Z])")
_OF_NO_PLACE = frozenset(["House", "Centre", "Center", "Office", "Group", "Police", "Service", "Club", "Party"])
"""Heads that are no part of one name with the place behind ``of``."""
_OWNER = re.compile(r"['’]s \S")
_SMALL = re.compile(r"\b[a-z]{4,}")
_LONGEST = 60
"""Characters in which a word before a run is looked for."""
_LONGEST_ABBREVIATION = 3
"""Characters of what has a full stop within a run: ``St.``."""
_ENOUGH = 3
"""Words of a run that need no proof."""
_MOST = 20
"""Words of the longest run: a longer one is a list or a line of capitals, and each head in it would ask all of it."""


class _Spans:
    """Spans in order of appearance: which of them stand in a stretch is told without a look at the others."""

    def __init__(self, spans: list[Found]) -> None:
        self._spans = in_order(spans)
        self._starts = [span.start for span in self._spans]
        self._ends = [*accumulate((span.end for span in self._spans), max)]

    def beginning(self, start: int, end: int) -> list[Found]:
        """Return those that begin from ``start`` on and before ``end``."""
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def touching(self, start: int, end: int) -> list[Found]:
        """Return those that have a part of ``start:end``."""
        near = self._spans[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
        return [span for span in near if span.end > start]


def find_organisations(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with the runs that end in a head as organisations, over what was found within them."""
    if not article.facts.parts_runs:
        return spans
    runs = [run for head in _HEADS & article.words.keys() for run in _runs(article, head)]
    known = _Spans(spans)
    behind = [(_behind_another(article, start, end, known), end) for start, end in runs]
    found = [each for start, end in behind if (each := _organisation(article, start, end, known)) is not None]
    return [_relabelled(article, span) for span in overlay(found, spans)]


def _relabelled(article: ArticleText, span: Found) -> Found:
    """Return the tagger's name of several words under the label that its last word has in every name."""
    before, _, last = article.text[span.start : span.end].rpartition(" ")
    if not before or span.entity is not None:
        return span
    if last in _THINGS:
        return span._replace(label="MISC")
    if span.label == "PER" and last in _PLACES:
        return span._replace(label="LOC")
    return span._replace(label="ORG") if span.label in ("PER", "LOC") and last in _FORMS else span


def _runs(article: ArticleText, head: str) -> list[tuple[int, int]]:
    ends = [(start, start + len(head)) for start in article.words[head]]
    runs = [(_start(article, start), end) for start, end in ends if article.is_free(start, end)]
    return [(start, end) for start, end in runs if end - start > len(head)]


def _behind_another(article: ArticleText, start: int, end: int, spans: _Spans) -> int:
    """Return where the run begins behind an owner, or a person before two words or more, that the tagger found."""
    for span in spans.beginning(start, end):
        rest = article.text[span.end : end]
        is_person = span.label == "PER" and rest.count(" ") >= _ENOUGH - 1
        if start <= span.start < end and span.label in ("PER", "LOC") and _OWNER.match(rest):
            start = span.end + len("'s ")
        elif span.start == start and span.end < end and is_person and rest.startswith(" "):
            start = span.end + 1
    return start


def _start(article: ArticleText, head: int) -> int:
    """Return where the run of capitalised words before ``head`` begins, behind a determiner, a title or an owner."""
    words: list[tuple[int, str]] = []
    start = head
    while (before := _BEFORE.search(article.text, max(start - _LONGEST, 0), start)) and _is_part(before.group(1)):
        start = before.start(1)
        words.append((start, before.group(1)))
        if len(words) == _MOST:
            return head
    while words and _is_outside(article, words):
        words.pop()
    return words[-1][0] if words else head


def _is_part(word: str) -> bool:
    is_end = word.endswith(".") and len(word) > _LONGEST_ABBREVIATION
    return not is_end and word not in _OPENERS and word.casefold() not in _DETERMINERS and not is_title(word)


def _is_outside(article: ArticleText, words: list[tuple[int, str]]) -> bool:
    """Tell whether the first word of a run is none of it: an owner, or an everyday word that opens the sentence."""
    start, word = words[-1]
    is_owner = len(words) > 1 and word.endswith(("'s", "’s"))
    return word == "&" or is_owner or (is_everyday(word, article.language) and article.opens_sentence(start))


def _organisation(article: ArticleText, start: int, end: int, spans: _Spans) -> Found | None:
    end = _with_place(article, start, end, spans)
    inside = spans.touching(start, end)
    if _GOES_ON.match(article.text, end) or any(_sticks_out(span, start, end) for span in inside):
        return None
    head = article.text[start:end].partition(" of ")[0].rpartition(" ")[2]
    if not inside:
        is_certain = _is_name(article, start, end, head)
        return Found(start, end, "ORG", None, RULE) if is_certain else None
    first = inside[0]
    if head in _BUILDINGS and first.label != "PER" and " of " not in article.text[start:end]:
        return None
    return first._replace(start=min(start, first.start), end=end, label="ORG")


def _with_place(article: ArticleText, start: int, end: int, spans: _Spans) -> int:
    """Return the end of the place behind ``of``, which the tagger found, where a run of two words or more holds it."""
    of = _OF_PLACE.match(article.text, end)
    name = article.text[start:end]
    if of is None or " " not in name or name.rpartition(" ")[2] in _OF_NO_PLACE:
        return end
    return next((span.end for span in spans.beginning(of.end(), of.end() + 1) if span.label == "LOC"), end)


def _sticks_out(span: Found, start: int, end: int) -> bool:
    is_longer = span.start < start and span.end != end
    return span.entity is not None or span.end > end or is_longer


def _is_name(article: ArticleText, start: int, end: int, head: str) -> bool:
    """Tell whether a run that the tagger passed over is a name: no everyday words, in no line of capitals alone."""
    words = article.text[start:end].split()
    is_known = head not in _BUILDINGS and not is_everyday(words[0].rstrip("'’s"), article.language)
    sentence = article.text[slice(*article.sentence_at(start))]
    return (is_known or len(words) >= _ENOUGH) and _SMALL.search(sentence) is not None
