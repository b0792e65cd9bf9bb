"""Feeds through whole runs: numbers, exit code, and what a failed commit leaves."""

import datetime as dt
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import newsmill
import newsmill.pipeline.run as running
from benchmarks.newsroom import Item, Newsroom, Reply, Seen, rss_feed
from newsmill.pipeline.cli import main
from newsmill.pipeline.errors import RunFailedError
from newsmill.pipeline.request import Request
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.lock import locked
from newsmill.pipeline.store.opening import create_store

NOW = dt.datetime(2026, 4, 30, 12, tzinfo=dt.UTC)
TEXT = "Der Rat von Seedorf hat am Montag über die Brücke beraten und den Bau beschlossen."
SETTINGS = Settings(entities=False, allow_private_hosts=True, host_pause=0.0)
LONG = (("Cache-Control", "max-age=86400"),)

NOT_ASKED = {"asked": 0, "read": 0, "unchanged": 0, "put_off": 0, "failed": 0, "pages_left": 0}

Asked = Callable[..., tuple[int, dict[str, Any]]]


def feed(name: str) -> Reply:
    return Reply(rss_feed([Item(name, f"Bericht {name}", f"{TEXT} {name}")]), headers=LONG, conditional=True)


@pytest.fixture
def asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Asked:
    """Run the command over feeds and return its exit code and outcome."""

    def go(*arguments: str) -> tuple[int, dict[str, Any]]:
        (tmp_path / "newsmill.toml").write_text("host_pause = 0.001\n")
        options = ["--output", str(tmp_path / "out"), "--no-entities", "--allow-private-hosts", "--json"]
        capsys.readouterr()
        with pytest.raises(SystemExit) as done:
            main(["run", *arguments, *options, "--config", str(tmp_path / "newsmill.toml")])
        return int(done.value.code or 0), json.loads(capsys.readouterr().out)

    return go


def test_numbers_and_exit_code_of_feeds_of_which_some_fail(asked: Asked) -> None:
    with Newsroom() as newsroom:
        good = newsroom.play("/good", feed("a"))
        bad = [newsroom.play(f"/bad{n}", Reply(b"", 500)) for n in range(2)]
        code, found = asked(good, *bad)
        assert (code, found["status"]) == (0, "published")
        assert found["feeds"] == {"asked": 3, "read": 1, "unchanged": 0, "put_off": 0, "failed": 2, "pages_left": 0}
        code, found = asked(good, *bad)
        assert (code, found["feeds"]) == (0, NOT_ASKED | {"put_off": 3})


def test_more_failed_feeds_than_allowed_end_with_4_and_what_was_read_is_published(asked: Asked) -> None:
    with Newsroom() as newsroom:
        urls = [newsroom.play("/good", feed("a")), newsroom.play("/bad", Reply(b"", 500))]
        code, found = asked(*urls, "--max-feed-failures", "0.4")
        assert (code, found["status"], found["counts"]["new"]) == (4, "published", 1)


def test_feeds_that_all_fail_end_with_4(asked: Asked) -> None:
    with Newsroom() as newsroom:
        code, found = asked(newsroom.play("/1", Reply(b"", 500)), newsroom.play("/2", Reply(drop=True)))
        assert (code, found["feeds"]["failed"]) == (4, 2)


def test_refetch_asks_feeds_that_are_not_due_and_retired_ones(asked: Asked) -> None:
    with Newsroom() as newsroom:
        urls = [newsroom.play("/1", feed("a")), newsroom.play("/2", Reply(b"", 410))]
        asked(*urls)
        newsroom.play("/2", feed("b"))
        _, found = asked(*urls)
        assert (found["feeds"]["asked"], found["feeds"]["put_off"]) == (0, 1)
        _, found = asked(*urls, "--refetch")
        assert (found["feeds"]["read"], found["feeds"]["unchanged"], found["counts"]["new"]) == (1, 1, 1)


def test_what_was_put_off_is_named_with_its_reason(asked: Asked) -> None:
    with Newsroom() as newsroom:
        urls = [newsroom.play("/1", Reply(b"", 503, (("Retry-After", "30"),))), newsroom.play("/2", feed("a"))]
        _, found = asked(*urls)
        assert found["feeds"] == {"asked": 1, "read": 0, "unchanged": 0, "put_off": 1, "failed": 1, "pages_left": 0}
        why = "503: the service is not available, asked to wait 30 s"
        assert f"  put off: {urls[1]} ({urls[0]}: {why})" in found["notes"]


def test_feeds_of_a_failed_commit_are_asked_again_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left on device")

    with Newsroom() as newsroom:
        url = newsroom.play("/feed", feed("a"))
        with monkeypatch.context() as patched:
            patched.setattr(running, "commit", full)
            with pytest.raises(RunFailedError):
                running.run([url], str(tmp_path / "out"), SETTINGS, NOW)
        outcome = running.run([url], str(tmp_path / "out"), SETTINGS, NOW + dt.timedelta(minutes=1))
        assert (outcome.feeds.asked, outcome.counts["new"]) == (1, 1)
        assert "if-none-match" not in newsroom.seen[1].headers
        later = running.run([url], str(tmp_path / "out"), SETTINGS, NOW + dt.timedelta(minutes=2))
        assert (later.feeds.asked, later.feeds.put_off) == (0, 1)


def page(name: str) -> Reply:
    body = (
        f"<html><body><article><h1>Bericht {name}</h1><p>{TEXT} {name}</p><p>Ganz: {TEXT}</p></article></body></html>"
    )
    return Reply(body.encode(), headers=(("Content-Type", "text/html"),))


def bodies(out: Path) -> list[str]:
    return sorted(newsmill.open(out).table("articles").to_table(["body"]).column("body").to_pylist())


def test_pages_left_by_the_budget_are_fetched_by_the_next_run_though_the_feed_says_nothing_new(tmp_path: Path) -> None:
    settings = replace(SETTINGS, full_text=True, host_pages=2)
    with Newsroom() as newsroom:
        links = [newsroom.play(f"/{name}", page(name)) for name in "abc"]
        items = [Item(name, f"Bericht {name}", f"{TEXT} {name}", link) for name, link in zip("abc", links, strict=True)]
        url = newsroom.play("/feed", Reply(rss_feed(items), conditional=True))
        first = running.run([url], str(tmp_path / "out"), settings, NOW)
        assert (first.counts["new"], first.feeds.pages_left) == (3, 1)
        assert f"  1 page left for the next run: {url} (its host gave its 2 pages of this run)" in first.notes
        assert sum("Ganz" in body for body in bodies(tmp_path / "out")) == 2
        second = running.run([url], str(tmp_path / "out"), settings, NOW + dt.timedelta(minutes=1))
        assert (second.feeds.read, second.counts["changed"], second.counts["unchanged"]) == (1, 1, 2)
        assert sum("Ganz" in body for body in bodies(tmp_path / "out")) == 3
        running.run([url], str(tmp_path / "out"), settings, NOW + dt.timedelta(minutes=2))
        last = running.run([url], str(tmp_path / "out"), settings, NOW + dt.timedelta(minutes=3))
        assert (last.feeds.unchanged, last.status) == (1, "unchanged")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_that_is_told_to_stop_asks_no_more_and_publishes_what_came_in(tmp_path: Path, workers: int) -> None:
    settings = replace(SETTINGS, full_text=True, workers=workers)
    stopping = threading.Event()

    def slow(seen: Seen) -> Reply:
        stopping.set()
        return Reply(b"x" * 1000, drip=0.2)

    with Newsroom() as quick, Newsroom(address="127.0.0.2") as trickling:
        item = Item("1", "Bericht a", TEXT, trickling.play("/page", slow))
        urls = [quick.play("/feed", Reply(rss_feed([item]))), trickling.play("/feed", feed("b"))]
        store = create_store(str(tmp_path / "out"))
        with locked(store):
            outcome = running.run_locked(store, Request(urls, settings, NOW, stopping=stopping))
        assert (outcome.status, outcome.counts["new"], outcome.feeds.pages_left) == ("published", 2, 1)
        asked, handed = trickling.seen[-1].began, trickling.seen[-1].ended
        assert handed - asked < 15  # the whole page takes 200 s, and its request may take 30


def test_what_publishers_declare_stands_in_the_table(tmp_path: Path) -> None:
    with Newsroom() as newsroom, Newsroom(address="127.0.0.2") as reserving:
        rules = b'[{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://e.example/policy"}]'
        reserving.play("/.well-known/tdmrep.json", Reply(rules))
        item = Item("b", "Bericht b", f"{TEXT} b", reserving.play("/b", page("b")))
        urls = [newsroom.play("/a", feed("a")), newsroom.play("/b", Reply(rss_feed([item])))]
        outcome = running.run(urls, str(tmp_path / "out"), replace(SETTINGS, full_text=True), NOW)
        assert "/b" not in reserving.paths()
    assert outcome.reasons == {"forbidden": 1}
    columns = ["title", "rights", "rights_source", "rights_policy", "rights_at"]
    rows = newsmill.open(tmp_path / "out").table("articles").to_table(columns).sort_by("title").to_pylist()
    assert [tuple(row.values()) for row in rows] == [
        ("Bericht a", None, None, None, None),
        ("Bericht b", "tdm-reservation=1", "/.well-known/tdmrep.json", "https://e.example/policy", NOW),
    ]
