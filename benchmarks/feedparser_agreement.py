"""How far newsmill's feed reader agrees with feedparser's own test feeds.

Each test feed carries its expectation in a comment (``Expect: ...``), an expression over feedparser's result. The
feed goes through ``read_syndication``, the reader behind every feed newsmill reads: its charset correction, its
handling of the document type, its bounds. Two switches follow feedparser's own runner, which resolves relative links
inside markup and sanitizes it: newsmill does neither (it cleans texts itself), so without them the folders ``base``
and ``sanitize`` would test what newsmill does not use. Headers named in a feed are passed as the server would send
them.

Left out, and counted: feeds that test the HTTP client itself (folder ``http``), and those whose ``SkipUnless`` names
a module that is not installed, as feedparser's own runner does. JSON Feed goes through newsmill's own reader, since
released versions of feedparser have none; its one test is told apart.

Run: ``python -m benchmarks.feedparser_agreement --archive feedparser.tar.gz [--failures]``
"""

import argparse
import builtins
import datetime
import json
import re
import tarfile
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import feedparser

from transforms.sources.feeds.syndication import read_syndication

_EXPECTATION = re.compile(r"Description:\s*(.*?)\s*Expect:\s*(.*)\s*-->")
_SKIP = re.compile(r"SkipUnless:\s*(.*?)\n")
_HEADER = re.compile(r"^Header:\s+([^:]+):(.*)$", re.MULTILINE)
_MARKS = (
    (b"\x00\x00\xfe\xff", "utf-32be"),
    (b"\xff\xfe\x00\x00", "utf-32le"),
    (b"\x00\x00\x00\x3c", "utf-32be"),
    (b"\x3c\x00\x00\x00", "utf-32le"),
    (b"\x00\x3c\x00\x3f", "utf-16be"),
    (b"\x3c\x00\x3f\x00", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
    (b"\xff\xfe", "utf-16le"),
)
_HOST = "http://127.0.0.1:8097/"
"""Where feedparser's runner serves the feeds that have headers; their expectations name it."""


class Outcome(NamedTuple):
    """What became of one test feed."""

    path: str
    verdict: str
    """``agree``, ``differ``, ``crash``, or why it was left out."""
    detail: str


def feeds_in(archive: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each XML feed of the archive, in order."""
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda found: found.name):
            handle = tar.extractfile(member) if member.isfile() and member.name.endswith(".xml") else None
            if handle:
                yield member.name, handle.read()


def outcome_of(path: str, content: bytes) -> Outcome:
    """Read one test feed and evaluate its expectation."""
    text = _text(content)
    if "/http/" in path:
        return Outcome(path, "http", "")
    if not _can_run(text):
        return Outcome(path, "module missing", "")
    expectation = _EXPECTATION.search(text)
    if not expectation:
        return Outcome(path, "no expectation", "")
    headers = {name.strip().lower(): value.strip() for name, value in _HEADER.findall(text)}
    if headers or "http" in path:
        headers.setdefault("content-type", "text/xml")
        location = headers.get("content-location", "")
        headers["content-location"] = feedparser.urls.make_safe_absolute_uri(_HOST + path, location) or _HOST + path
    return _judged(path, content, headers, expectation[2])


def _judged(path: str, content: bytes, headers: dict[str, str], expectation: str) -> Outcome:
    try:
        result = read_syndication(content, headers, sanitize_html=True, resolve_relative_uris=True)
    except Exception as error:
        return Outcome(path, "refused" if isinstance(error, ValueError) else "crash", repr(error))
    names = {**vars(builtins), "datetime": datetime, "feedparser": feedparser}
    try:
        agreed = bool(eval(expectation, names, result))
    except Exception as error:
        return Outcome(path, "differ", f"{expectation}: {error!r}")
    return Outcome(path, "agree" if agreed else "differ", expectation)


def _text(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "ignore")
    return content.decode("utf-8", "ignore")


def _can_run(text: str) -> bool:
    condition = _SKIP.search(text)
    if not condition:
        return True
    try:
        return bool(eval(condition[1], {"feedparser": feedparser.urls}))
    except (ImportError, LookupError, ValueError):
        return False


def main() -> None:
    """Print the agreement by folder, and the figures as JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--archive", required=True, help="tar.gz of feedparser's tests")
    options.add_argument("--failures", action="store_true", help="print every feed that does not agree")
    chosen = options.parse_args()
    warnings.simplefilter("ignore", DeprecationWarning)
    outcomes = [outcome_of(path, content) for path, content in feeds_in(chosen.archive)]
    _print_folders(outcomes)
    if chosen.failures:
        for found in outcomes:
            if found.verdict not in ("agree", "http"):
                print(found.verdict, found.path, found.detail, sep="\t")
    print(json.dumps(_figures(outcomes)))


def _print_folders(outcomes: list[Outcome]) -> None:
    folders: dict[str, Counter[str]] = {}
    for found in outcomes:
        folders.setdefault(found.path.rsplit("/", 1)[0], Counter())[found.verdict] += 1
    for folder, counts in folders.items():
        print(f"{folder:40} " + ", ".join(f"{verdict} {count}" for verdict, count in sorted(counts.items())))


def _figures(outcomes: list[Outcome]) -> dict[str, Any]:
    counts = Counter(found.verdict for found in outcomes)
    tested = counts["agree"] + counts["differ"] + counts["refused"] + counts["crash"]
    return {
        "feeds": len(outcomes),
        "tested": tested,
        "agree": counts["agree"],
        "refused_unsafe": counts["refused"],
        "crashes": counts["crash"],
        "left_out_http": counts["http"],
        "left_out_other": counts["module missing"] + counts["no expectation"],
        "agreement": round(counts["agree"] / tested, 4) if tested else None,
    }


if __name__ == "__main__":
    main()
