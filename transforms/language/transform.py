"""Steps of language: batches of articles in, the same with two more columns out, dead letters beside them.

An article on which newsmill fails has no language then; a dead letter says so.
"""

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.row import schema_of, to_batch
from newsmill.schemas.rows.article import LanguageArticle
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.guard import attempt, handled_article
from newsmill.transforms.language.tell import tell

STAGE = "language"
"""Name of this stage in rejects."""

_ARTICLE = ("document_uri", "locator", "title", "body", "declared_language", "source")

Told = tuple[pa.RecordBatch, pa.RecordBatch]
"""A batch of ``LanguageArticle`` and one of ``Reject``."""


def tell_batch(batch: pa.RecordBatch) -> Told:
    """Return a batch of ``Article`` as ``LanguageArticle``: two columns appended, the others not copied."""
    told = [_tell(*row) for row in zip(*(batch.column(name).to_pylist() for name in _ARTICLE), strict=True)]
    found = [(None, None) if isinstance(each, Reject) else each for each in told]
    schema = schema_of(LanguageArticle)
    languages = pa.array([language for language, _ in found], schema.field("language").type)
    scores = pa.array([score for _, score in found], schema.field("language_score").type)
    columns = {"language": languages, "language_score": scores}
    rows = pa.RecordBatch.from_arrays(
        [columns[name] if name in columns else batch.column(name) for name in schema.names], schema=schema
    )
    return rows, to_batch([each for each in told if isinstance(each, Reject)], Reject)


def retell_batch(batch: pa.RecordBatch) -> Told:
    """Return a batch of ``LanguageArticle`` with the language as it is told now.

    The stored language counts as declared; while it holds, its score stays. An article whose text is another now comes
    without a score and gets that of its new text.
    """
    told, rejects = tell_batch(batch)
    same = pc.equal(pc.fill_null(told.column("language"), ""), pc.fill_null(batch.column("language"), ""))
    kept = pc.if_else(same, batch.column("language_score"), None)
    score = pc.coalesce(kept, told.column("language_score"))
    ix = told.schema.get_field_index("language_score")
    return told.set_column(ix, told.schema.field(ix), score), rejects


def _tell(
    document_uri: str, locator: str | None, title: str | None, body: str, declared: str | None, source: str | None
) -> tuple[str | None, float | None] | Reject:
    record = handled_article(document_uri, locator, title, body)
    return attempt(STAGE, record, lambda: tell(body or title or "", declared, source))
