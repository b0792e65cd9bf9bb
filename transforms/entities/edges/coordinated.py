"""German names of bodies that hold a list: ``Landesamt für Natur, Umwelt und Verbraucherschutz``.

A tagger ends such a name at the first comma or ``und``, or begins it behind ``und``. What it found goes on over the
common nouns behind ``für`` up to the one behind ``und`` (behind ``und`` alone, one in the plural may begin something
else), and begins with what only has a part of its own word: ``Mittelstands- und Wirtschaftsunion``.
"""

import re

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import common_noun

_FOR = re.compile(r"[A-ZÄÖÜ][\w-]+ für (?:[a-zäöü]+ )?[A-ZÄÖÜ][\w-]+")
_ITEM = re.compile(r"(, | und | sowie )(?:[a-zäöü]{4,}e[nrs]? |die |den |das )?([A-ZÄÖÜ][\w-]+)")
_FIRST_PART = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\wäöüß]+-(?:, [A-ZÄÖÜ]\w+-)* und \Z")
_LONGEST_PART = 60
"""Characters before a mention in which the first part of its word is looked for."""


def complete_lists(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with organisations over the whole list that is in their name; what lies in it is left out."""
    if not article.facts.inflects_names:
        return spans
    ends = {span: _end(article.text, span) for span in spans if _may_hold_list(article.text, span)}
    starts = {span: _start(article.text, span) for span in spans if span.label == "ORG" and span.entity is None}
    whole = [span._replace(start=starts.get(span, span.start), end=ends.get(span, span.end)) for span in spans]
    grown = [after for before, after in zip(spans, whole, strict=True) if after != before]
    return [span for span in whole if span in grown or not any(_is_inside(span, outer) for outer in grown)]


def _may_hold_list(text: str, span: Found) -> bool:
    name = text[span.start : span.end]
    return span.label == "ORG" and span.entity is None and _FOR.match(name) is not None


def _end(text: str, span: Found) -> int:
    """Return the end of the list of nouns behind ``span``; its own end where no comma and ``und`` make one."""
    end, nouns = span.end, 0
    while item := _ITEM.match(text, end):
        noun = common_noun(item.group(2))
        if noun is None:
            break
        end, nouns = item.end(), nouns + 1
        if item.group(1) != ", ":
            is_list = nouns > 1 or ", " in text[span.start : span.end] or not (noun.is_plural or noun.place)
            return end if is_list else span.end
    return span.end


def _start(text: str, span: Found) -> int:
    part = _FIRST_PART.search(text, max(span.start - _LONGEST_PART, 0), span.start)
    return part.start() if part else span.start


def _is_inside(span: Found, outer: Found) -> bool:
    return outer.start <= span.start and span.end <= outer.end
