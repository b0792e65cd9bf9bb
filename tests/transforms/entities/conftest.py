import datetime as dt
from collections.abc import Callable
from dataclasses import fields

import pytest

from schemas.rows.article import LanguageArticle

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
        "removed_lines": (),
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
