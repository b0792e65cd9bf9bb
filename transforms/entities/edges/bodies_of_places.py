"""German bodies that are named by their noun and their place: ``Landgericht Essen``, ``Kreisverband Nordermark``.

A tagger often finds the place alone. Behind a noun that makes one name with it (``lists/bodies_of_places_de.txt``) the
place is a part of that name, whatever it was taken for; what goes on with a hyphen is left alone.
"""

import re

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.text.article_text import ArticleText

_ENDINGS = tuple(sorted(word_list("bodies_of_places_de")))
_NOUN = re.compile(r"(?<![\w-])([A-ZÄÖÜ][\w-]*) \Z")
_PLACE = re.compile(r"[A-ZÄÖÜ][\w-]+(?: (?:am|an der|im|ob der|\(?[A-ZÄÖÜ][\w-]*\)?).*)?")
_LONGEST = 40
"""Characters of the noun that is looked for."""


def join_bodies(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with the places that end the name of a body as the whole name."""
    if not article.facts.inflects_names:
        return spans
    ends = {span.end for span in spans}
    return [_joined(article.text, span, ends) for span in spans]


def _joined(text: str, span: Found, ends: set[int]) -> Found:
    if span.label not in ("LOC", "ORG") or span.entity is not None:
        return span
    noun = _NOUN.search(text, max(span.start - _LONGEST, 0), span.start)
    is_body = noun is not None and noun.end(1) not in ends and noun.group(1).casefold().endswith(_ENDINGS)
    if noun is None or not is_body or _PLACE.fullmatch(text[span.start : span.end]) is None:
        return span
    return span._replace(start=noun.start(1), label="ORG")
