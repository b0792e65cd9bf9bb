"""How far newsmill's feed reader agrees with feedparser's own test feeds.

Each test feed carries its expectation in a comment (``Expect: ...``), an expression over feedparser's result. The
feed goes through ``read_syndication``, the reader behind every feed newsmill reads: its charset correction, its
handling of the document type, its bounds. Two switches follow feedparser's own runner, which resolves relative links
inside markup and sanitizes it: newsmill does neither (it cleans texts itself), so without them the folders ``base``
and ``sanitize`` would test what newsmill does not use. Headers named in a feed are passed as the server would send
them.

Left out, and counted: feeds that test the HTTP client itself (folder ``http``), and those whose ``SkipUnless`` names
a module that is not installed, as feedparser's own runner does. The installed feedparser is measured on the same feeds:
the tests may be ahead of it. Every file, JSON included, also goes through ``documents_of``, which must never raise.

Run: ``python -m benchmarks.feedparser_agreement --archive feedparser.tar.gz [--failures]``
"""

import argparse
import builtins
import datetime
import io
import json
import re
import tarfile
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import feedparser

from newsmill.transforms.sources.feeds.parse import documents_of
from newsmill.transforms.sources.feeds.syndication import read_syndication

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
    alone: bool = False
    """The installed feedparser agrees with the expectation."""


def feeds_in(archive: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each feed of the archive, in order."""
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda found: found.name):
            handle = tar.extractfile(member) if member.isfile() and member.name.endswith((".xml", ".json")) else None
            if handle:
                yield member.name, handle.read()


def outcome_of(path: str, content: bytes) -> Outcome:
    """Read one test feed and evaluate its expectation."""
    text = _text(content)
    if "/http/" in path or path.endswith(".json"):
        return Outcome(path, "json" if path.endswith(".json") else "http", "")
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
    alone = _holds(expectation, feedparser.parse(io.BytesIO(content), response_headers=headers))
    return Outcome(path, "agree" if _holds(expectation, result) else "differ", expectation, alone)


def _holds(expectation: str, result: Any) -> bool:
    try:
        return bool(eval(expectation, {**vars(builtins), "datetime": datetime, "feedparser": feedparser}, result))
    except (AttributeError, IndexError, KeyError, NameError, TypeError):  # the expected key is missing
        return False


def _crashes(content: bytes) -> bool:
    try:
        documents_of(content, _HOST, feed_url=_HOST)
    except Exception as error:
        print("documents_of raised", repr(error))
        return True
    return False


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
        # chardet is not installed, but newsmill tells undeclared character sets by charset-normalizer
        return "chardet" in condition[1] or bool(eval(condition[1], {"feedparser": feedparser.urls}))
    except (ImportError, LookupError, ValueError):
        return False


def main() -> None:
    """Print the agreement by folder, and the figures as JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--archive", required=True, help="tar.gz of feedparser's tests")
    options.add_argument("--failures", action="store_true", help="print every feed that does not agree")
    chosen = options.parse_args()
    warnings.simplefilter("ignore", DeprecationWarning)
    feeds = list(feeds_in(chosen.archive))
    outcomes = [outcome_of(path, content) for path, content in feeds]
    crashes = sum(_crashes(content) for _, content in feeds)
    _print_folders(outcomes)
    if chosen.failures:
        for found in outcomes:
            if found.verdict not in ("agree", "http", "json"):
                print(found.verdict, found.path, found.detail, sep="\t")
    print(json.dumps({**_figures(outcomes), "documents_of_crashes": crashes}))


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
        "left_out_json": counts["json"],
        "left_out_other": counts["module missing"] + counts["no expectation"],
        "agreement": round(counts["agree"] / tested, 4) if tested else None,
        "agreement_feedparser_alone": round(sum(found.alone for found in outcomes) / tested, 4) if tested else None,
        "differ_from_feedparser_alone": sum(found.alone and found.verdict != "agree" for found in outcomes),
    }


if __name__ == "__main__":
    main()
