"""Every benchmark runs at its smallest size, on articles, pages, feeds and sentences written here."""

import gzip
import importlib
import io
import json
import math
import sys
import tarfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from thinc.api import get_current_ops, set_current_ops

from benchmarks.word_salad import Salad

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
ELSEWHERE = {
    *("crash", "crash_care", "crash_reader", "kafka", "object_store", "object_store_server"),
    *("peer_plain", "peer_datatrove"),
}
"""The crashes are run by the tests of the store, of Kafka and of object stores, end to end; ``peers`` runs its peers,
of which the tests have one."""


class Smallest(NamedTuple):
    """A benchmark's smallest size and what its figures must be."""

    arguments: str
    """``{name}`` stands for the input of that name."""
    figures: dict[str, tuple[float, float]]
    """Lowest and highest value of figures in the JSON object of its last line."""


ANY = (0.0, math.inf)
ALL = (1.0, 1.0)
NONE = (0.0, 0.0)
WARC = Smallest(
    "--size 1400KB --plain --slice 400KB",
    {
        **{"pages": (8, 20), "missing": NONE, "doubled": NONE, "commits": (3, 5), "killed_behind": (2, 5)},
        **{"peak_mb": ANY, "mb_a_second": ANY},
    },
)
"""Two processes of newsmill, one of which is killed: for ``test-all``."""
RUNS = {
    "blis": Smallest("--words 300 --rounds 1", {"speedup_without_blis_median": ANY}),
    "blowup.__main__": Smallest(
        "--sizes 1,2 --only body/n", {"shapes": (5, 50), "worst_growth": ANY, "worst_share_of_bound": ANY}
    ),
    "commands": Smallest(
        "--articles 3 --files 2 --rounds 1",
        dict.fromkeys(("floor", "import_newsmill", "status", "verify", "nothing_new", "nothing_new_many_files"), ANY),
    ),
    "cycle": Smallest("--cycles 1", dict.fromkeys(("imports", "models", "first", "cold", "warm", "work"), ANY)),
    "duplicates": Smallest(
        "{articles} --edited 3 --issues 4 --rounds 1",
        {"pairs": (50, 1000), "newsmill_precision": ALL, "newsmill_recall_near": (0.98, 1), "template_pairs": (1, 999)},
    ),
    "duplicates_scale": Smallest(
        "{articles} --small 30 --large 60 --identical 50 --warm 10", {"cost_ratio": ANY, "identical.edges": (49, 49)}
    ),
    "engines": Smallest(
        "--articles 3 --rounds 1 --no-entities --only in-process", {"articles": (3, 3), "same.in-process": ALL}
    ),
    "extraction": Smallest("{pages} --worst 1", {"newsmill_f1": (0.95, 1), "trafilatura_f1": (0.5, 1)}),
    "feedparser_agreement": Smallest(
        "--archive {feeds} --failures", {"feeds": (3, 3), "tested": (2, 2), "agree": ALL, "documents_of_crashes": NONE}
    ),
    "feeds": Smallest(
        "--feeds 3 --cycles 1 --hosts 1 --pause 0",
        {"articles": (1, 12), "items_missing": NONE, "items_twice": NONE, "texts_wrong": NONE, "asked_too_early": NONE},
    ),
    "front_page": Smallest("--articles 300", {"cpu_seconds": ANY, "page_mb": (0.05, 3), "peak_mb": ANY}),
    "incremental": Smallest(
        "--large 20 --small 10 --months 2 --added 3 --rounds 1 --no-entities",
        {"ratio_cpu": (0.01, 100), "articles_large": (20, 20)},
    ),
    "scale": Smallest(
        "--sizes 20 --days 61 --slice 20 --rounds 1",
        {"last.articles": (20, 20), "last.problems": NONE, "last.state_bytes_an_article": (500, 4000)},
    ),
    "lines": Smallest("{articles} --limit 5 --examples 1", {"articles": (5, 5), "rejects": NONE}),
    "misbehaving": Smallest(
        "--feeds 4 --hosts 2 --bad 2 --cycles 1 --stops 1 --stop-after 0.2 --items 20 --pause 0",
        {
            **{"feeds": (4, 4), "items": (4, 9), "items_missing": NONE, "items_twice": NONE, "items_later": NONE},
            **{
                "runs_failed": NONE,
                "stop_codes_other_than_0": NONE,
                "stop_seconds_most": (0, 20),
                "verify_problems": NONE,
            },
        },
    ),
    "mutations": Smallest(
        "--count 40 --together 40",
        {"inputs": (40, 40), "runs": (1, 1), "unaccounted": NONE, "internal_errors": NONE, "verify_problems": NONE},
    ),
    "natural_pairs": Smallest(
        "{newsroom} --limit 5 --show 1", {"articles": (5, 5), "pairs": NONE, "recall": ALL, "not_alike": NONE}
    ),
    "ner_cnn": Smallest(
        "--language de --own {corpus} --test {sentences} --epochs 3 --minutes 0.0001", {"sentences": (2, 2)}
    ),
    "ner_quality": Smallest(
        "--language de --cross-validate {sentences} --own {corpus} --test {sentences} --epochs 3 --folds 1",
        {"own_sentences": (2, 2), "cross_validation.names": (0, 100), "other_corpora.sentences.names": (0, 100)},
    ),
    "ner_speed": Smallest(
        "--own {corpus} --articles 1 --rounds 1",
        {"words": (10, 99), "words_per_cpu_second.whole": ANY, "ratio_of_whole_to_median.cnn": ANY},
    ),
    "overhead": Smallest("--input {articles} --articles 4 --runs 1 --no-entities", {"cpu_ratio_median": (0.01, 100)}),
    "peers": Smallest(
        "--input {articles} --articles 4 --rounds 1 --sides plain --here", {"sides": (1, 1), "cpu.plain": ANY}
    ),
    "places": Smallest(
        "{newsroom} --limit 5 --rounds 1",
        {"articles": (5, 5), "places": (1, 99), "with_coordinates": (0, 9), "ms_per_article": ANY, "ms_unpacking": ANY},
    ),
    "quotes": Smallest(
        "{articles} --limit 5 --rounds 1", {"articles": (5, 5), "ms_per_article": ANY, "share_of_entities": ANY}
    ),
    "search": Smallest(
        "--articles 24 --words 20 --forms 500 --rounds 1",
        {"articles": (24, 24), "index_mb": (0.01, 1), "update_cpu_s": ANY, "most_over_floor_cpu_s": ANY},
    ),
    "stages": Smallest(
        "--input {articles} --articles 4 --no-entities",
        {"articles": (4, 4), "times_floor": ANY, "share.normalize": (0, 1), "share.rest": (-0.5, 1)},
    ),
    "stories": Smallest(
        "{newsroom} --gold {stories}",
        {"articles": (5, 5), "stories": (1, 2), "vector_bytes": (50, 1100), "pair_f": ALL, "bcubed_f": ALL},
    ),
    "tokenizer": Smallest(
        "--own {corpus} --articles 1 --rounds 1",
        {"texts": (1, 1), "words": (10, 99), "words_per_cpu_second.newsmill": ANY, "ratio_median": ANY},
    ),
    "watch": Smallest(
        "--cycles 4 --busy-every 2 --feeds 1",
        {"cycles": (4, 5), "doubled": NONE, "missing": NONE, "verify_problems": NONE},
    ),
}

PAGE = """<html><head><title>{title}</title></head><body><nav><a href="/">Start</a> <a href="/abo">Abo</a></nav>
<article><h1>{title}</h1>{paragraphs}</article><footer>Alle Rechte vorbehalten</footer></body></html>"""
FEED = """<?xml version="1.0" encoding="utf-8"?>
<!--
Description: title of a feed
Expect:      not bozo and feed['title'] == '{expected}'
-->
<rss version="2.0"><channel><title>Tagblatt</title><item><title>Meldung</title></item></channel></rss>"""
SENTENCES = (
    "[PER Karin Vogel] besucht am Montag die Stadt [LOC Magdeburg] .",
    "Die [ORG Elbwerke] und der [MISC Hafenpreis] sind in [LOC Rostock] bekannt .",
)
IOB = "Karin\tB-PER\nVogel\tI-PER\nreist\tO\n\nNach\tO\nRostock\tB-LOC\n\nDie\tO\nElbwerke\tB-ORG\n\n" * 5


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("inputs")
    articles, pages, corpus = folder / "articles.jsonl.gz", folder / "pages", folder / "corpus"
    _write_articles(articles)
    _write_pages(pages)
    _write_feeds(folder / "feeds.tar.gz")
    corpus.mkdir()
    (corpus / "own.txt").write_text("\n".join(SENTENCES) + "\n", "utf-8")
    (folder / "sentences.iob").write_text(IOB, "utf-8")
    _write_stories(folder)
    found = {"articles": articles, "pages": pages, "corpus": corpus}
    found |= {"newsroom": folder / "newsroom.jsonl.gz", "stories": folder / "stories.json"}
    return found | {"feeds": folder / "feeds.tar.gz", "sentences": folder / "sentences.iob"}


def _write_articles(path: Path) -> None:
    rows = [json.dumps({"title": f"Bericht {ix}", "text": body}) for ix, body in enumerate(_bodies(12))]
    path.write_bytes(gzip.compress("\n".join(rows).encode()))


def _write_stories(folder: Path) -> None:
    """Two reports of one fire in other words, two of one strike, and a roundup that counts for nothing."""
    texts = {
        "brand": "Im Holzhafen von Norderhoog ist eine Lagerhalle voller Kakao niedergebrannt.",
        "brand-2": "Nach dem Brand der Lagerhalle im Holzhafen sucht Norderhoog einen neuen Platz für den Kakao.",
        "streik": "Die Lotsen der Elbfähren streiken in Tidenhuk, die Reederei Ebbing streicht Fahrten.",
        "streik-2": "Reederei Ebbing gibt nach: Die Lotsen beenden den Streik auf den Elbfähren bei Tidenhuk.",
        "lage": "Ein Brand, ein Streik und viel Wind.",
    }
    titles = {"lage": "Der Tag im Überblick"}
    rows = [
        {"url": url, "title": titles.get(url, text[:40]), "text": text, "published": f"2026-03-02T0{ix}:00:00Z"}
        for ix, (url, text) in enumerate(texts.items())
    ]
    (folder / "newsroom.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    gold = {"window": {url: None if url == "lage" else url.split("-")[0] for url in texts}, "unsure": []}
    (folder / "stories.json").write_text(json.dumps(gold), "utf-8")


def _write_pages(folder: Path) -> None:
    folder.mkdir()
    gold = {}
    for ix, body in enumerate(_bodies(2)):
        paragraphs = "".join(f"<p>{part}</p>" for part in body.split("\n"))
        page = PAGE.format(title=f"Bericht {ix}", paragraphs=paragraphs)
        (folder / f"{ix}.html.gz").write_bytes(gzip.compress(page.encode()))
        gold[str(ix)] = {"articleBody": body, "url": f"https://blatt.example/{ix}"}
    (folder / "ground-truth.json").write_text(json.dumps(gold), "utf-8")


def _bodies(count: int) -> list[str]:
    salad = Salad(7)
    return ["\n".join(" ".join(salad.sentence() for _ in range(4)) for _ in range(3)) for _ in range(count)]


def _write_feeds(path: Path) -> None:
    feeds = {
        "tests/wellformed/right.xml": FEED.format(expected="Tagblatt"),
        "tests/wellformed/wrong.xml": FEED.format(expected="Abendblatt"),
        "tests/json/feed.json": '{"version": "https://jsonfeed.org/version/1", "title": "Tagblatt", "items": []}',
    }
    with tarfile.open(path, "w:gz") as tar:
        for name, text in feeds.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            tar.addfile(member, io.BytesIO(text.encode()))


def _output(name: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Any) -> str:
    """Run a benchmark as ``python -m`` would, in this process, and return what it printed."""
    monkeypatch.setattr(sys, "argv", [name, *arguments])
    ops = get_current_ops()
    try:
        importlib.import_module(f"benchmarks.{name}").main()
    except SystemExit as end:
        if end.code:
            pytest.fail(f"ended with exit code {end.code}")
    finally:
        set_current_ops(ops)
    return capsys.readouterr().out


def _figure(figures: dict[str, Any], name: str) -> float:
    value: Any = figures
    for part in name.split("."):
        value = value[part]
    return float(value)


@pytest.mark.parametrize(
    ("name", "smallest"), [*RUNS.items(), pytest.param("warc", WARC, marks=pytest.mark.release)], ids=[*RUNS, "warc"]
)
def test_a_benchmark_runs_and_prints_its_figures(name, smallest, inputs, monkeypatch, capsys):
    monkeypatch.chdir(BENCHMARKS.parent)
    arguments = [part.format(**inputs) for part in smallest.arguments.split()]
    last = _output(name, arguments, monkeypatch, capsys).splitlines()[-1]
    figures = json.loads(last)
    for figure, (low, high) in smallest.figures.items():
        assert low <= _figure(figures, figure) <= high, f"{figure} in {last}"


def test_corrections_prints_a_share_for_each_kind(inputs, monkeypatch, capsys):
    lines = _output("corrections", [str(inputs["articles"]), "--count", "3"], monkeypatch, capsys).splitlines()
    assert "same house, two days" in lines[0]
    assert len(lines) > 5
    assert all(0 <= float(share) <= 1 for line in lines[1:] for share in line.split()[-2:])


def test_every_command_among_the_benchmarks_is_run():
    commands = {path.stem for path in BENCHMARKS.glob("*.py") if '"__main__":' in path.read_text("utf-8")}
    commands |= {f"{path.parent.name}.__main__" for path in BENCHMARKS.glob("*/__main__.py")}
    assert commands == {*RUNS, "warc", "corrections", *ELSEWHERE}


def test_the_straight_loop_writes_what_newsmill_writes(inputs, tmp_path):
    from benchmarks.overhead import measure
    from newsmill.pipeline.store.layout import Store
    from newsmill.pipeline.store.versions import current_manifest

    plain = tmp_path / "articles.jsonl"
    plain.write_bytes(gzip.decompress(inputs["articles"].read_bytes()))
    written = {}
    for side in ("newsmill", "loop"):
        assert measure(side, str(plain), str(tmp_path / side), entities=True)["articles"] == 12
        manifest = current_manifest(Store(tmp_path / side))
        assert manifest is not None
        written[side] = {(file.table, file.partition): file.sha256 for file in manifest.files if file.rows}
    assert written["loop"] == written["newsmill"]
