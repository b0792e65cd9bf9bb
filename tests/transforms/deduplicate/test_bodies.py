import datetime as dt

import numpy as np
import pytest

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.article import Article
from newsmill.schemas.state import SIGNATURES
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.deduplicate.bodies import read_bodies
from newsmill.transforms.deduplicate.compare import compare
from newsmill.transforms.deduplicate.document_numbers import UNDATED
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def happened(article):
    return article.published_at or article.first_seen_at


@pytest.fixture
def stored(snapshot_of):
    """Return a store of some articles."""

    def go(articles):
        rows = {}
        for each in articles:
            row = {"article_id": each.article_id, "published_at": each.published_at, "body": each.body}
            rows.setdefault((ARTICLES, f"{happened(each):%Y-%m}"), []).append(row)
        return snapshot_of(rows)

    return go


def bodies_of(base, articles):
    days = np.array([(happened(each) - EPOCH).days for each in articles])
    times = [
        UNDATED if each.published_at is None else (each.published_at - EPOCH) // dt.timedelta(microseconds=1)
        for each in articles
    ]
    return read_bodies(base, [each.article_id for each in articles], days, np.array(times))


def test_bodies_come_from_their_months_in_the_order_asked_for(article, stored):
    held = [article(f"a{n}", f"Text {n}", hours=None if n == 2 else 300 * n) for n in range(9)]
    base = stored(held)
    asked = [held[n] for n in (7, 2, 0)]
    assert bodies_of(base, asked) == ["Text 7", "Text 2", "Text 0"]
    assert bodies_of(base, held[2:3]) == ["Text 2"]
    assert bodies_of(base, []) == []


def test_an_article_that_the_store_lacks_is_named(article, stored):
    base = stored([article("a", "Text")])
    with pytest.raises(ValueError, match=article("b", "x").article_id):
        bodies_of(base, [article("b", "x", hours=1)])


def test_stored_signatures_are_verified_from_bodies_with_the_same_figures(article, text, changed, stored):
    held = [article(f"s{n}", text(n, 60 + 300 * (n % 2)), title=f"Nummer {n}") for n in range(4)]
    held.append(article("leer", "", title="Bild"))
    new = [article(f"n{n}", changed(each.body, 0.1, n), title=each.title, hours=2) for n, each in enumerate(held)]
    # Upper case for lower is the same text, but not the same shingles: their kinds differ.
    new.append(article("gross", held[0].body.upper(), title=held[0].title, source="zwei.example", hours=3))
    whole, fresh = signatures(to_batch(held, Article)), signatures(to_batch(new, Article))
    bare = whole.select([name for name in whole.schema.names if name in SIGNATURES.schema.names])
    own = (fresh, SignatureFile("new", new=True))
    expected = compare(Signatures([own, (whole, SignatureFile("stored", new=False))]))
    found = compare(Signatures([own, (bare, SignatureFile("stored", new=False, base=stored(held).path))]))
    assert {row["relation"] for row in expected.edges.to_pylist()} == {"exact", "near"}
    assert found.edges.equals(expected.edges)
    assert found.templates.equals(expected.templates)
