"""From what was found in an article to its mentions: the article-level components in their order."""

from transforms.entities.article_text import ArticleText
from transforms.entities.countries import find_countries
from transforms.entities.found import Found
from transforms.entities.identity import named_entity
from transforms.entities.known import find_known
from transforms.entities.overlaps import overlay_unless_inside
from transforms.entities.quoted import find_quoted


def resolve(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return the mentions of ``article``, in order, without overlaps, each with its entity.

    ``spans`` are what the tagger found, labels mapped; rules and knowledge of the article are laid over them.
    """
    found = overlay_unless_inside([*find_countries(article), *find_known(article), *find_quoted(article)], spans)
    return [_with_entity(article, span) for span in found]


def _with_entity(article: ArticleText, span: Found) -> Found:
    if span.entity is not None:
        return span
    return span._replace(entity=named_entity(span.label, article.text[span.start : span.end], article.language))
