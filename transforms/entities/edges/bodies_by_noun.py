"""German bodies by the noun that their name ends in: ``Moorburger Landgericht``, ``Alma Lund Hochschule``.

A tagger takes such a name of several words for a place or a person now and then, by its other words. The nouns of
``lists/body_nouns_de.txt`` are called what nothing but a body is; hospitals and schools, which are places too, are not
among them.
"""

from newsmill.transforms.entities.found import MODEL, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.text.article_text import ArticleText

_NOUNS = tuple(sorted(word_list("body_nouns_de")))


def relabel_bodies(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with the tagger's places and persons that are bodies by their last noun as such."""
    if not article.facts.inflects_names:
        return spans
    return [span._replace(label="ORG") if _is_body(article.text, span) else span for span in spans]


def _is_body(text: str, span: Found) -> bool:
    if span.label not in ("LOC", "PER") or span.method != MODEL or span.entity is not None:
        return False
    name = text[span.start : span.end].replace("-", " ")
    return " " in name and name.casefold().endswith(_NOUNS)
