"""What describes a name in German is none of it, and tells what it is.

* A common noun behind a name that stands alone elsewhere begins something else: ``warf Opel Wortbruch vor``.
* The town and the noun before an organisation are none of it: ``Ulmer Büro Lund & Ash``.
* Who stands right behind an office is a person: ``Motorsportchef Toto Wolff``, whatever the tagger took him for.
* In a list of three names or more, the one that the tagger alone took for something else is what the others are.
"""

import re
from collections import Counter
from collections.abc import Iterator

from newsmill.transforms.entities.edges.compounds import is_attributive
from newsmill.transforms.entities.found import MODEL, Found, in_order
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.appositions import apposition_of
from newsmill.transforms.entities.names.titles import is_title
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import common_noun, is_everyday

_ORGANISATION_TAILS = tuple(word_list("organisation_tails_de"))
_NAME_NOUNS = word_list("name_nouns_de")
_OFFICE = re.compile(r"([A-ZÄÖÜ][\w-]*) \Z")
_FULL_NAME = re.compile(r"[A-ZÄÖÜ][a-zäöüßéèáíóúçñ]+ (?:van |de |von )?[A-ZÄÖÜ][\w'’]*[a-zäöüß]")
_JOINT = re.compile(r"(?: \([^()\n]{1,20}\))?(?:, | und | sowie | oder )")
_FEWEST = 3
"""Names of the shortest list that tells."""


def cut_described(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` without nouns that begin something else, persons behind their offices as such."""
    if not article.facts.inflects_names:
        return spans
    names = Counter(article.text[span.start : span.end] for span in spans)
    cut = [_person(article, _behind_noun(article, _without_noun(article, span, names))) for span in spans]
    return _alike(article, cut)


def _without_noun(article: ArticleText, span: Found, names: Counter[str]) -> Found:
    first, gap, last = article.text[span.start : span.end].rpartition(" ")
    if not gap or span.label not in ("ORG", "LOC") or span.entity is not None or first not in names:
        return span
    is_quoted = article.text[span.end : span.end + 1] in tuple('“”"«»')
    return span if is_quoted or _may_end_name(last) else span._replace(end=span.start + len(first))


def _behind_noun(article: ArticleText, span: Found) -> Found:
    """Return an organisation without the adjective of its town and the noun before it: ``Ulmer Büro Lund & Ash``."""
    words = article.text[span.start : span.end].split(" ", 2)
    if span.label != "ORG" or span.entity is not None or len(words) < _FEWEST or not words[0].endswith("er"):
        return span
    is_noun = common_noun(words[1]) is not None and apposition_of(words[1]) == "ORG"
    is_name = words[2][:1].isupper() and common_noun(words[2]) is None and not is_everyday(words[2], article.language)
    return span._replace(start=span.end - len(words[2])) if is_noun and is_name else span


def _may_end_name(word: str) -> bool:
    noun = common_noun(word)
    return noun is None or bool(noun.place) or word.casefold().endswith(_ORGANISATION_TAILS) or word in _NAME_NOUNS


def _person(article: ArticleText, span: Found) -> Found:
    if span.label not in ("ORG", "LOC", "MISC") or span.method != MODEL or span.entity is not None:
        return span
    before = _OFFICE.search(article.text, max(span.start - 40, 0), span.start)
    name = article.text[span.start : span.end]
    if before is None or not is_title(before.group(1)) or not _FULL_NAME.fullmatch(name):
        return span
    words = name.split(" ")
    is_name = not any(common_noun(word) or is_everyday(word, article.language) for word in words)
    is_body = is_attributive(words[-1]) or words[-1].casefold().endswith(_ORGANISATION_TAILS)
    return span._replace(label="PER") if is_name and not is_body else span


def _alike(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans``, in order, with the odd one of each list under the label of the others."""
    changed = {span: label for names in _lists(article, spans) for span, label in _odd(article, names)}
    return [span._replace(label=changed.get(span, span.label)) for span in spans] if changed else spans


def _lists(article: ArticleText, spans: list[Found]) -> Iterator[list[Found]]:
    names: list[Found] = []
    for span in in_order(spans):
        if names and not _JOINT.fullmatch(article.text, names[-1].end, span.start):
            yield names
            names = []
        names.append(span)
    yield names


def _odd(article: ArticleText, names: list[Found]) -> Iterator[tuple[Found, str]]:
    labels = Counter(span.label for span in names)
    if len(names) < _FEWEST or len(labels) != 2:
        return
    (label, _), (other, times) = labels.most_common()
    odd = next(span for span in names if span.label == other)
    is_owner = other == "LOC" and odd == names[0]  # whose the others are: "für Ulm, Ada Lund und Bo Ash"
    if times == 1 and label in ("PER", "LOC") and not is_owner and _is_open(article, odd):
        yield odd, label


def _is_open(article: ArticleText, span: Found) -> bool:
    """Tell whether the tagger alone found ``span``, of capitalised words only, no acronym and no ``The ...``."""
    name = article.text[span.start : span.end]
    is_guess = span.method == MODEL and span.entity is None
    return is_guess and not (name.isupper() or name.startswith("The ") or any(map(str.islower, name.split())))
