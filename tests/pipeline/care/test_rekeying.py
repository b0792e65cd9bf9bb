"""A store whose addresses were made canonical by other rules: pages met again are the articles they were."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsmill.pipeline.article_names import is_forgotten
from newsmill.pipeline.care.forget import forget
from newsmill.pipeline.care.rekeying import address_today, rekey
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.versions import current_manifest
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.normalize import urls
from newsmill.transforms.normalize.trackers import TRACKERS_VERSION
from tests.conftest import BRIDGE, HARBOUR, SCHOOL, record, write_records

NOW = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
Runner = Callable[..., RunOutcome]
TRACKED = record("bruecke?utm_term=abend", BRIDGE, "2026-03-01T08:00:00Z", "Die Brücke ist frei")
TRACKED_TOO = record("bruecke?utm_term=morgen", BRIDGE + " Nachtrag.", "2026-03-02T08:00:00Z", "Die Brücke ist frei")
CHOOSING = record("artikel.php?ref=4711", HARBOUR, "2026-03-01T09:00:00Z", "Rekord im Hafen")
AS_EVER = record("schule", SCHOOL, "2026-03-01T10:00:00Z", "Stellen fehlen")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, run_into: Runner) -> tuple[Store, dict[str, str]]:
    """Return a store of older rules, which took ``utm_term`` for a choice of the page and ``ref`` for none."""
    folder = tmp_path_factory.mktemp("rekeyed")
    write_records(folder / "in" / "a.jsonl", [TRACKED, TRACKED_TOO, CHOOSING, AS_EVER])
    with pytest.MonkeyPatch.context() as before:
        before.setattr(urls, "is_tracker", lambda name, value, path: name == "ref")
        before.setattr("newsmill.pipeline.run.TRACKERS_VERSION", TRACKERS_VERSION - 1)
        run_into(folder / "in", folder / "out", NOW)
    store = Store(folder / "out")
    return store, {row["title"] + str(row["published_at"].day): row["article_id"] for row in articles(store)}


def articles(store: Store) -> list[dict[str, Any]]:
    return base_of(store).read_all(ARTICLES).to_pylist()  # type: ignore[no-any-return]


def test_pages_met_again_are_the_articles_they_were(
    kept: tuple[Store, dict[str, str]], run_into: Runner, tmp_path: Path
) -> None:
    store, ids = kept
    again = [
        record("bruecke?utm_term=mittag", BRIDGE, "2026-03-01T08:00:00Z", "Die Brücke ist frei"),
        record("artikel.php?ref=4711", HARBOUR, "2026-03-01T09:00:00Z", "Rekord im Hafen"),
        record("artikel.php?ref=4712", BRIDGE, "2026-03-03T09:00:00Z", "Ein anderer Artikel"),
    ]
    write_records(tmp_path / "b.jsonl", again)
    outcome = run_into(tmp_path, store.root, NOW)
    assert (outcome.counts["unchanged"], outcome.counts["new"]) == (2, 1)
    assert "  3 stored addresses are written by new rules; the articles keep their ids" in outcome.notes
    found = {row["article_id"]: row["canonical_url"] for row in articles(store)}
    assert len(found) == 5
    assert found[ids["Die Brücke ist frei1"]] == found[ids["Die Brücke ist frei2"]] == "https://blatt.example/bruecke"
    assert found[ids["Rekord im Hafen1"]] == "https://blatt.example/artikel.php?ref=4711"
    manifest = current_manifest(store)
    assert manifest is not None
    assert manifest.address_rules == TRACKERS_VERSION
    assert rekey(store, NOW) is None
    assert verify(store) == []


def test_a_takedown_holds_under_the_new_address_too(
    kept: tuple[Store, dict[str, str]], run_into: Runner, tmp_path: Path
) -> None:
    store, ids = kept
    forget(store, [ids["Rekord im Hafen1"]], NOW)
    write_records(tmp_path / "c.jsonl", [CHOOSING])
    run_into(tmp_path, store.root, NOW)
    assert "Rekord im Hafen" not in {row["title"] for row in articles(store)}
    assert is_forgotten(base_of(store), CHOOSING["url"])


@pytest.mark.parametrize(
    ("url", "canonical", "today"),
    [
        ("https://b.example/a?utm_term=x", "https://b.example/a?utm_term=x", "https://b.example/a"),
        ("https://b.example/a.php?ref=47", "https://b.example/a.php", "https://b.example/a.php?ref=47"),
        # The page named its own address: what the feed gave says nothing of that one.
        ("https://b.example/kurz?id=3", "https://b.example/lang/drei", "https://b.example/lang/drei"),
        (None, "https://b.example/a?utm_term=x", "https://b.example/a"),
        ("https://b.example/?utm_term=x", "https://b.example/?utm_term=x", None),
    ],
)
def test_the_address_of_today(url: str | None, canonical: str, today: str | None) -> None:
    assert address_today(url, canonical) == today
