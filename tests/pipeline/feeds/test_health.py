import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.newsroom import Item, Newsroom, Reply, rss_feed
from newsmill.pipeline.cli import main
from newsmill.pipeline.feeds.health import FeedHealth, feed_health
from newsmill.pipeline.feeds.text import feeds_text, trouble_lines
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store

NOW = dt.datetime(2026, 4, 30, 12, tzinfo=dt.UTC)
SETTINGS = Settings(entities=False, allow_private_hosts=True, host_pause=0.0, refetch=True)
TEXT = "Der Rat von Seedorf hat am Montag über die Brücke beraten und den Bau beschlossen."


def item(number: int) -> Item:
    return Item(str(number), f"Bericht {number}", f"{TEXT} {number}", published=f"Thu, 30 Apr 2026 0{number}:00:00 GMT")


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, list[str]]:
    """Ask a good feed, a bad one and a retired one three times in two days; the tests only read."""
    tmp_path = tmp_path_factory.mktemp("watched")
    with Newsroom() as newsroom:
        good = newsroom.play("/a", Reply(rss_feed([item(1), item(2)])))
        urls = [good, newsroom.play("/b", Reply(b"", 500)), newsroom.play("/c", Reply(b"", 410))]
        for day in range(3):
            if day == 1:
                newsroom.play("/a", Reply(rss_feed([item(1), item(2), item(3), item(4)])))
            run(urls, str(tmp_path / "out"), SETTINGS, NOW + dt.timedelta(days=day))
    return Store(tmp_path / "out"), urls


def test_what_is_told_of_a_feed_that_works_one_that_fails_and_one_that_is_gone(watched: Any) -> None:
    store, urls = watched
    good, bad, gone = feed_health(store)
    last = NOW + dt.timedelta(days=2)
    newest = dt.datetime(2026, 4, 30, 4, tzinfo=dt.UTC)
    assert good == FeedHealth(urls[0], last, last, 200, None, 0, last, False, 4, 1.0, newest)
    assert (bad.last_success, bad.status, bad.failures, bad.in_trouble) == (None, 500, 3, True)
    assert bad.next_try is not None
    assert bad.next_try > last
    assert (gone.retired, gone.next_try, gone.status, gone.in_trouble) == (True, None, 410, True)


@pytest.mark.parametrize("columns", [60, 120])
def test_the_text_fits_the_terminal(watched: Any, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    store, urls = watched
    lines = feeds_text(feed_health(store), NOW + dt.timedelta(days=2, hours=2)).splitlines()
    assert lines[:2] == ["3 feeds, 2 in trouble", f"✓ {urls[0]}"]
    assert max(map(len, lines)) <= columns
    told = " ".join(" ".join(lines).replace(" · ", " ").split())
    assert "last success 2 h ago asked 2 h ago: 200 due 4 items 1 new a day newest 2026-04-30 04:00 UTC" in told
    assert "never a success asked 2 h ago: 500 3 failures in a row" in told


def test_an_error_of_a_server_is_printed_without_escapes() -> None:
    feed = FeedHealth(
        "https://e.example/\x1b[31m", None, NOW, 500, "no feed: \x1b[2J", 3, None, False, None, None, None
    )
    assert "\x1b" not in "\n".join([feeds_text([feed], NOW), *trouble_lines([feed])])


def test_commands_tell_the_same(watched: Any, capsys: pytest.CaptureFixture[str]) -> None:
    store, urls = watched

    def told(*arguments: str) -> str:
        capsys.readouterr()
        with pytest.raises(SystemExit):
            main([*arguments, "--output", str(store.root)])
        return capsys.readouterr().out

    rows = json.loads(told("feeds", "--json"))
    assert [(row["feed_url"], row["failures"], row["in_trouble"]) for row in rows] == [
        (urls[0], 0, False),
        (urls[1], 3, True),
        (urls[2], 3, True),
    ]
    assert f"✗ {urls[1]}: 3 failures in a row; unexpected status 500" in told("status")
    assert json.loads(told("status", "--json"))["feeds_in_trouble"] == urls[1:]


def test_a_store_without_feeds(run_into: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    run_into(tmp_path / "a.txt", tmp_path / "out")
    assert feeds_text(feed_health(Store(tmp_path / "out")), NOW) == "no feeds asked yet"


def test_the_command_loads_neither_beam_nor_spacy() -> None:
    heavy = ("apache_beam", "spacy", "trafilatura", "httpx")
    code = (
        "import sys; import newsmill.pipeline.feeds.health, newsmill.pipeline.feeds.text; "
        f"print([n for n in {heavy} if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
