import datetime as dt

from newsmill.schemas.row import from_batch, schema_of, to_batch
from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.transform import Normalize

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
BATCH = to_batch(
    [
        Document(f"file:///{name}", None, "text/plain", content, None)
        for name, content in (("a", b"Ein Satz."), ("b", b""), ("c", b"Noch ein Satz."))
    ],
    Document,
)


def test_a_batch_splits_into_articles_and_dead_letters_in_order():
    articles, rejects = Normalize(SETTINGS)(BATCH)
    assert articles.schema == schema_of(Article)
    assert rejects.schema == schema_of(Reject)
    assert [row.document_uri for row in from_batch(articles, Article)] == ["file:///a", "file:///c"]
    assert [row.document_uri for row in from_batch(rejects, Reject)] == ["file:///b"]
