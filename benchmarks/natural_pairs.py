"""Pairs as they come: are all articles of a file that are alike linked, by an exact comparison of each with each?

    python -m benchmarks.natural_pairs ARTICLES.jsonl.gz [--limit 3000] [--show 10]

The file is JSON Lines with ``title``, ``text``, ``url`` and ``published``. Texts are compared as newsmill publishes
them, line roles applied. A pair is alike from Jaccard 0.5, or from 0.8 of the smaller one within the larger if that has
30 words, when the days of the two differ by 30 or less. Pairs of a listed series, daily figures and newsletters of one
paper, are counted apart: they are alike and no copies.
"""

import argparse
import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.all_pairs import all_pairs
from benchmarks.duplicate_articles import article, batches
from benchmarks.duplicates import LEAST_WORDS
from benchmarks.lines import read_documents
from newsmill.schemas.rows.article import Article
from newsmill.transforms.deduplicate.candidates import LOOKBACK_DAYS
from newsmill.transforms.deduplicate.compare import compare
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SETTINGS = NormalizeSettings(now=dt.datetime(9999, 1, 1, tzinfo=dt.UTC))
SERIES = (
    (
        "sueddeutsche.de",
        re.compile(r"nachrichten (?:kompakt|am morgen|am abend)|sz am (?:morgen|abend)", re.IGNORECASE),
    ),
    ("zeit.de", re.compile(r"\brki\b|\bneuinfektionen\b|\binzidenz\b", re.IGNORECASE)),
    ("tagesspiegel.de", re.compile(r"das war wichtig|newsletter|morgenlage", re.IGNORECASE)),
)
"""Series of papers: source, and what their titles hold."""


class Alike(NamedTuple):
    """A pair that the exact comparison found."""

    a: int
    b: int
    jaccard: float
    series: bool
    """Both are of one listed series."""


def main() -> None:
    """Compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int, default=3000, help="articles to read")
    parser.add_argument("--show", type=int, default=0, help="pairs that were missed to print")
    options = parser.parse_args()
    results = [normalize(document, SETTINGS) for document in islice(read_documents(options.articles), options.limit)]
    articles = [result for result in results if isinstance(result, Article) and result.published_at is not None]
    alike, found = list(exact(articles)), linked(articles)
    missed = [pair for pair in alike if not pair.series and (pair.a, pair.b) not in found]
    for pair in missed[: options.show]:
        print(f"{pair.jaccard:.2f}  {articles[pair.a].title}  |  {articles[pair.b].title}")
    single = [pair for pair in alike if not pair.series]
    figures = {
        "articles": len(articles),
        "pairs": len(alike),
        "series_share": round(1 - len(single) / max(1, len(alike)), 4),
        "series_linked": sum(pair.series and (pair.a, pair.b) in found for pair in alike),
        "recall": round(1 - len(missed) / max(1, len(single)), 4),
        "not_alike": len(found - {(pair.a, pair.b) for pair in alike}),
    }
    for name, value in figures.items():
        print(f"{name:16}{value:10}")
    print(json.dumps(figures))


def exact(articles: Sequence[Article]) -> Iterator[Alike]:
    """Yield the pairs that are alike and near in time."""
    for pair in all_pairs([each.body for each in articles]):
        first, second = articles[pair.a], articles[pair.b]
        inside = pair.jaccard >= 0.5 or pair.smaller_words >= LEAST_WORDS
        if inside and abs(_day(first) - _day(second)) <= LOOKBACK_DAYS:
            yield Alike(pair.a, pair.b, pair.jaccard, bool(_series(first) & _series(second)))


def linked(articles: Sequence[Article]) -> set[tuple[int, int]]:
    """Return the pairs that newsmill links, as positions."""
    first = min((each.published_at for each in articles if each.published_at), default=SETTINGS.now)
    rows = [
        article(
            str(ix), each.title or "", each.body, each.source, int((each.published_at - first).total_seconds() / 60)
        )
        for ix, each in enumerate(articles)
        if each.published_at
    ]
    places = {row.article_id: ix for ix, row in enumerate(rows)}
    edges = compare(Signatures((signatures(batch), SignatureFile("memory", new=True)) for batch in batches(rows))).edges
    ends = zip(edges["article_a"].to_pylist(), edges["article_b"].to_pylist(), strict=True)
    pairs = ((places[a], places[b]) for a, b in ends)
    return {(min(pair), max(pair)) for pair in pairs}


def _series(article: Article) -> set[int]:
    """Return the numbers of the series that an article is of."""
    return {
        ix
        for ix, (source, title) in enumerate(SERIES)
        if article.source == source and title.search(article.title or "")
    }


def _day(article: Article) -> int:
    return article.published_at.toordinal() if article.published_at else 0


if __name__ == "__main__":
    main()
