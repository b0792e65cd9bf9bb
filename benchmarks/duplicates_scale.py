"""Cost per document and peak memory of deduplication at two sizes, and a million identical texts.

``python -m benchmarks.duplicates_scale ARTICLES.jsonl.gz`` (records with ``title`` and ``text``). New texts are drawn
from a chain of the words of those articles (each word follows one that it follows there), so that word triples are as
common or rare as in news; all lie within 30 days; one in five is an edit of an earlier one, one in twenty a copy. Each
size runs in a process of its own.
"""

import argparse
import json
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import apache_beam as beam
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from apache_beam.runners.portability.fn_api_runner import FnApiRunner

from benchmarks.duplicate_articles import article, batches
from benchmarks.duplicates import read_articles
from benchmarks.labelled_edits import change_tokens
from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.signature import Signature
from newsmill.transforms.deduplicate.compare import compare
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.deduplicate.signature_columns import read_signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile, write_comparison
from newsmill.transforms.deduplicate.transform import FindDuplicates

MINUTES = 30 * 24 * 60 - 1
FILE_ROWS = 10_000


class Chain:
    """Words, and for each the words that follow it."""

    def __init__(self, bodies: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        flat = np.array([numbers.setdefault(word, len(numbers)) for body in bodies for word in body.split()])
        self.words = np.array(list(numbers), object)
        order = np.argsort(flat[:-1], kind="stable")
        self._next = flat[1:][order]
        self._starts = np.searchsorted(flat[:-1][order], np.arange(len(numbers) + 1))
        self.lengths = np.array([len(body.split()) for body in bodies])

    def texts(self, count: int, rng: np.random.Generator) -> list[str]:
        """Return ``count`` texts of lengths as those of the articles."""
        lengths = rng.choice(self.lengths, count)
        now = rng.choice(self._next, count)
        columns: list[npt.NDArray[np.int64]] = []
        for _ in range(int(lengths.max())):
            columns.append(now)
            starts, ends = self._starts[now], self._starts[now + 1]
            now = self._next[
                np.minimum(starts + (rng.random(count) * (ends - starts)).astype(int), len(self._next) - 1)
            ]
        table = np.stack(columns, axis=1)
        return [" ".join(self.words[row[:length]]) for row, length in zip(table, lengths, strict=True)]


def bodies(chain: Chain, count: int, seed: int) -> Iterator[str]:
    """Give ``count`` texts: new ones, edits and copies of earlier ones."""
    rng, edits = np.random.default_rng(seed), random.Random(seed)
    strangers = chain.words[:5000].tolist()
    for start in range(0, count, 1000):
        fresh = chain.texts(min(1000, count - start), rng)
        for ix in range(1, len(fresh)):
            chance = edits.random()
            if chance < 0.2:
                fresh[ix] = change_tokens(fresh[edits.randrange(ix)], 0.05, strangers, edits)
            elif chance < 0.25:
                fresh[ix] = fresh[edits.randrange(ix)]
        yield from fresh


def measure(path: Path, count: int, warm: int, with_beam: bool) -> dict[str, Any]:
    """Return seconds of processor time and peak memory for ``count`` documents, ``warm`` others signed before."""
    chain = Chain([text for _, text in read_articles(path, 3000)])
    # A fresh heap is a tenth faster than one in use, which would flatter the small size.
    for batch in batches(article(str(ix), None, body, "warm", ix) for ix, body in enumerate(bodies(chain, warm, 2))):
        signatures(batch)
    rng = random.Random(count)
    rows = (
        article(str(ix), "Meldung", body, f"s{ix % 7}", rng.randrange(MINUTES))
        for ix, body in enumerate(bodies(chain, count, 1))
    )
    with tempfile.TemporaryDirectory() as folder:
        signing, files = _sign(rows, Path(folder))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        found = _by_beam(files, Path(folder)) if with_beam else _in_memory(files)
        comparing = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found | {
        "documents": count, "seconds_signing": signing, "seconds_comparing": comparing,
        "microseconds_a_document": 1e6 * (signing + comparing) / count, "megabytes_peak": peak / 1024,
        "megabytes_before_comparing": before / 1024,
    }  # fmt: skip


def _sign(rows: Iterator[Any], folder: Path) -> tuple[float, list[SignatureFile]]:
    seconds, files = 0.0, list[SignatureFile]()
    while part := [row for _, row in zip(range(FILE_ROWS), rows, strict=False)]:
        file = folder / f"{len(files)}.arrow"
        with pa.ipc.new_file(file, schema_of(Signature)) as writer:
            for batch in batches(part):
                start = time.process_time()
                writer.write_batch(signatures(batch))
                seconds += time.process_time() - start
        files.append(SignatureFile(str(file), new=True))
    return seconds, files


def _in_memory(files: list[SignatureFile]) -> dict[str, Any]:
    found = compare(read_signatures(files))
    return {"edges": len(found.edges), "capped_fingerprints": found.capped.fingerprints}


def _by_beam(files: list[SignatureFile], folder: Path) -> dict[str, Any]:
    pipeline = beam.Pipeline(runner=FnApiRunner())
    made = pipeline | beam.Create([write_comparison(str(folder), files)]) | FindDuplicates()
    counts = made.found | beam.Map(lambda found: len(found[1][0])) | beam.CombineGlobally(sum)
    _ = counts | beam.Map(lambda total: (folder / "edges").write_text(str(total)))
    pipeline.run().wait_until_finish()
    return {"edges": int((folder / "edges").read_text())}


def identical(count: int) -> dict[str, Any]:
    """Return what ``count`` copies of one text take."""
    body = (
        "Die Brücke über den Fluss bleibt wegen eines Schadens bis auf weiteres gesperrt, teilte das Rathaus mit. " * 2
    )
    row = signatures(next(batches([article("0", "Sperrung", body, "s", 0)])))
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/same.arrow"
        with pa.ipc.new_file(file, row.schema) as writer:
            for start in range(0, count, FILE_ROWS):
                writer.write_batch(_renamed(row, start, min(count, start + FILE_ROWS)))
        started = time.process_time()
        found = compare(read_signatures([SignatureFile(file, new=True)]))
        seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"documents": count, "edges": len(found.edges), "seconds_comparing": seconds, "megabytes_peak": peak}


def _renamed(row: pa.RecordBatch, start: int, end: int) -> pa.RecordBatch:
    copies = row.take(pa.array(np.zeros(end - start, np.int64)))
    ids = pa.array([f"{number:032x}" for number in range(start, end)])
    return copies.set_column(copies.schema.get_field_index("article_id"), copies.schema.field("article_id"), ids)


def _apart(target: Any, *arguments: Any) -> dict[str, Any]:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        result: dict[str, Any] = pool.submit(target, *arguments).result()
    return result


def main() -> None:
    """Run the sizes one after the other and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--identical", type=int, default=1_000_000)
    parser.add_argument("--warm", type=int, default=10_000, help="documents signed before each measurement starts")
    parser.add_argument("--beam", action="store_true", help="through the Beam transform instead of one function")
    options = parser.parse_args()
    runs = [
        _apart(measure, options.articles, count, options.warm, options.beam)
        for count in (options.small, options.large, options.small)
    ]
    same = _apart(identical, options.identical)
    for figures in (*runs, same):
        print("  ".join(f"{name} {value:,.0f}" for name, value in figures.items()))
    first, large, last = (run["microseconds_a_document"] for run in runs)
    ratio = 2 * large / (first + last)
    print(f"cost of a document at {options.large:,}: {ratio:.2f} times that at {options.small:,}, before and after")
    print(json.dumps({"cost_ratio": round(ratio, 3), "small": runs[0], "large": runs[1], "identical": same}))


if __name__ == "__main__":
    main()
