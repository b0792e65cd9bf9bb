"""What stands beside a name in an English run and is none of it, and what it tells.

* a word in small letters behind it (``Qeshm island``, ``Greek government``), a time before it (``17.42 GMT Great
  Western Railway``), a hash sign, ``State`` of a ``Secretary of State``;
* a number that counts courts and troops belongs to their name: ``9th U.S. Circuit Court of Appeals``;
* an officer behind an organisation is a person: ``Republican National Committee Chairman Reince Priebus``;
* who stands right behind an office that only persons have is one: ``President Obama``, tagged as a place.
"""

import re
from collections.abc import Iterator

from newsmill.transforms.entities.found import MODEL, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.titles import is_title
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import is_everyday

_OFFICERS = word_list("officers_en")
_PERSONS_ONLY = word_list("offices_of_persons_en")
_HEADS = word_list("organisation_heads_en") | word_list("organisation_forms_en") | word_list("place_heads_en")
_SMALL_HEADS = frozenset(head.casefold() for head in word_list("place_heads_en"))
_NATIONALITIES = word_list("nationalities_en")
_TIME = re.compile(r"(?:GMT|BST|[ECMP][SD]?T|CEST|UTC) ")
_STATE = re.compile(r"State (?=[A-Z])")
_OFFICE_BEFORE = re.compile(r"(?:(?<=\s)|(?<=[\"“‘(])|\A)([A-Z][a-z]+\.?) \Z")
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}")
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) \Z")
_COUNTED = re.compile(r"\b(?:Circuit|District|Infantry|Armored|Airborne|Division|Brigade|Regiment|Battalion|Fleet)\b")
_WORD = re.compile(r"\S+")


def trim_beside(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` without what stands beside their names, persons behind their offices as such."""
    if not article.facts.parts_runs:
        return spans
    trimmed = [whole for span in spans if (whole := _trimmed(article, span)) is not None]
    return [_as_person(article, part) for span in trimmed for part in _parted(article, span)]


def _trimmed(article: ArticleText, span: Found) -> Found | None:
    if article.text[span.start - 1 : span.start] == "#":
        return None
    if span.entity is not None or span.label == "MISC":
        return span
    start = span.start
    if time := _TIME.match(article.text, start, span.end):
        start = time.end()
    if article.text[max(start - 13, 0) : start] in ("Secretary of ", "secretary of ") and (
        state := _STATE.match(article.text, start, span.end)
    ):
        return span._replace(start=state.end(), label="PER")
    if span.label == "ORG" and _COUNTED.search(article.text, start, span.end):
        ordinal = _ORDINAL.search(article.text, max(start - 8, 0), start)
        start = ordinal.start() if ordinal else start
    end = _end(article, span._replace(start=start))
    return span._replace(start=start, end=end) if end > start else None


def _end(article: ArticleText, span: Found) -> int:
    """Return where the name ends before everyday words in small letters; its start where it is an adjective alone."""
    words = list(_WORD.finditer(article.text, span.start, span.end))
    while len(words) > 1 and (_describes(words[-1].group()) or _governs(span, words[-1].group())):
        words.pop()
    is_adjective = span.label == "ORG" and len(words) == 1 and words[0].group() in _NATIONALITIES
    return span.start if is_adjective or not words else words[-1].end()


def _governs(span: Found, word: str) -> bool:
    """Tell whether a person or place is called by its government: ``Lund Administration``."""
    return span.label != "ORG" and word == "Administration"


def _describes(word: str) -> bool:
    return word.islower() and (word in _SMALL_HEADS or is_everyday(word, "en"))


def _parted(article: ArticleText, span: Found) -> Iterator[Found]:
    """Give an organisation and the officer of it that the tagger took for one name."""
    words = list(_WORD.finditer(article.text, span.start, span.end))
    texts = [word.group() for word in words]
    at = next((at for at in range(1, len(words) - 1) if texts[at] in _OFFICERS), None)
    if span.label != "ORG" or span.entity is not None or at is None:
        yield span
        return
    behind = at + 1
    while behind < len(words) - 1 and is_title(texts[behind]):
        behind += 1
    rest = article.text[words[behind].start() : span.end]
    if _NAME.fullmatch(rest) is None or any(word in _HEADS or is_everyday(word, "en") for word in rest.split()):
        yield span
        return
    while at and is_title(texts[at - 1]):
        at -= 1
    if at and texts[:at] != [word for word in texts[:at] if word in _NATIONALITIES]:
        yield span._replace(end=words[at - 1].end())
    yield span._replace(start=words[behind].start(), label="PER")


def _as_person(article: ArticleText, span: Found) -> Found:
    if span.label not in ("LOC", "ORG") or span.entity is not None or span.method != MODEL:
        return span
    before = _OFFICE_BEFORE.search(article.text, max(span.start - 15, 0), span.start)
    name = article.text[span.start : span.end]
    if before is None or before.group(1) not in _PERSONS_ONLY or _NAME.fullmatch(name) is None:
        return span
    is_name = not any(word in _HEADS or word.isupper() or is_everyday(word, "en") for word in name.split())
    return span._replace(label="PER") if is_name else span
