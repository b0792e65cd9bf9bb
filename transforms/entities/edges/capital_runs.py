"""Where one name ends and another begins in a run of capitalised words, where nouns are written small (English).

* a word in small letters that links no names parts them: ``Rangers visit Hearts``;
* so does an office of a place: ``Beverley MP Graham Stuart`` is a place and a person;
* ``of`` is no part of a full name: ``Sheila Ward of Jefferies``;
* what people are called by where they come from: ``Ohio Republican`` → ``Ohio``;
* the small end of an East Asian name belongs to it: ``Tsai Ing-wen``, which a tagger reads as far as the hyphen.
"""

import re
from collections.abc import Iterator

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.titles import is_title
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import is_everyday

_LINKS = word_list("name_links_en")
_OFFICES = word_list("offices_of_places_en")
_ADHERENTS = word_list("adherents_en")
_NATIONALITIES = word_list("nationalities_en")
_SURNAMES_FIRST = word_list("surnames_first")
_WORD = re.compile(r"\S+")
_SMALL_END = re.compile(r"-([a-z]{1,5})(?![\w-])")
_BODIES = frozenset(["Senate", "House", "Congress", "Sweden", "Commons", "GOP"])
"""Before the same words: members of a body, or a party."""
_LONGEST_PLACE = 3
"""Words before an office that may be a place."""
_FULL_NAME = 2
"""Words of the shortest full name."""


def part_runs(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with runs over several names parted, and names that were cut short completed."""
    if not article.facts.parts_runs:
        return spans
    whole = [_completed(article, span) for span in spans]
    return [part for span in whole for part in _parts(article, span)]


def _completed(article: ArticleText, span: Found) -> Found:
    """Return ``span`` with the small end of an East Asian name."""
    end = _SMALL_END.match(article.text, span.end)
    words = article.text[span.start : span.end].split()
    if end is None or len(words) != _FULL_NAME or span.label == "ORG":
        return span
    is_name = words[0] in _SURNAMES_FIRST or not is_everyday(end.group(1), article.language)
    return span._replace(end=end.end(), label="PER") if is_name else span


def _parts(article: ArticleText, span: Found) -> Iterator[Found]:
    words = list(_WORD.finditer(article.text, span.start, span.end))
    texts = [word.group() for word in words]
    if span.entity is not None or span.label == "MISC" or len(words) < _FULL_NAME:
        yield span
    elif (place := _verb(article, texts)) is not None:
        yield from _parts(article, span._replace(end=words[place - 1].end()))
        if not is_title(texts[place + 1]):
            yield from _parts(article, span._replace(start=words[place + 1].start()))
    elif span.label == "PER" and (place := _office(texts)) is not None:
        yield span._replace(end=words[place - 1].end(), label="LOC")
        yield span._replace(start=words[place + 1].start())
    else:
        label = "LOC" if _are_adherents(texts) else span.label
        yield span._replace(end=words[_last(span.label, texts)].end(), label=label)


def _verb(article: ArticleText, texts: list[str]) -> int | None:
    """Return the place of the first everyday word in small letters within that links no names."""
    inner = range(1, len(texts) - 1)
    return next((at for at in inner if _parts_names(texts[at], article.language)), None)


def _parts_names(word: str, language: str | None) -> bool:
    return word.islower() and word not in _LINKS and is_everyday(word, language)


def _office(texts: list[str]) -> int | None:
    """Return the place of the office between a place and a person; null without one."""
    offices = (at for at in range(1, min(len(texts) - 1, _LONGEST_PLACE + 1)) if texts[at] in _OFFICES)
    return None if is_title(texts[0]) else next(offices, None)


def _are_adherents(texts: list[str]) -> bool:
    """Tell whether a place stands before what its people are called by, and no party: ``Liberal Democrats``."""
    is_party = any(is_everyday(text, "en") or text in _NATIONALITIES for text in texts[:-1])
    return texts[-1] in _ADHERENTS and not (is_party or " ".join(texts[:-1]) in _BODIES)


def _last(label: str, texts: list[str]) -> int:
    """Return the place of the last word of the name itself."""
    if label in ("LOC", "ORG") and _are_adherents(texts):
        return len(texts) - 2
    if label == "PER" and "of" in texts[_FULL_NAME:] and not is_title(texts[0]):
        return texts.index("of", _FULL_NAME) - 1
    return len(texts) - 1
