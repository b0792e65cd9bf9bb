"""Line roles on articles: how many lines each rule takes out, examples of them, and the time it takes.

The input is JSON Lines, plain or gzipped: articles with ``text`` and perhaps ``title``, ``url`` and ``published``.

    python -m benchmarks.lines PATH [--limit 3000] [--examples 5] [--seed 1]
"""

import argparse
import datetime as dt
import gzip
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


def main() -> None:
    """Print a table of rules, with examples on demand, and as the last line one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="JSON Lines of articles, plain or .gz")
    parser.add_argument("--limit", type=int, default=3000, help="articles to read")
    parser.add_argument("--examples", type=int, default=0, help="removed lines to show per rule")
    parser.add_argument("--seed", type=int, default=1, help="seed of the sample of examples")
    options = parser.parse_args()
    documents = list(islice(read_documents(options.path), options.limit))
    started = time.process_time()
    results = [normalize(document, SETTINGS) for document in documents]
    seconds = time.process_time() - started
    articles = [result for result in results if isinstance(result, Article)]
    removed = by_rule(articles)
    show(removed, options.examples, random.Random(options.seed))
    total = sum(len(article.body.split("\n")) + len(article.removed_lines) for article in articles)
    gone = sum(map(len, removed.values()))
    figures = {
        "articles": len(articles),
        "rejects": len(results) - len(articles),
        "lines": total,
        "removed": gone,
        "removed_share": round(gone / max(1, total), 5),
        "ms_per_article": round(1000 * seconds / max(1, len(documents)), 3),
    }
    print(json.dumps(figures))


def read_documents(path: Path) -> Iterator[Document]:
    """Yield the articles of a JSON Lines file as documents."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            record: dict[str, Any] = json.loads(line)
            yield Document(
                document_uri=f"file:///{path.name}",
                locator=None,
                media_type="text/plain",
                content=str(record.get("text", "")).encode(),
                charset="utf-8",
                title=record.get("title"),
                url=record.get("url"),
                published=record.get("published"),
                date_source="record",
            )


def by_rule(articles: list[Article]) -> dict[str, list[str]]:
    """Return the removed lines by role and rule."""
    found: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for line in article.removed_lines:
            found[f"{line.role}/{line.rule}"].append(line.text)
    return found


def show(removed: dict[str, list[str]], examples: int, chance: random.Random) -> None:
    """Print counts per rule, most first, each with a sample of its lines."""
    for rule, texts in sorted(removed.items(), key=lambda item: -len(item[1])):
        print(f"{len(texts):6}  {rule}")
        for text in chance.sample(texts, min(examples, len(texts))):
            print(f"          {text[:160]}")


if __name__ == "__main__":
    main()
