"""How good stories are against stories told by hand, and what they cost.

    python -m benchmarks.stories ARTICLES.jsonl.gz ... --gold GOLD.json ... [--language de]

Records have ``url``, ``title``, ``text``, ``published`` and perhaps ``source``. A gold file maps names of windows to
``{url: story}``, null for articles that count for nothing, and ``unsure`` to pairs of addresses that count neither for
nor against. Without it the costs alone are measured. CPU is that of this process, vectors and grouping apart.

Pairs are scored over all articles of all windows, BCubed over the articles that are in a story of two or more by hand
or by newsmill; macro recall is the mean over the stories of the share of their pairs that was found.
"""

import argparse
import datetime as dt
import gzip
import itertools
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.row import TIMESTAMP
from newsmill.schemas.stable_ids import stable_id
from newsmill.transforms.stories.columns import Vectors, read_vectors
from newsmill.transforms.stories.days import Archive, tell_stories
from newsmill.transforms.stories.vector import story_vectors

Record = dict[str, Any]
Stories = dict[str, str]
"""Story of each article, by address."""
BATCH = 256


def read_records(path: Path) -> list[Record]:
    """Return the records of a gzipped file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def batch_of(records: Iterable[Record], language: str) -> pa.RecordBatch:
    """Return the columns of articles that vectors are made of."""
    rows = [
        {
            "article_id": stable_id("article", "url", record["url"]),
            "document_uri": record["url"],
            "locator": None,
            "published_at": _time(record["published"]),
            "first_seen_at": dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
            "source": record.get("source") or "unknown",
            "language": record.get("language") or language,
            "title": " ".join((record.get("title") or "").split()) or None,
            "body": record["text"],
        }
        for record in records
    ]
    times = dict.fromkeys(("published_at", "first_seen_at"), TIMESTAMP)
    schema = pa.schema([(name, times.get(name, pa.string())) for name in rows[0]])
    return pa.RecordBatch.from_pylist(rows, schema)


def tell(vectors: pa.Table) -> dict[bytes, bytes]:
    """Return the stories of a store that holds these vectors alone."""
    found: dict[bytes, bytes] = {}
    for language in pc.unique(vectors.column("language")).to_pylist():
        mine = vectors.filter(pc.equal(vectors.column("language"), language))
        days = sorted(set(mine.column("day").to_pylist()))

        def read(day: int, mine: pa.Table = mine) -> Vectors:
            return read_vectors(mine.filter(pc.equal(mine.column("day"), day)))

        for told in tell_stories(Archive(language, tuple(days), read), days):
            found |= dict(zip(told.articles.tolist(), told.stories.tolist(), strict=True))
    return found


def scored(stories: Stories, windows: Mapping[str, Stories], unsure: set[frozenset[str]]) -> dict[str, float]:
    """Return pair precision, recall and F, BCubed F and macro recall."""
    gold = {url: f"{window} {story}" for window, of in windows.items() for url, story in of.items() if story}
    mine = {url: stories.get(url, url) for url in gold}
    right, wrong, missed = 0, 0, 0
    found: dict[str, list[bool]] = defaultdict(list)
    for one, other in itertools.combinations(sorted(gold), 2):
        if frozenset((one, other)) in unsure:
            continue
        same, told = gold[one] == gold[other], mine[one] == mine[other]
        right, wrong, missed = right + (same and told), wrong + (told and not same), missed + (same and not told)
        if same:
            found[gold[one]].append(told)
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    macro = sum(sum(pairs) / len(pairs) for pairs in found.values()) / max(len(found), 1)
    figures = {"pair_precision": precision, "pair_recall": recall, "pair_f": _f(precision, recall)}
    return figures | {"bcubed_f": _bcubed(gold, mine, unsure), "macro_recall": macro}


def _bcubed(gold: Stories, mine: Stories, unsure: set[frozenset[str]]) -> float:
    by_gold, by_mine = _grouped(gold), _grouped(mine)
    precisions, recalls = [], []
    for url in gold:
        mates = [u for u in by_mine[mine[url]] if frozenset((u, url)) not in unsure]
        kin = [u for u in by_gold[gold[url]] if frozenset((u, url)) not in unsure]
        if len(mates) < 2 and len(kin) < 2:
            continue
        precisions.append(sum(gold[u] == gold[url] for u in mates) / len(mates))
        recalls.append(sum(mine[u] == mine[url] for u in kin) / len(kin))
    count = max(len(precisions), 1)
    return _f(sum(precisions) / count, sum(recalls) / count)


def _grouped(stories: Stories) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for url, story in stories.items():
        found[story].append(url)
    return found


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)


def _time(text: str) -> dt.datetime:
    time_ = dt.datetime.fromisoformat(text)
    return time_ if time_.tzinfo else time_.replace(tzinfo=dt.UTC)


def _gold(paths: Iterable[Path]) -> tuple[dict[str, Stories], set[frozenset[str]]]:
    windows: dict[str, Stories] = {}
    unsure: set[frozenset[str]] = set()
    for path in paths:
        read = json.loads(path.read_text("utf-8"))
        unsure |= {frozenset(pair) for pair in read.pop("unsure", ())}
        windows |= read
    return windows, unsure


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--gold", nargs="*", type=Path, default=())
    parser.add_argument("--language", default="de", help="of records that name none")
    options = parser.parse_args()
    records = [record for path in options.articles for record in read_records(path)]
    batches = [batch_of(records[start : start + BATCH], options.language) for start in range(0, len(records), BATCH)]
    story_vectors(batches[0])  # the word list is read once a process
    start = time.process_time()
    vectors = pa.Table.from_batches([story_vectors(batch) for batch in batches])
    between = time.process_time()
    labels = tell(vectors)
    end = time.process_time()
    ids = vectors.column("article_id").to_pylist()
    stories = {r["url"]: labels.get(i.encode(), i.encode()).decode() for r, i in zip(records, ids, strict=True)}
    figures: dict[str, float] = {
        "articles": len(records),
        "stories": sum(len(urls) > 1 for urls in _grouped(stories).values()),
        "vector_ms": 1000 * (between - start) / len(records),
        "grouping_ms": 1000 * (end - between) / len(records),
        "vector_bytes": vectors.nbytes / len(records),
    }
    if options.gold:
        figures |= scored(stories, *_gold(options.gold))
    for name, value in figures.items():
        print(f"{name:16} {value:10.3f}")
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
