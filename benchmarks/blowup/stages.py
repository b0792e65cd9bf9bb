"""What reads it: the functions that a run uses, one after the other, each with the CPU time that it took."""

import datetime as dt
import gc
import hashlib
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from benchmarks.blowup.carriers import ORDINARY
from benchmarks.blowup.content import Content
from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.article import LanguageArticle, TaggedArticle
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.entities import EntitySettings, tag
from newsmill.transforms.ground.rights import in_page, rights_of
from newsmill.transforms.language.transform import tell_batch
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.transform import normalize_batch
from newsmill.transforms.quotes.transform import quote_batch
from newsmill.transforms.sources.listing.input_file import InputFile
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.source_settings import SourceSettings
from newsmill.transforms.stories.vector import story_vectors

_SETTINGS = NormalizeSettings(now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))

Stage = Callable[[pa.RecordBatch], pa.RecordBatch]


def _normalized(documents: pa.RecordBatch) -> pa.RecordBatch:
    return normalize_batch(documents, _SETTINGS)[0]


def _told(articles: pa.RecordBatch) -> pa.RecordBatch:
    return tell_batch(articles)[0]


def _signed(articles: pa.RecordBatch) -> pa.RecordBatch:
    signatures(articles)
    return articles


def _tagged(articles: pa.RecordBatch) -> pa.RecordBatch:
    return to_batch(tag(from_batch(articles, LanguageArticle), EntitySettings()), TaggedArticle)


def _vectorized(articles: pa.RecordBatch) -> pa.RecordBatch:
    story_vectors(articles)
    return articles


def _quoted(articles: pa.RecordBatch) -> pa.RecordBatch:
    return quote_batch(articles)[0]


STAGES: dict[str, Stage] = {
    "normalize": _normalized,
    "language": _told,
    "signatures": _signed,
    "entities": _tagged,
    "quotes": _quoted,
    "stories": _vectorized,
}
"""The stages behind the sources, in order: each takes the batch that the one before it gives."""


class Cost(NamedTuple):
    """What one input cost."""

    seconds: dict[str, float]
    """CPU seconds by stage."""
    rows: int
    """Articles that came of it."""
    rejects: tuple[Reject, ...]
    """What the sources and ``normalize`` refused."""

    @property
    def total(self) -> float:
        """CPU seconds of all stages."""
        return sum(self.seconds.values())


def cost_of(content: Content, folder: Path) -> Cost:
    """Send a file through all stages; it is written to ``folder`` first."""
    file = _written(content, folder)
    started = time.process_time()
    rows = list(read(file, SourceSettings()))
    documents = [_with_page(row, content.page) for row in rows if isinstance(row, Document)]
    batch = to_batch(documents, Document)
    seconds = {"sources": time.process_time() - started}
    for name, stage in STAGES.items():
        started = time.process_time()
        batch = stage(batch)
        seconds[name] = time.process_time() - started
    return Cost(seconds, batch.num_rows, tuple(row for row in rows if isinstance(row, Reject)))


def warm_up(folder: Path) -> None:
    """Load what the first article of either language and the first page and feed would pay for.

    Garbage collection looks through it no more: it did now and then, whatever the size, and that was taken for growth.
    """
    for content in ORDINARY:
        cost_of(content, folder)
    gc.freeze()


def _written(content: Content, folder: Path) -> InputFile:
    path = folder / f"input.{content.ending}"
    path.write_bytes(content.data)
    sha256 = hashlib.sha256(content.data).hexdigest()
    return InputFile(path.as_uri(), str(path).encode(), len(content.data), 0, sha256)


def _with_page(document: Document, page: bytes | None) -> Document:
    """Return a feed item with its page, as ``--full-text`` brings it when the page forbids nothing."""
    if page is None or rights_of(in_page(page)):
        return document
    return replace(document, page_content=page, page_url=document.url)
