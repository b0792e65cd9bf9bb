"""Cost of places: CPU of what a month's counts of countries and the choice of each place add, on tagged articles.

The input is JSON Lines, plain or gzipped: articles with ``text`` and perhaps ``title``, ``url`` and ``published``.

    python -m benchmarks.places PATH [--limit 300] [--rounds 3]

The articles are tagged once and count as one month. Times are CPU seconds of the process; of the rounds the median
counts, unpacking the extract apart. The last line is one JSON object.
"""

import argparse
import json
import statistics
import time
from collections import defaultdict
from pathlib import Path

import pyarrow as pa

from benchmarks.quotes import ENTITIES, told_batches
from newsmill.schemas.row import from_batch
from newsmill.schemas.rows.article import LanguageArticle, TaggedArticle
from newsmill.transforms.entities import tag
from newsmill.transforms.ground.gazetteer import cities_called
from newsmill.transforms.tables.locate import Context, Location, homes, locate
from newsmill.transforms.tables.place_context import count_countries, told_countries

Places = dict[str, tuple[str, str | None, set[str]]]
"""Name, kind and articles by entity id."""


def main() -> None:
    """Print the time of each round, and as the last line one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="JSON Lines of articles, plain or .gz")
    parser.add_argument("--limit", type=int, default=300, help="articles to read")
    parser.add_argument("--rounds", type=int, default=3, help="rounds")
    options = parser.parse_args()
    batches = told_batches(options.path, options.limit)
    articles = [found for batch in batches for found in tag(list(from_batch(batch, LanguageArticle)), ENTITIES)]
    started = time.process_time()
    cities_called("")
    unpacking = time.process_time() - started
    mentions, places = _mentions(articles), _places(articles)
    seconds = []
    for _ in range(options.rounds):
        started = time.process_time()
        found = _located(mentions, places)
        seconds.append(time.process_time() - started)
        print(f"{1000 * seconds[-1] / len(articles):.3f} ms an article")
    figures = {
        "articles": len(articles),
        "places": len(places),
        "with_country": sum(location.country_code is not None for location in found),
        "with_coordinates": sum(location.city is not None for location in found),
        "ms_per_article": round(1000 * statistics.median(seconds) / len(articles), 3),
        "ms_unpacking": round(1000 * unpacking, 1),
    }
    print(json.dumps(figures))


def _mentions(articles: list[TaggedArticle]) -> pa.Table:
    rows = [
        {"article_id": article.article_id, "entity_id": each.entity_id, "text": each.text, "label": each.label}
        for article in articles
        for each in article.mentions
    ]
    return pa.Table.from_pylist(rows)


def _places(articles: list[TaggedArticle]) -> Places:
    """Return the places that are no countries, under the first name that an article has for each."""
    places: Places = {}
    for article in articles:
        for each in article.mentions:
            if each.label == "LOC" and each.country_code is None:
                places.setdefault(each.entity_id, (each.entity_name, each.kind, set()))[2].add(article.article_id)
    return places


def _located(mentions: pa.Table, places: Places) -> list[Location]:
    rows = pa.Table.from_batches([count_countries("2026-01", mentions).rows])
    told = defaultdict(dict, told_countries(rows))
    return [
        locate(name, kind, Context(len(articles), told[bytes.fromhex(entity_id)], homes(["a.de"])))
        for entity_id, (name, kind, articles) in places.items()
    ]


if __name__ == "__main__":
    main()
