"""Taggers run names and their neighbours together: what is known of the article's persons takes them apart again.

``Trumps Erklärung`` tagged as one person is ``Trumps`` where Donald Trump is in the article; ``Minister Hegseth``
tagged as a work is the person Hegseth.
"""

from transforms.entities.article_text import ArticleText
from transforms.entities.found import Found
from transforms.entities.titles import is_title


def cut_to_names(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` cut to the surname they hold, where they are a genitive and its noun or a title and a surname."""
    surnames = _surnames(article, spans)
    return [_cut(article.text, span, surnames) for span in spans]


def _surnames(article: ArticleText, spans: list[Found]) -> set[str]:
    """Return the last words of the persons' names of two words or more that are no title or genitive."""
    names = [article.text[span.start : span.end].split() for span in spans if span.label == "PER"]
    return {words[-1] for words in names if len(words) > 1 and not is_title(words[-1])}


def _cut(text: str, span: Found, surnames: set[str]) -> Found:
    words = text[span.start : span.end].split(" ")
    if len(words) != 2 or span.entity is not None:
        return span
    first, last = words
    if first.removesuffix("s") in surnames and first not in surnames and span.label != "ORG":
        return span._replace(end=span.start + len(first), label="PER")
    if span.label != "PER" and last in surnames and is_title(first):
        return span._replace(start=span.end - len(last), label="PER")
    return span
