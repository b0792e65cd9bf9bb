"""Cost of quotes: CPU of the stage beside that of the entities stage, on the same articles in alternating rounds.

The input is JSON Lines, plain or gzipped: articles with ``text`` and perhaps ``title``, ``url`` and ``published``.

    python -m benchmarks.quotes PATH [--limit 300] [--rounds 3]

Each side takes the batches of a run, 256 articles as Arrow, and gives batches. Times are CPU seconds of the process; of
the rounds the median counts. The last line is one JSON object.
"""

import argparse
import json
import statistics
import time
from collections import Counter
from itertools import islice
from pathlib import Path

import pyarrow as pa

from benchmarks.lines import SETTINGS, read_documents
from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.article import Article, LanguageArticle, TaggedArticle
from newsmill.transforms.deduplicate.work import UNIT_ROWS
from newsmill.transforms.entities import EntitySettings, tag
from newsmill.transforms.language.transform import tell_batch
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.quotes.transform import quote_batch

ENTITIES = EntitySettings.of()


def main() -> None:
    """Print the times of each round, and as the last line one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="JSON Lines of articles, plain or .gz")
    parser.add_argument("--limit", type=int, default=300, help="articles to read")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each side")
    options = parser.parse_args()
    told = told_batches(options.path, options.limit)
    count = sum(batch.num_rows for batch in told)
    rounds = [_round(told) for _ in range(options.rounds)]
    for tagging, quoting in rounds:
        print(f"entities {1000 * tagging / count:.3f} ms, quotes {1000 * quoting / count:.3f} ms an article")
    quotes = kinds(told)
    figures = {
        "articles": count,
        "words": sum(len(body.split()) for batch in told for body in batch.column("body").to_pylist()),
        "quotes": sum(quotes.values()),
        **{kind: quotes[kind] for kind in ("direct", "mixed", "indirect")},
        "ms_per_article": round(1000 * statistics.median(quoting for _, quoting in rounds) / count, 3),
        "share_of_entities": round(statistics.median(quoting / tagging for tagging, quoting in rounds), 4),
    }
    print(json.dumps(figures))


def told_batches(path: Path, limit: int) -> list[pa.RecordBatch]:
    """Return the articles of a JSON Lines file as batches of ``LanguageArticle``."""
    results = (normalize(document, SETTINGS) for document in islice(read_documents(path), limit))
    articles = [result for result in results if isinstance(result, Article)]
    parts = (articles[start : start + UNIT_ROWS] for start in range(0, len(articles), UNIT_ROWS))
    return [tell_batch(to_batch(part, Article))[0] for part in parts]


def kinds(told: list[pa.RecordBatch]) -> Counter[str]:
    """Return how many quotes of each kind the articles have."""
    quoted = (quote_batch(_tagged(batch))[0] for batch in told)
    return Counter(quote["kind"] for batch in quoted for each in batch.column("quotes").to_pylist() for quote in each)


def _tagged(batch: pa.RecordBatch) -> pa.RecordBatch:
    return to_batch(tag(from_batch(batch, LanguageArticle), ENTITIES), TaggedArticle)


def _round(told: list[pa.RecordBatch]) -> tuple[float, float]:
    started = time.process_time()
    tagged = [_tagged(batch) for batch in told]
    between = time.process_time()
    for batch in tagged:
        quote_batch(batch)
    return between - started, time.process_time() - between


if __name__ == "__main__":
    main()
