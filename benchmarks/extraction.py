"""Article text out of HTML pages, against gold text: newsmill beside bare trafilatura and newspaper4k in the same run.

The folder has the layout of the article-extraction-benchmark (Scrapinghub,
https://github.com/scrapinghub/article-extraction-benchmark): ``ground-truth.json`` (page id to ``articleBody`` and
``url``) and ``<page id>.html.gz``. The measure is that benchmark's: 4-gram shingles of words, precision and recall
averaged over pages, F1 of the averages.

    python -m benchmarks.extraction PATH [--worst 5]
"""

import argparse
import datetime as dt
import gzip
import importlib
import importlib.util
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_TOKEN = re.compile(r"\w+")
_SIZE = 4

Reader = Callable[[bytes, str], str]


def main() -> None:
    """Print a table and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="folder with ground-truth.json and <page id>.html.gz")
    parser.add_argument("--worst", type=int, default=0, help="also print the pages newsmill reads worst")
    options = parser.parse_args()
    gold = json.loads((options.path / "ground-truth.json").read_text("utf-8"))
    pages = {key: gzip.decompress((options.path / f"{key}.html.gz").read_bytes()) for key in gold}
    figures: dict[str, dict[str, float]] = {}
    for name, reader in readers().items():
        figures[name], scores = measure(reader, gold, pages)
        shown = "  ".join(f"{field} {value:.4f}" for field, value in figures[name].items())
        print(f"{name:14} {shown}")
        if name == "newsmill":
            show_worst(scores, gold, options.worst)
    print(
        json.dumps(
            {f"{name}_{field}": round(value, 4) for name, row in figures.items() for field, value in row.items()}
        )
    )


def readers() -> dict[str, Reader]:
    """Return the extractors to compare; newspaper4k only where it is installed."""
    found: dict[str, Reader] = {"newsmill": read_newsmill, "trafilatura": read_trafilatura}
    if importlib.util.find_spec("newspaper") is None:
        return found
    return {**found, "newspaper4k": read_newspaper}


def read_newsmill(page: bytes, url: str) -> str:
    """Return the body as newsmill publishes it, line roles applied."""
    document = Document("file:///page.html", None, "text/html", page, None, url=url)
    result = normalize(document, NormalizeSettings(now=NOW))
    return result.body if isinstance(result, Article) else ""


def read_trafilatura(page: bytes, url: str) -> str:
    """Return what bare trafilatura gives with its defaults, comments off."""
    import trafilatura

    return trafilatura.extract(page, url=url, include_comments=False) or ""


def read_newspaper(page: bytes, url: str) -> str:
    """Return newspaper4k's text."""
    article = importlib.import_module("newspaper").Article(url, fetch_images=False)
    article.download(input_html=page.decode("utf-8", "replace"))
    article.parse()
    return article.text or ""


def measure(
    reader: Reader, gold: dict[str, dict[str, str]], pages: dict[str, bytes]
) -> tuple[dict[str, float], dict[str, tuple[float, float]]]:
    """Return precision, recall, F1 and pages per second, and each page's precision and recall."""
    reader(next(iter(pages.values())), "https://example.org/")
    scores: dict[str, tuple[float, float]] = {}
    started = time.process_time()
    texts = {key: reader(page, gold[key].get("url", "")) for key, page in pages.items()}
    seconds = time.process_time() - started
    for key, text in texts.items():
        scores[key] = compare(gold[key]["articleBody"], text)
    precision = statistics.mean(score[0] for score in scores.values())
    recall = statistics.mean(score[1] for score in scores.values())
    f1 = 2 * precision * recall / (precision + recall)
    return {"f1": f1, "precision": precision, "recall": recall, "pages_per_second": len(pages) / seconds}, scores


def compare(true: str, read: str) -> tuple[float, float]:
    """Return precision and recall of the 4-gram shingles, counted."""
    wanted, got = shingles(true), shingles(read)
    common = sum((wanted & got).values())
    if not common:
        return (1.0, 1.0) if wanted == got else (0.0, 0.0)
    return common / sum(got.values()), common / sum(wanted.values())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the counted 4-grams of words of ``text``; of fewer words, one shorter shingle."""
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[at : at + _SIZE]) for at in range(max(1, len(tokens) - _SIZE + 1)))


def show_worst(scores: dict[str, tuple[float, float]], gold: dict[str, dict[str, str]], count: int) -> None:
    """Print the pages with the lowest F1."""
    ranked = sorted(scores.items(), key=lambda item: item[1][0] * item[1][1])
    for key, (precision, recall) in ranked[:count]:
        print(f"  {precision:.3f} {recall:.3f} {key[:12]} {gold[key].get('url', '')[:90]}")


if __name__ == "__main__":
    main()
