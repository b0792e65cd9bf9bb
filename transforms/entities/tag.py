"""From articles to mentions: a pure function of title, body, language and model.

Title and body are tagged apart; the article-level components then read them together, so that a name explained in the
body is known in the title. An article on which the model raises keeps the mentions that rules find, and a reject says
so.
"""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import partial

from spacy.language import Language

from newsmill.schemas.rows.article import LanguageArticle, TaggedArticle
from newsmill.schemas.rows.mention import Mention
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.entities.entity_settings import EntitySettings, primary_language
from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.names.entity_keys import entity_id, named_entity
from newsmill.transforms.entities.own_source import mark_own_source
from newsmill.transforms.entities.pipelines import Pipeline, pipeline_for
from newsmill.transforms.entities.resolve import resolve
from newsmill.transforms.entities.tagging import ModelFailure, Read, moved, read_docs, tag_texts
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.title_case import sentence_case
from newsmill.transforms.ground.dead_letters import dead_letter
from newsmill.transforms.ground.guard import Handled, attempt, handled_article, internal_error

STAGE = "entities"
"""Name of this stage in rejects."""


@dataclass(frozen=True, slots=True)
class ArticleMentions:
    """What was found in one article."""

    mentions: tuple[Mention, ...]
    """In order of appearance, title first."""
    failure: Reject | None
    """Says that the model, or newsmill itself, raised on this article; null when neither did."""


def tag(articles: Sequence[LanguageArticle], settings: EntitySettings) -> list[TaggedArticle]:
    """Return ``articles`` with their mentions, in the same order.

    Raises:
        ModelError: a model asked for cannot be used.
    """
    found = mentions_of(articles, settings)
    return [with_mentions(article, each.mentions) for article, each in zip(articles, found, strict=True)]


def with_mentions(article: LanguageArticle, mentions: tuple[Mention, ...]) -> TaggedArticle:
    """Return ``article`` as a tagged article."""
    values = {field.name: getattr(article, field.name) for field in fields(LanguageArticle)}
    return TaggedArticle(**values, mentions=mentions)


def mentions_of(articles: Sequence[LanguageArticle], settings: EntitySettings) -> list[ArticleMentions]:
    """Return what is found in each of ``articles``, in the same order.

    Raises:
        ModelError: a model asked for cannot be used.
    """
    texts = [(primary_language(article.language), article.title or "", article.body) for article in articles]
    by_language: dict[str | None, dict[tuple[str | None, str, str], LanguageArticle]] = {}
    for text, article in zip(texts, articles, strict=True):
        # Equal title and body are tagged once; the copies have the same mentions.
        by_language.setdefault(text[0], {}).setdefault(text, article)
    found: dict[tuple[str | None, str, str], ArticleMentions] = {}
    for language, distinct in by_language.items():
        pipeline = pipeline_for(language, settings)
        found.update(zip(distinct, _mentions_in(list(distinct.values()), language, pipeline, settings), strict=True))
    return [_of_article(found[text], article) for text, article in zip(texts, articles, strict=True)]


def _of_article(found: ArticleMentions, article: LanguageArticle) -> ArticleMentions:
    """Return what was found in a text as found in ``article``: its source's own name is told, a failure names it."""
    mentions = mark_own_source(found.mentions, article.source, article.source_name)
    if found.failure is None:
        return ArticleMentions(mentions, None)
    failure = dataclasses.replace(found.failure, document_uri=article.document_uri, locator=article.locator)
    return ArticleMentions(mentions, failure)


def _mentions_in(
    articles: list[LanguageArticle], language: str | None, pipeline: Pipeline, settings: EntitySettings
) -> list[ArticleMentions]:
    texts = [text for article in articles for text in _read_texts(article, language)]
    spans: list[list[Found] | ModelFailure] = [[] for _ in texts]
    if pipeline.nlp is not None:
        with pipeline.lock:
            spans = tag_texts(_reader(pipeline, pipeline.nlp, settings.batch_size), texts)
    pairs = zip(spans[::2], spans[1::2], strict=True)
    return [
        _guarded(article, partial(_article_mentions, article, language, pipeline, settings.entity_list, *spans))
        for article, spans in zip(articles, pairs, strict=True)
    ]


def _read_texts(article: LanguageArticle, language: str | None) -> tuple[str, str]:
    return sentence_case(article.title or "", article.body, language), article.body


def _reader(pipeline: Pipeline, nlp: Language, batch_size: int) -> Read:
    return pipeline.words.read if pipeline.words else read_docs(nlp, batch_size)


def _guarded(article: LanguageArticle, work: Callable[[], ArticleMentions]) -> ArticleMentions:
    """Return what ``work`` finds in ``article``; when it raises, no mentions and the reject that says so."""
    found = attempt(STAGE, _handled(article), work)
    return ArticleMentions((), found) if isinstance(found, Reject) else found


def _article_mentions(
    article: LanguageArticle,
    language: str | None,
    pipeline: Pipeline,
    entity_list: str | None,
    title_spans: list[Found] | ModelFailure,
    body_spans: list[Found] | ModelFailure,
) -> ArticleMentions:
    text = ArticleText(article.body, language, article.title or "")
    if isinstance(title_spans, ModelFailure) or isinstance(body_spans, ModelFailure):
        failures = [spans for spans in (title_spans, body_spans) if isinstance(spans, ModelFailure)]
        reject = _reject(article, pipeline, failures[0].error)
        return ArticleMentions(_mentions(text, resolve(text, [], entity_list), pipeline.name), reject)
    found = resolve(text, title_spans + moved(body_spans, text.body_offset), entity_list)
    return ArticleMentions(_mentions(text, found, pipeline.name), None)


def _mentions(text: ArticleText, found: list[Found], model: str) -> tuple[Mention, ...]:
    return tuple(_mention(text, span, model) for span in found)


def _mention(article: ArticleText, span: Found, model: str) -> Mention:
    text = article.text[span.start : span.end]
    entity = span.entity or named_entity(span.label, text, article.language)
    sentence_start, sentence_end = article.sentence_at(span.start)
    in_title = span.start < article.body_offset
    offset = 0 if in_title else article.body_offset
    return Mention(
        entity_id=entity_id(entity.label, entity.key),
        entity_name=entity.name,
        country_code=entity.country_code,
        wikidata_id=entity.wikidata_id,
        kind=entity.kind,
        text=text,
        label=entity.label,
        model_label=span.model_label,
        field="title" if in_title else "body",
        char_start=span.start - offset,
        char_end=span.end - offset,
        sentence_start=sentence_start - offset,
        sentence_end=max(sentence_end, span.end) - offset,
        method=span.method,
        model=model,
        own_source=False,
    )


def _reject(article: LanguageArticle, pipeline: Pipeline, error: Exception) -> Reject:
    record = _handled(article)
    if pipeline.is_own:
        return internal_error(STAGE, record, error)
    detail = f"{pipeline.name}: {type(error).__name__}: {error}"
    return dead_letter(STAGE, record.document_uri, Reason.MODEL_FAILED, detail, record.payload, record.locator)


def _handled(article: LanguageArticle) -> Handled:
    return handled_article(article.document_uri, article.locator, article.title, article.body)
