"""What NewsAPI and Event Registry wrap around their articles."""

import json
from pathlib import Path

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from tests.transforms.sources.records.exports import PARAGRAPH, rows


def test_newsapi_cuts_texts_and_removes_articles(tmp_path: Path) -> None:
    articles = [
        {"title": "Mehr Busse", "url": "https://a.example/1", "content": f"{PARAGRAPH} Die Kos… [+812 chars]"},
        {"title": "[Removed]", "url": "https://removed.com", "content": "[Removed]"},
        {"title": "Ganz", "url": "https://a.example/2", "content": PARAGRAPH},
        {"title": "Kurz", "url": "https://a.example/3", "content": f"{PARAGRAPH} Die Kos... [812 chars]"},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"status": "ok", "articles": articles}))
    cut, gone, whole, other = rows(tmp_path / "a.json")
    assert isinstance(cut, Document)
    assert isinstance(whole, Document)
    assert (cut.content.decode(), cut.truncated) == (f"{PARAGRAPH} Die Kos", True)
    assert whole.truncated is None
    assert isinstance(other, Document)
    assert (other.content, other.truncated) == (cut.content, True)
    assert isinstance(gone, Reject)
    assert gone.reason == Reason.WITHDRAWN


def test_event_registry_wraps_its_results_twice(tmp_path: Path) -> None:
    article = {"uri": "81", "lang": "deu", "url": "https://a.example/1", "title": "Busse", "body": PARAGRAPH,
               "date": "2026-05-04", "dateTime": "2026-05-04T06:20:00Z", "dateTimePub": "2026-05-04T06:15:00Z",
               "source": {"uri": "a.example", "title": "Seeblatt"}, "authors": [{"name": "Lena Ortlieb"}]}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps({"articles": {"page": 1, "results": [article]}}))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, Document)
    assert (row.title, row.authors, row.source) == ("Busse", ("Lena Ortlieb",), "a.example")
    assert row.published == "2026-05-04T06:15:00Z"
