"""Persons run together with their neighbours are cut to their names: ``Merkels Öffnungsstrategie`` → ``Merkels``.

Within what the tagger took for one person, titles, common nouns and words in small letters that are no particles part
the names from the rest: ``Berlins Gesundheitssenatorin Dilek Kalayci``, ``Emmanuel Macron Kriegsvergleiche``, ``Karl
Lauterbach von Epidemien``. A noun right behind a single word stays its surname (``Jasmin Schreiber``), but behind a
genitive (``Bidens Team``) it is none. Names of two persons part where the article knows both: ``Kamala Harris Biden``,
``Putin Trump``, ``O'Brien zu Trump``.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.lists import table, word_list
from newsmill.transforms.entities.names.countries import find_countries
from newsmill.transforms.entities.names.known import find_known
from newsmill.transforms.entities.names.titles import PARTICLES, is_title
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import common_noun, ends_like_name, is_everyday

_GIVEN = word_list("given_names")
_SURNAMES_FIRST = word_list("surnames_first")
_NAMES_IN_S = word_list("names_in_s")
_WORD = re.compile(r"\S+")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
"""Behind it a surname stands, also one that is a noun: ``Lars P. Hammer``."""
_TWO = 2
_STAGE_NAMES = frozenset(row[0] for row in table("stage_names"))
_BETWEEN = PARTICLES | {"&", "mit", "an", "gegen"}


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def part_persons(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with persons of several words cut to their names, and parted where they are several persons."""
    if not article.facts.nouns_are_capitalised:
        return spans
    cut = [_cut(article, span) if _may_be_run(span) else span for span in spans]
    persons = _known_persons(article, cut)
    return [part for span in cut for part in (_parted(article, span, persons) if _may_be_run(span) else (span,))]


def _may_be_run(span: Found) -> bool:
    return span.label == "PER" and span.entity is None


def _cut(article: ArticleText, span: Found) -> Found:
    words = _words(article, span)
    if len(words) < 2:
        return span
    first = _first_name_word(article, words)
    last = _last_name_word(words, first)
    if last > first and _is_owned_country(article, words[last - 1].text, words[last].text):
        last -= 1
    return span._replace(start=words[first].start, end=words[last].end)


def _is_owned_country(article: ArticleText, owner: str, last: str) -> bool:
    """Tell whether a country stands behind the genitive of a name: ``Joe Bidens Amerika``."""
    is_genitive = len(owner) > 4 and owner.endswith("s") and owner not in _GIVEN and owner not in _NAMES_IN_S
    return is_genitive and bool([*find_countries(ArticleText(last, "de")), *find_known(ArticleText(last, "de"))])


def _words(article: ArticleText, span: Found) -> list[_Word]:
    return [
        _Word(match.start(), match.end(), match.group()) for match in _WORD.finditer(article.text, span.start, span.end)
    ]


def _first_name_word(article: ArticleText, words: list[_Word]) -> int:
    """Return the place of the first word behind titles, nouns and, at the start of a sentence, everyday words."""
    if " ".join(word.text for word in words) in _STAGE_NAMES:
        return 0
    for place in range(len(words) - 2, -1, -1):
        following = words[place + 1].text
        if is_title(words[place].text) and following[:1].isupper() and not _is_noun(following):
            return place + 1
    first = words[0].text
    is_junk = (
        _is_noun(first)
        or (is_everyday(first, article.language) and article.opens_sentence(words[0].start))
        or _is_shouted(words)
    )
    return 1 if is_junk and first not in _GIVEN and words[1].text[:1].isupper() and not _is_noun(words[1].text) else 0


def _is_shouted(words: list[_Word]) -> bool:
    return len(words[0].text) > 3 and words[0].text.isupper() and not words[1].text.isupper()


def _last_name_word(words: list[_Word], first: int) -> int:
    """Return the place of the last word before the noun, or the words in small letters, that end the name."""
    last = first
    for place in range(first + 1, len(words)):
        text = words[place].text
        if text.islower() and text not in PARTICLES:
            break
        is_behind_particle = words[place - 1].text.casefold() in PARTICLES - {"und", "von"}
        is_owed = is_behind_particle or _INITIAL.fullmatch(words[place - 1].text) is not None
        if _is_noun(text) and not is_owed and _is_complete([word.text for word in words[first : last + 1]], text):
            break
        if not text.islower():
            last = place
    return last


def _is_complete(names: list[str], noun: str) -> bool:
    """Tell whether ``noun`` cannot be the surname of ``names``: a full name, or a genitive.

    Behind a second given name a noun that is no compound may be: ``Karla Ruth Hammer``.
    """
    if len(names) > 1:
        is_simple = (found := common_noun(noun)) is not None and found.last == noun.casefold()
        is_given = all(name in _GIVEN or name.casefold() in PARTICLES for name in names)
        return not (is_given or (is_simple and len(names) == _TWO and names[-1] in _GIVEN))
    name = names[0]
    return len(name) > 4 and name.endswith("s") and name not in _GIVEN and name not in _NAMES_IN_S


def _is_noun(word: str) -> bool:
    is_name = word in _GIVEN or word in _SURNAMES_FIRST or ends_like_name(word)
    return not is_name and common_noun(word) is not None


def _known_persons(article: ArticleText, spans: list[Found]) -> dict[str, set[str]]:
    """Return the full names of two words among the persons by their surname."""
    persons: dict[str, set[str]] = {}
    for span in spans:
        words = article.text[span.start : span.end].split()
        if span.label == "PER" and len(words) == 2 and words[0][:1].isupper():
            persons.setdefault(words[1], set()).add(" ".join(words))
    return persons


def _parted(article: ArticleText, span: Found, persons: dict[str, set[str]]) -> Iterator[Found]:
    words = _words(article, span)
    place = _seam([word.text for word in words], persons)
    if place is None:
        yield span
        return
    left = words[: place - 1] if words[place - 1].text in _BETWEEN else words[:place]
    yield span._replace(end=left[-1].end)
    yield span._replace(start=words[place].start)


def _seam(texts: list[str], persons: dict[str, set[str]]) -> int | None:
    """Return the place of the word that begins a second person; null where there is one person."""
    run, first = " ".join(texts), texts[0]
    last = texts[-1].removesuffix("s") if texts[-1].removesuffix("s") in persons else texts[-1]
    is_surname = first not in _GIVEN and bool(persons.get(first, set()) - {run})
    ends_in_surname = bool(persons.get(last, set()) - {run}) and first != last
    if len(texts) == 2 and is_surname and ends_in_surname:
        return 1
    if len(texts) != 3:
        return None
    if " ".join(texts[:2]) in persons.get(texts[1], ()) and ends_in_surname and texts[1] != last:
        return 2
    if is_surname and " ".join(texts[1:]) in persons.get(texts[2], ()):
        return 1
    return 2 if texts[1] in _BETWEEN and first not in _GIVEN and ends_in_surname else None
