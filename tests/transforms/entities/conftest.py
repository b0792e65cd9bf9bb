import datetime as dt
import re
from collections.abc import Callable
from dataclasses import fields

import pytest

from newsmill.schemas.rows.article import LanguageArticle
from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.resolve import resolve
from newsmill.transforms.entities.text.article_text import ArticleText

MakeArticle = Callable[..., LanguageArticle]


def _article(body: str, title: str | None = None, language: str | None = "de") -> LanguageArticle:
    values = dict.fromkeys(field.name for field in fields(LanguageArticle))
    values |= {
        "article_id": "a",
        "identity_layer": "locator",
        "source": "local",
        "document_uri": "file:///articles/a.txt",
        "locator": "1",
        "authors": (),
        "categories": (),
        "agencies": (),
        "removed_lines": (),
        "layout": b"",
        "position": 0,
        "earlier": (),
        "first_seen_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        "word_count": len(body.split()),
        "content_hash": "0" * 64,
        "exact_hash": "0" * 64,
        "extractor": "text",
        "title": title,
        "body": body,
        "language": language,
        "language_score": None if language is None else 1.0,
    }
    return LanguageArticle(**values)


@pytest.fixture
def make_article() -> MakeArticle:
    return _article


Marked = Callable[..., tuple[ArticleText, list[Found]]]


@pytest.fixture
def marked() -> Marked:
    """Read a text with the tagger's mentions marked inline: ``[PER Eva Lind] kam.``"""
    return _marked


def _marked(text: str, language: str | None = "de") -> tuple[ArticleText, list[Found]]:
    spans: list[Found] = []
    plain, last = "", 0
    for match in re.finditer(r"\[([A-Z]+) ([^\]]+)\]", text):
        plain += text[last : match.start()]
        spans.append(Found(len(plain), len(plain) + len(match.group(2)), match.group(1), match.group(1)))
        plain += match.group(2)
        last = match.end()
    return ArticleText(plain + text[last:], language), spans


Resolved = Callable[..., list[tuple[str, str, str, str]]]


@pytest.fixture
def resolved() -> Resolved:
    """Resolve a marked text: text, label, name and method of every mention."""

    def run(text: str, language: str | None = "de", entity_list: str | None = None) -> list[tuple[str, str, str, str]]:
        article, spans = _marked(text, language)
        found = resolve(article, spans, entity_list)
        return [(article.text[f.start : f.end], f.label, f.entity.name if f.entity else "", f.method) for f in found]

    return run
