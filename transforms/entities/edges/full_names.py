"""Full names that the tagger missed: a common given name before a surname that stands alone elsewhere in the article.

``Joe Biden`` at the start of a line, where ``Biden`` comes again: the list of given names
(``lists/given_names.txt``) and the second mention together are evidence enough; either alone is not.
"""

import re
from bisect import bisect_left

from newsmill.transforms.entities.found import RULE, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.titles import is_title
from newsmill.transforms.entities.overlaps import overlay, without_overlaps
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.noun_use import is_used_as_noun

_GIVEN = word_list("given_names")
_WORD_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]+) \Z")
_SURNAME = re.compile(r" ((?:von |van |de )?[^\W\d_a-zäöüß][^\W\d_]{2,}(?:-[^\W\d_]+)?)(?![\w-])")


def add_full_names(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` and over them the missed full names: neither persons among them nor parts of longer names.

    What only ends in the name describes it (``Seahawk Julius Jones``); what goes on behind it is called by it (``John
    Clare Society``).
    """
    ordered = without_overlaps(spans)
    found = [
        _full_name(article, start, len(word))
        for word in _GIVEN.intersection(article.words)
        for start in article.words[word]
    ]
    return overlay((span for span in found if span is not None and not _is_found(ordered, span)), spans)


def join_given_names(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with given names joined to the person behind them: ``Johann`` + ``Georg Gruber``."""
    joined: list[Found] = []
    for span in spans:
        start = _with_given_names(article.text, span) if span.label == "PER" else span.start
        while joined and joined[-1].end > start and joined[-1].label == "PER":
            start = min(start, joined.pop().start)
        joined.append(span if start == span.start else span._replace(start=start))
    return without_overlaps(joined)


def _with_given_names(text: str, span: Found) -> int:
    """Return where the run of given names before ``span`` begins, which itself begins with one, or is a surname."""
    start = span.start
    while (before := _WORD_BEFORE.search(text, max(start - 20, 0), start)) and before.group(1) in _GIVEN:
        start = before.start(1)
    return start


def _full_name(article: ArticleText, start: int, length: int) -> Found | None:
    match = _SURNAME.match(article.text, start + length)
    if match is None or not article.is_free(start, start + length) or is_title(match.group(1)):
        return None
    surname = match.group(1)
    if surname in _GIVEN or surname.casefold() in article.words or not _stands_alone(article, surname, match.start(1)):
        return None
    if is_used_as_noun(article, surname):
        return None
    return Found(start, match.end(), "PER", None, RULE)


def _stands_alone(article: ArticleText, surname: str, offset: int) -> bool:
    """Tell whether the surname, or its genitive, stands elsewhere than at ``offset`` without the given name."""
    last = surname.rsplit(" ", maxsplit=1)[-1]
    places = (place for form in (last, last + "s") for place in article.words.get(form, ()))
    return any(place != offset + len(surname) - len(last) for place in places)


def _is_found(ordered: list[Found], span: Found) -> bool:
    """Tell whether a person begins within ``span`` or holds it, or another mention goes on behind it."""
    index = bisect_left(ordered, span.end, key=_start) - 1
    last = ordered[index] if index >= 0 else None
    if last is None or last.end <= span.start:
        return False
    return last.label == "PER" or (last.start <= span.start and last.end > span.end)


def _start(span: Found) -> int:
    return span.start
