"""Taggers run names and their neighbours together: what is known of the article's persons takes them apart again.

``Trumps Erklärung`` tagged as one person is ``Trumps`` where Donald Trump is in the article; ``Minister Hegseth``
tagged as a work is the person Hegseth. What the gazetteers know does the same: ``Weiße Haus der Ukraine`` (``gab das
Weiße Haus der Ukraine ...``) is the White House, ``Storm Shadow Marschflugkörper`` the missile, ``Ukraine Waffen``
(``der Ukraine Waffen liefern``) the country; ``Bank of China`` stays, as its gazetteer entry does not begin it.
"""

import re

from newsmill.transforms.entities.edges.compounds import is_attributive
from newsmill.transforms.entities.found import MODEL, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.titles import is_title
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import common_noun, is_everyday

_GIVEN = word_list("given_names")
_ORGANISATION_TAILS = tuple(word_list("organisation_tails_de"))
_PREPOSITIONS = frozenset(["via", "laut", "nach", "für", "mit", "bei", "aus", "von", "seit", "trotz", "wegen", "durch"])
_JOINT = re.compile(r" ?[/–] ?| ")
_GOES_ON = re.compile(r" (?:der|des|dem|den|die|das|in|im|von|vom|und|aus|mit|of the|and)\b")


def cut_to_names(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` cut to their surname, where they are a genitive and its noun or a title and a surname."""
    surnames, names = _persons(article, spans)
    whole = [_with_first_names(article, span, names) for span in spans]
    cut = [_cut(article, _cut_to_full_name(article, span, names), surnames) for span in whole]
    owners = {name: span.label for span in cut if " " not in (name := article.text[span.start : span.end])}
    return [_cut_to_owner(article, span, owners) for span in cut]


def _with_first_names(article: ArticleText, span: Found, names: set[str]) -> Found:
    """Return the end of a full name of the article, where all of it stands, as that person: ``Lin`` + ``Mai Sol``."""
    if span.label == "PER" or span.method != MODEL or span.entity is not None:
        return span
    ending = " " + article.text[span.start : span.end]
    starts = (span.end - len(name) for name in names if name.endswith(ending))
    whole = (start for start in starts if start >= 0 and article.text[start : span.end] in names)
    start = next((start for start in whole if not article.text[start - 1 : start].isalnum()), None)
    return span if start is None else span._replace(start=start, label="PER")


def _cut_to_owner(article: ArticleText, span: Found, owners: dict[str, str]) -> Found:
    """Return a name of the article in the genitive with a noun as that name: ``Altbrücks Jobcenter``.

    A body stays whole: ``Moorlands Innenministerium``.
    """
    first, _, last = article.text[span.start : span.end].partition(" ")
    label = owners.get(first.removesuffix("s")) if first.endswith("s") and " " not in last else None
    is_open = span.label in ("LOC", "ORG") and span.method == MODEL and span.entity is None
    if label is None or not is_open or not article.facts.inflects_names or not _is_noun(article, last):
        return span
    is_body = label != "PER" and last.casefold().endswith(_ORGANISATION_TAILS)
    return span if is_body else span._replace(end=span.start + len(first), label=label)


def cut_to_rules(article: ArticleText, spans: list[Found], rules: list[Found]) -> list[Found]:
    """Return ``spans`` cut to the rule's mention they begin with, where what follows only goes on with the sentence."""
    by_start = {rule.start: rule for rule in rules}
    by_end = {rule.end: rule for rule in rules}
    single = [span for span in spans if not _is_rules(article, span, by_start, by_end)]
    return [_cut_to_rule(article.text, span, by_start.get(span.start)) for span in single]


def _is_rules(article: ArticleText, span: Found, by_start: dict[int, Found], by_end: dict[int, Found]) -> bool:
    """Tell whether ``span`` is two rules' mentions side by side, or a noun before one that is no place.

    So is a preposition that opens a sentence before one: ``Via Bild-Zeitung``.
    """
    last = by_end.get(span.end)
    if last is None or last.start <= span.start:
        return False
    first = by_start.get(span.start)
    text = article.text
    before = text[span.start : last.start]
    if first is not None and first.end < last.start:
        return _JOINT.fullmatch(text, first.end, last.start) is not None
    if before.removesuffix(" ").casefold() in _PREPOSITIONS:
        return article.facts.nouns_describe and article.opens_sentence(span.start)
    is_described = span.label != "ORG" and last.label != "LOC" and before.endswith(" ")
    return is_described and _is_noun(article, before.strip())


def _cut_to_rule(text: str, span: Found, rule: Found | None) -> Found:
    if rule is None or rule.end >= span.end:
        return span
    rest = text[rule.end : span.end]
    if span.label == "PER" and rule.label == "ORG" and _is_full_name(rest):
        return span._replace(start=rule.end + 1)
    is_place = rule.label == span.label == "LOC"
    if is_place or _GOES_ON.match(rest) or is_attributive(rest.rsplit(" ", maxsplit=1)[-1]):
        return span._replace(end=rule.end)
    return span


def _is_full_name(rest: str) -> bool:
    """Tell whether what stands behind an institution begins with a given name: ``Moor-Instituts Lothar Lund``."""
    words = rest.split()
    return rest[:1] == " " and len(words) > 1 and words[0] in _GIVEN


def _persons(article: ArticleText, spans: list[Found]) -> tuple[set[str], set[str]]:
    """Return the surnames of the persons named by two words or more, no title or genitive, and these names."""
    names = [article.text[span.start : span.end].split() for span in spans if span.label == "PER"]
    full = [words for words in names if len(words) > 1 and not is_title(words[-1])]
    return {words[-1] for words in full}, {" ".join(words) for words in full}


def _cut_to_full_name(article: ArticleText, span: Found, names: set[str]) -> Found:
    """Return a span that is one capitalised everyday word and a full name of the article cut to the name."""
    first, _, rest = article.text[span.start : span.end].partition(" ")
    if span.label == "PER" or span.entity is not None or rest not in names:
        return span
    is_word = article.facts.nouns_describe and is_everyday(first, "de")
    is_described = is_word or _is_noun(article, first) or is_title(first)
    return span._replace(start=span.end - len(rest), label="PER") if is_described else span


def _is_noun(article: ArticleText, word: str) -> bool:
    return article.facts.nouns_describe and common_noun(word) is not None


def _cut(article: ArticleText, span: Found, surnames: set[str]) -> Found:
    words = article.text[span.start : span.end].split(" ")
    if len(words) != 2 or span.entity is not None:
        return span
    first, last = words
    is_owner = first.removesuffix("s") in surnames and first not in surnames
    if is_owner and (span.label != "ORG" or _is_noun(article, last)):
        return span._replace(end=span.start + len(first), label="PER")
    if span.label == "PER" and first.endswith("s") and is_title(last):
        return span._replace(end=span.start + len(first))
    if span.label != "PER" and last in surnames and is_title(first):
        return span._replace(start=span.end - len(last), label="PER")
    return span
