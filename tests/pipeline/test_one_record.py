"""One record, one reject: a fault planted in any stage costs what it was met in, and every other article is there."""

import datetime as dt
import importlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from benchmarks.newsroom import Item, Newsroom, Reply, rss_feed
from newsmill.pipeline.care.reprocess import reprocess
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import RunFailedError
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import ARTICLES, MENTIONS, REJECTS
from newsmill.transforms.deduplicate import signature
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.language import transform as language
from newsmill.transforms.normalize import normalize
from newsmill.transforms.normalize import transform as normalizing
from newsmill.transforms.normalize.pages import html
from newsmill.transforms.quotes import transform as quoting
from newsmill.transforms.sources import document
from newsmill.transforms.sources.feeds import jsonfeed, sitemap, xmlfeed
from newsmill.transforms.sources.fetch import pages
from newsmill.transforms.sources.records import fields
from newsmill.transforms.tables import flatten as flattening
from newsmill.transforms.tables import reprocess as reprocessing
from newsmill.transforms.tables import transform as tables

tagging = importlib.import_module("newsmill.transforms.entities.tag")
"""The module; the room gives away a function of the same name."""
NOW = dt.datetime(2026, 4, 30, 12, tzinfo=dt.UTC)
BAD = "Vennebek"
"""Stands in the one record that a planted fault is met in."""
SETTINGS = Settings(entities=False, allow_private_hosts=True, host_pause=0.0)


class Whole(NamedTuple):
    """A store after a run."""

    outcome: RunOutcome
    base: BaseSnapshot
    store: Store

    @property
    def titles(self) -> set[str]:
        return set(self.base.read_all(ARTICLES, ["title"]).column(0).to_pylist())

    @property
    def rejects(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.base.read_all(REJECTS).drop_columns(["first_seen_at"]).to_pylist()
        return found


@pytest.fixture
def whole(tmp_path: Path) -> Callable[..., Whole]:
    """Run over inputs, check that what was read adds up and that the store verifies."""

    def go(*inputs: object, settings: Settings = SETTINGS) -> Whole:
        store = Store(tmp_path / "out")
        outcome = run([str(given) for given in inputs], str(store.root), settings, NOW)
        counts = outcome.counts
        assert counts["read"] == sum(counts[name] for name in ("new", "changed", "unchanged", "rejected"))
        assert outcome.snapshot is not None
        assert not verify(store)
        return Whole(outcome, BaseSnapshot(str(store.snapshot(outcome.snapshot))), store)

    return go


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make a function raise where ``BAD`` stands in what it is given."""

    def go(module: Any, name: str, error: type[Exception] = KeyError, seen: Callable[[Any], str] = repr) -> None:
        sound = getattr(module, name)

        def fail(*args: Any, **kwargs: Any) -> Any:
            if BAD in seen(args):
                raise error("planted")
            return sound(*args, **kwargs)

        monkeypatch.setattr(module, name, fail)

    return go


def text(name: str) -> str:
    return f"Der Rat von {name} hat am Montag beschlossen, den Hafen zu sperren. Karin Vogel aus {name} sprach dazu."


NAMES = ["Seedorf", BAD, "Altenstadt"]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    rows = [{"id": name, "title": f"Rat von {name}", "text": text(name)} for name in NAMES]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return tmp_path / "in.jsonl"


def only_reject(found: Whole, stage: str) -> dict[str, Any]:
    (reject,) = found.rejects
    assert (reject["stage"], reject["reason"]) == (stage, "internal_error")
    assert reject["detail"].startswith("KeyError at tests/pipeline/test_one_record.py:")
    return reject


@pytest.mark.parametrize(
    ("stage", "module", "name"),
    [("sources", fields, "_document"), ("normalize", normalize, "_article"), ("normalize", normalize, "tell_lines")],
)
def test_a_fault_on_a_record_costs_that_record(
    stage: str, module: Any, name: str, records: Path, whole: Any, plant: Any
) -> None:
    plant(module, name)
    found = whole(records)
    assert found.titles == {"Rat von Seedorf", "Rat von Altenstadt"}
    assert BAD.encode() in only_reject(found, stage)["payload"]


def names_mentioned(args: Any) -> str:
    return str(args[0].column("mentions").to_pylist())


def everything(args: Any) -> str:
    return str(args[0].to_pylist())


@pytest.mark.parametrize(
    ("stage", "module", "name", "seen", "missing"),
    [
        ("language", language, "tell", repr, {"language": None, "language_score": None}),
        ("entities", tagging, "_article_mentions", repr, {"mention_count": 0}),
        ("quotes", quoting, "quotes_of", repr, {}),
        ("deduplicate", signature, "shingle_sets", repr, {}),
        ("tables", flattening, "entity_names", names_mentioned, {"mention_count": 0}),
    ],
)
def test_a_fault_of_a_derived_stage_keeps_the_article_without_that_part(
    stage: str, module: Any, name: str, seen: Any, missing: dict[str, Any], records: Path, whole: Any, plant: Any
) -> None:
    plant(module, name, seen=seen)
    found = whole(records, settings=Settings())
    assert found.titles == {f"Rat von {name}" for name in NAMES}
    assert only_reject(found, stage)["locator"] == BAD
    (article,) = (row for row in found.base.read_all(ARTICLES).to_pylist() if BAD in row["title"])
    assert {name: article[name] for name in missing} == missing
    assert (found.outcome.counts["new"], found.outcome.counts["rejected"]) == (3, 0)
    assert found.base.read_all(MENTIONS).num_rows > 0


def test_an_article_that_cannot_be_written_at_all_ends_the_run_which_names_it(
    records: Path, whole: Any, plant: Any
) -> None:
    plant(tables, "place", seen=everything)
    with pytest.raises(RunFailedError, match=r"nothing was published: .*in\.jsonl cannot be written: KeyError at"):
        whole(records)


def test_without_memory_the_run_ends_and_names_the_document_in_hand(records: Path, whole: Any, plant: Any) -> None:
    plant(normalize, "_article", MemoryError)
    with pytest.raises(RunFailedError, match=rf"no memory is left in normalize, with .*in\.jsonl \({BAD}\) in hand"):
        whole(records)


def test_a_fault_on_an_archive_member_costs_that_member(tmp_path: Path, whole: Any, plant: Any) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for name in NAMES:
            archive.writestr(f"{name}.txt", f"Rat von {name}\n\n{text(name)}")
    plant(document, "read_unpacked")
    found = whole(tmp_path / "in.zip")
    assert found.titles == {"Rat von Seedorf", "Rat von Altenstadt"}
    assert only_reject(found, "sources")["document_uri"].endswith(f"in.zip!/{BAD}.txt")


ITEMS = [Item(name, f"Rat von {name}", text(name)) for name in NAMES]
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [{"id": name, "title": f"Rat von {name}", "content_text": text(name)} for name in NAMES],
}
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{}</urlset>""".format(
    "".join(
        f"<url><loc>https://a.example/{name}</loc><news:news><news:title>Rat von {name}</news:title></news:news></url>"
        for name in NAMES
    )
)


@pytest.mark.parametrize(
    ("module", "name", "content"),
    [
        (xmlfeed, "fields_of", rss_feed(ITEMS)),
        (jsonfeed, "_fields", json.dumps(JSON_FEED).encode()),
        (sitemap, "_fields", SITEMAP.encode()),
    ],
)
def test_a_fault_on_an_item_of_a_feed_costs_that_item(
    module: Any, name: str, content: bytes, tmp_path: Path, whole: Any, plant: Any
) -> None:
    plant(module, name, seen=lambda args: repr(args[0]))
    (tmp_path / "feed").write_bytes(content)
    found = whole(tmp_path / "feed")
    assert found.titles == {"Rat von Seedorf", "Rat von Altenstadt"}
    assert BAD in only_reject(found, "sources")["locator"]


@pytest.mark.parametrize(
    ("module", "name", "seen"),
    [(pages, "_page_of", repr), (pages, "in_page", repr), (html, "read_html", repr)],
)
def test_a_fault_on_a_linked_page_keeps_the_item_with_its_own_text(
    module: Any, name: str, seen: Any, whole: Any, plant: Any
) -> None:
    with Newsroom() as newsroom:
        newsroom.play("/robots.txt", Reply(b"User-agent: *\nAllow: /"))
        items = []
        for place, town in enumerate(NAMES):
            page = f"<html><body><article><p>{text(town)}</p><p>Mehr aus {town}.</p></article></body></html>"
            link = newsroom.play(f"/{place}-{town}", Reply(page.encode(), headers=(("Content-Type", "text/html"),)))
            items.append(Item(town, f"Rat {place}", "Der Rat hat am Montag getagt.", link))
        feed = newsroom.play("/feed", Reply(rss_feed(items)))
        plant(module, name)
        found = whole(feed, settings=replace(SETTINGS, full_text=True))
    assert found.titles == {"Rat 0", "Rat 1", "Rat 2"}
    assert only_reject(found, "pages")["locator"] == BAD
    bodies = found.base.read_all(ARTICLES, ["body"]).column(0).to_pylist()
    assert sorted("Mehr aus" in body for body in bodies) == [False, True, True]


@pytest.mark.parametrize(
    ("stage", "module", "name", "seen"),
    [
        pytest.param("normalize", normalizing, "tell_again", repr, marks=pytest.mark.release),
        pytest.param("language", language, "tell", repr, marks=pytest.mark.release),
        ("entities", tagging, "_article_mentions", repr),
        pytest.param("deduplicate", signature, "shingle_sets", repr, marks=pytest.mark.release),
        pytest.param("tables", reprocessing, "entity_names", names_mentioned, marks=pytest.mark.release),
    ],
)
def test_reprocess_keeps_the_article_and_tells_the_fault_again_each_time(
    stage: str, module: Any, name: str, seen: Any, records: Path, whole: Any, plant: Any
) -> None:
    store = whole(records).store
    plant(module, name, seen=seen)
    for _ in range(2):
        assert reprocess(store, Settings(), NOW).failed == 1
        number = store.current()
        assert number is not None
        assert not verify(store)
        found = Whole(RunOutcome("", "", None, {}), BaseSnapshot(str(store.snapshot(number))), store)
        assert found.titles == {f"Rat von {name}" for name in NAMES}
        only_reject(found, stage)
