"""Precision, recall and speed of near-duplicate detection, beside datasketch and rensa.

``python -m benchmarks.duplicates ARTICLES.jsonl.gz`` (records with ``title`` and ``text``). Datasketch and rensa
are compared when they are installed.
"""

import argparse
import collections
import gzip
import importlib.util
import json
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.all_pairs import Pair, all_pairs
from benchmarks.duplicate_articles import article, batches
from benchmarks.labelled_edits import Text, labelled_set
from benchmarks.other_libraries import Pairs, datasketch_pairs, rensa_pairs
from benchmarks.template_families import FAMILIES, issues
from newsmill.transforms.deduplicate.compare import Comparison, compare
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile

LEAST_WORDS = 30


def read_articles(path: Path, limit: int) -> list[tuple[str, str]]:
    """Return (title, text) of the records of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        records = [json.loads(line) for _, line in zip(range(limit), lines, strict=False)]
    return [(record["title"], record["text"]) for record in records]


def find(texts: Sequence[Text], source: str = "example.org", step: int = 1) -> tuple[Comparison, Pairs, float]:
    """Return what newsmill finds, as pairs of positions, and the seconds of processor time from text to pairs."""
    articles = [article(t.key, t.title, t.body, source, ix * step) for ix, t in enumerate(texts)]
    positions = {row.article_id: ix for ix, row in enumerate(articles)}
    read = list(batches(articles))
    start = time.process_time()
    found = compare(Signatures((signatures(batch), SignatureFile("memory", new=True)) for batch in read))
    seconds = time.process_time() - start
    return found, _positions(found.edges, positions), seconds


def _positions(edges: Any, positions: dict[str, int]) -> Pairs:
    ends = zip(edges["article_a"].to_pylist(), edges["article_b"].to_pylist(), strict=True)
    pairs = ((positions[a], positions[b]) for a, b in ends)
    return {(min(pair), max(pair)) for pair in pairs}


def counts(truth: Iterable[Pair]) -> tuple[Pairs, Pairs]:
    """Return the near pairs and the contained ones."""
    near, contained = set(), set()
    for pair in truth:
        if pair.jaccard >= 0.5:
            near.add((pair.a, pair.b))
        elif pair.containment >= 0.8 and pair.smaller_words >= LEAST_WORDS:
            contained.add((pair.a, pair.b))
    return near, contained


def figures(found: Pairs, near: Pairs, contained: Pairs) -> dict[str, float]:
    """Return precision over all and recall of both relations."""
    return {
        "precision": len(found & (near | contained)) / max(1, len(found)),
        "recall_near": len(found & near) / max(1, len(near)),
        "recall_contained": len(found & contained) / max(1, len(contained)),
    }


def by_kind(texts: Sequence[Text], found: Pairs, near: Pairs, contained: Pairs) -> None:
    """Print recall and precision of the pairs of an original with each of its edits, and of all others together."""
    true: collections.Counter[str] = collections.Counter()
    hit: collections.Counter[str] = collections.Counter()
    wrong: collections.Counter[str] = collections.Counter()
    for pair in near | contained | found:
        kind = _kind(texts[pair[0]], texts[pair[1]])
        real = pair in near or pair in contained
        true[kind] += real
        hit[kind] += real and pair in found
        wrong[kind] += not real
    print(f"{'original with':24}{'pairs':>8}{'recall':>9}{'precision':>11}")
    for kind, count in sorted(true.items()):
        precision = hit[kind] / max(1, hit[kind] + wrong[kind])
        print(f"{kind:24}{count:8}{hit[kind] / max(1, count):9.4f}{precision:11.4f}")


def _kind(a: Text, b: Text) -> str:
    if a.family == b.family and "original" in (a.kind, b.kind):
        return b.kind if a.kind == "original" else a.kind
    return "(two edits)" if a.family == b.family else "(two stories)"


def templates(count: int, seed: int) -> dict[str, int]:
    """Print and return how many issues of the hostile families merge: each family from one source, on 25 days."""
    total = {"template_pairs_alike": 0, "template_pairs_merged": 0, "template_pairs": 0}
    print(f"{'template':24}{'alike':>8}{'merged':>8}   of {count * (count - 1) // 2} pairs")
    for name in FAMILIES:
        texts = [Text(f"{name}{ix}", name, name, *issue) for ix, issue in enumerate(issues(name, count, seed))]
        found, pairs, _ = find(texts, "template.example", step=25 * 24 * 60 // count)
        alike = len(pairs) + len(found.templates)
        print(f"{name:24}{alike:8}{len(pairs):8}")
        total["template_pairs_alike"] += alike
        total["template_pairs_merged"] += len(pairs)
        total["template_pairs"] += count * (count - 1) // 2
    return total


def others() -> dict[str, Callable[[Sequence[str]], Pairs]]:
    """Return the libraries that are installed."""
    known = {"datasketch": datasketch_pairs, "rensa": rensa_pairs}
    return {name: run for name, run in known.items() if importlib.util.find_spec(name)}


def speed(articles: Sequence[tuple[str, str]], rounds: int) -> dict[str, float]:
    """Print and return documents a second from untouched articles to verified pairs, best of alternating rounds."""
    texts = [Text(str(ix), str(ix), "original", *found) for ix, found in enumerate(articles)]
    best: dict[str, float] = {}
    for _ in range(rounds):
        rates = {"newsmill": len(texts) / find(texts)[2]}
        for name, run in others().items():
            start = time.process_time()
            run([text.body for text in texts])
            rates[name] = len(texts) / (time.process_time() - start)
        best = {name: max(rate, best.get(name, 0)) for name, rate in rates.items()}
    for name, rate in best.items():
        print(f"{name:24}{rate:8.0f} documents a second, newsmill is {best['newsmill'] / rate:.2f} times as fast")
    return {f"documents_per_second_{name}": rate for name, rate in best.items()}


def main() -> None:
    """Build the labelled set, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int, default=3000, help="articles to read")
    parser.add_argument("--edited", type=int, default=400, help="articles to edit, 17 edits each")
    parser.add_argument("--issues", type=int, default=120, help="issues of each template family")
    parser.add_argument("--rounds", type=int, default=2, help="rounds of the speed comparison")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    articles = read_articles(options.articles, options.limit)
    texts = labelled_set(articles, options.edited, options.seed)
    near, contained = counts(all_pairs([text.body for text in texts]))
    print(f"{len(texts)} texts, {len(near)} near pairs, {len(contained)} contained pairs")
    found, pairs, _ = find(texts)
    by_kind(texts, pairs, near, contained)
    result: dict[str, Any] = {"pairs": len(near) + len(contained), "capped_fingerprints": found.capped.fingerprints}
    compared = {"newsmill": pairs} | {name: run([text.body for text in texts]) for name, run in others().items()}
    print(f"{'':24}{'precision':>10}{'near':>9}{'contained':>11}")
    for name, made in compared.items():
        scores = figures(made, near, contained)
        print(f"{name:24}{scores['precision']:10.4f}{scores['recall_near']:9.4f}{scores['recall_contained']:11.4f}")
        result |= {f"{name}_{figure}": round(score, 5) for figure, score in scores.items()}
    result |= templates(options.issues, options.seed)
    result |= {name: round(rate) for name, rate in speed(articles, options.rounds).items()}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
