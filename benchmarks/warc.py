"""A large web archive: what reading it takes, and whether a kill in the middle costs anything but time.

An archive of word salad is made, packed record by record as CC-News is unless ``--plain``: pages with the load of
scripts that pages have, and requests, revisits and errors between them. ``run`` reads it in slices, is killed behind
the second commit, and a second ``run`` goes on. Each page must then be one article. Memory is the peak of either
process; MB a second are those of the file and of what it unpacks to, by the wall clock of both runs.

    python -m benchmarks.warc [--size 1GB] [--plain] [--slice 200MB] [--entities]
"""

import argparse
import collections
import datetime as dt
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

from benchmarks.word_salad import Salad
from newsmill.pipeline.interface import run
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.sources.listing import input_file

UNITS = {"KB": 2**10, "MB": 2**20, "GB": 2**30}
SCRIPT_WORDS = 15_000
"""Words of the scripts of a page, some 100 KB that pack to a fifth: pages of news are mostly this."""
SCRIPT = (
    "var a=",
    "function(",
    "){",
    "};",
    "return ",
    "window.",
    "push(",
    '"ad":',
    "0,",
    "1e3",
    "null",
    "&&b.c(",
    "for(",
)
FIRST = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
CHILD = "from benchmarks.warc import child; child({path!r}, {output!r}, {slice_bytes}, {entities})"


def main() -> None:
    """Make the archive, kill, resume, check, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=size, default=size("1GB"), help="bytes of the file")
    parser.add_argument("--plain", action="store_true", help="do not pack it")
    parser.add_argument("--slice", type=size, default=input_file.SLICE, help="bytes of a slice")
    parser.add_argument("--entities", action="store_true", help="find entities too")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("news.warc" if options.plain else "news.warc.gz")
        pages, unpacked = write_archive(path, options.size, options.seed, packed=not options.plain)
        print(f"{path.stat().st_size / 2**20:,.0f} MB, {unpacked / 2**20:,.0f} MB unpacked, {pages:,} pages")
        figures = killed_and_resumed(path, Path(folder) / "out", options.slice, entities=options.entities)
        figures |= checked(Path(folder) / "out", pages)
        figures |= {
            "pages": pages,
            "mb": round(path.stat().st_size / 2**20, 1),
            "mb_a_second": round(path.stat().st_size / 2**20 / figures["seconds"], 2),
            "mb_a_second_unpacked": round(unpacked / 2**20 / figures["seconds"], 2),
        }
    for name, value in figures.items():
        print(f"{name:24}{value:12,}")
    print(json.dumps(figures))


def size(text: str) -> int:
    """Return the bytes that a size means.

    >>> size("200MB")
    209715200
    """
    return int(float(text[:-2]) * UNITS[text[-2:].upper()])


def write_archive(path: Path, least: int, seed: int, *, packed: bool) -> tuple[int, int]:
    """Write an archive of ``least`` bytes and a record; return its pages and the bytes it unpacks to."""
    pages = written = unpacked = 0
    with path.open("wb") as file:
        for is_page, record in records(seed):
            content = gzip.compress(record, 6, mtime=0) if packed else record
            file.write(content)
            pages += is_page
            written += len(content)
            unpacked += len(record)
            if written >= least:
                return pages, unpacked
    raise AssertionError("records have no end")


def records(seed: int) -> Iterator[tuple[bool, bytes]]:
    """Yield records without end, each with whether it is a page: the others are requests, revisits and errors."""
    salad, chance = Salad(seed), random.Random(seed)
    number = 0
    while True:
        number += 1
        article = salad.article(number, FIRST + dt.timedelta(minutes=number))
        address = article["url"]
        yield False, record("request", address, b"GET / HTTP/1.1\r\nHost: zeitung.example\r\n\r\n")
        yield True, record("response", address, answer(page(article, chance)))
        if number % 20 == 0:
            yield False, record("revisit", address, answer(""))
            yield False, record("response", f"{address}?fehlt", answer("<p>Nicht gefunden</p>", "404 Not Found"))


def page(article: dict[str, str], chance: random.Random) -> str:
    """Return an article as a page with head, navigation, scripts and footer."""
    links = "".join(f'<li><a href="/ressort/{ix}">Ressort {ix}</a></li>' for ix in range(40))
    paragraphs = "".join(f"<p>{text}</p>" for text in article["text"].split("\n\n"))
    script = "".join(chance.choices(SCRIPT, k=SCRIPT_WORDS))
    head = f'<title>{article["title"]}</title><meta property="article:published_time" content="{article["published"]}">'
    body = f"<nav><ul>{links}</ul></nav><article><h1>{article['title']}</h1>{paragraphs}</article><footer>Ende</footer>"
    return f'<!doctype html><html lang="de"><head>{head}<script>{script}</script></head><body>{body}</body></html>'


def record(kind: str, address: str, block: bytes) -> bytes:
    """Return a record of WARC 1.0."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-02-01T06:00:00Z\r\n"
    more = f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    return (head + more).encode() + block + b"\r\n\r\n"


def answer(body: str, status: str = "200 OK") -> bytes:
    """Return an answer of HTTP with ``body``."""
    return f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()


def killed_and_resumed(path: Path, output: Path, slice_bytes: int, *, entities: bool) -> dict[str, Any]:
    """Kill a run behind its second commit, let another finish; return seconds and the peak memory of both."""
    script = CHILD.format(path=str(path), output=str(output), slice_bytes=slice_bytes, entities=entities)
    started = time.monotonic()
    first = subprocess.Popen([sys.executable, "-c", script])
    killed_at = 0
    while first.poll() is None:
        killed_at = Store(output).current() or 0 if output.exists() else 0
        if killed_at >= 2:
            first.kill()
        time.sleep(0.05)
    subprocess.run([sys.executable, "-c", script], check=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    seconds = round(time.monotonic() - started, 1)
    commits = Store(output).current() or 0
    return {"seconds": seconds, "peak_mb": round(peak), "killed_behind": killed_at, "commits": commits}


def checked(output: Path, pages: int) -> dict[str, int]:
    """Return how many pages are no article and how many are more than one, as the tables tell."""
    urls = base_of(Store(output)).read_all(ARTICLES, ["url"]).column(0)
    counted = pc.value_counts(urls).field("counts").to_pylist()
    repeated = collections.Counter(counted)
    return {"missing": pages - len(counted), "doubled": sum(n for times, n in repeated.items() if times > 1)}


def child(path: str, output: str, slice_bytes: int, entities: bool) -> None:
    """Run once with slices of another size."""
    input_file.SLICE = slice_bytes
    run(path, output, entities=entities, stories=entities, quotes=entities)


if __name__ == "__main__":
    main()
