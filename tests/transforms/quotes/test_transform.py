import dataclasses
from typing import Any

import pytest

from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.article import QuotedArticle, TaggedArticle
from newsmill.transforms.quotes import transform
from newsmill.transforms.quotes.transform import find_quotes, leave_unquoted, quote_batch


@pytest.fixture
def articles() -> list[TaggedArticle]:
    def article(body: str) -> TaggedArticle:
        values: dict[str, Any] = dict.fromkeys(field.name for field in dataclasses.fields(TaggedArticle))
        values |= {
            "article_id": "a" * 32, "identity_layer": "locator", "source": "a.example", "document_uri": "file:///a",
            "authors": (), "categories": (), "agencies": (), "word_count": 3, "content_hash": "0" * 64,
            "exact_hash": "0" * 64, "extractor": "text", "body": body, "language": "de", "removed_lines": (),
            "mentions": (), "layout": b"\0", "position": 0, "earlier": (),
        }  # fmt: skip
        return TaggedArticle(**values)

    return [article("„Der Deich hält“, sagte Lüdke."), article("Niemand sagte etwas.")]


def test_each_article_has_its_quotes(articles):
    batch, failures = quote_batch(to_batch(articles, TaggedArticle))
    assert [[quote.text for quote in row.quotes] for row in from_batch(batch, QuotedArticle)] == [
        ["Der Deich hält"],
        [],
    ]
    assert failures == []


def test_a_failure_costs_its_article_the_quotes_and_nothing_else(articles, monkeypatch):
    real = transform.quotes_of

    def broken(title, body, language, mentions):
        if "Niemand" in body:
            raise RuntimeError("no")
        return real(title, body, language, mentions)

    monkeypatch.setattr(transform, "quotes_of", broken)
    batch, (failure,) = quote_batch(to_batch(articles, TaggedArticle))
    assert [len(row.quotes) for row in from_batch(batch, QuotedArticle)] == [1, 0]
    assert (failure.stage, failure.reason, failure.document_uri) == ("quotes", "internal_error", "file:///a")


def test_the_step_gives_the_batch_and_no_rejects(articles):
    batch, rejects = find_quotes(to_batch(articles, TaggedArticle))
    assert [len(row.quotes) for row in from_batch(batch, QuotedArticle)] == [1, 0]
    assert rejects.num_rows == 0


def test_quotes_may_be_left_out(articles):
    batch, _ = leave_unquoted(to_batch(articles, TaggedArticle))
    assert [len(row.quotes) for row in from_batch(batch, QuotedArticle)] == [0, 0]
