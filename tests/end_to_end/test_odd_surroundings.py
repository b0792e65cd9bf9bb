"""Disks, inputs and servers as they should not be: each costs itself, and the store stays whole."""

import bz2
import contextlib
import datetime as dt
import errno
import gzip
import io
import json
import os
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from benchmarks.newsroom import Item, Newsroom, Reply, rss_feed
from newsmill.pipeline.care.forget import forget
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import ARTICLES, REJECTS
from newsmill.transforms.ground.snapshot import BaseSnapshot

pytestmark = pytest.mark.release

NOW = dt.datetime(2026, 4, 30, 12, tzinfo=dt.UTC)
TEXT = "Der Rat hat am Montag über die Brücke beraten. Die Kosten sind gestiegen, sagte der Bürgermeister."
PLAIN = Settings(entities=False, stories=False, quotes=False, allow_private_hosts=True, host_pause=0.0)
BOMB = json.dumps({"title": "Bombe", "text": "x"}).encode() + b" " * 400 * 2**20


def read(store: Store, *inputs: object, settings: Settings = PLAIN) -> RunOutcome:
    """Run, check that what was read adds up and that the store is whole."""
    outcome = run([str(given) for given in inputs], str(store.root), settings, NOW)
    counts = outcome.counts
    assert counts["read"] == sum(counts[name] for name in ("new", "changed", "unchanged", "rejected"))
    assert verify(store) == []
    return outcome


def titles(store: Store) -> set[str]:
    return set(base_of(store).read_all(ARTICLES, ["title"]).column(0).to_pylist())


def reasons(store: Store) -> list[str]:
    found: list[str] = base_of(store).read_all(REJECTS, ["reason"]).column(0).to_pylist()
    return sorted(found)


def base_of(store: Store) -> BaseSnapshot:
    return BaseSnapshot(str(store.snapshot(store.current() or 0)))


def healthy(folder: Path, count: int = 3) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        row = {"url": f"https://amt.example/{number}", "title": f"Amtsblatt {number}", "text": f"{TEXT} Nr. {number}."}
        (folder / f"{number}.json").write_text(json.dumps(row))
    return folder


ROOMY = 8192
"""Kilobytes of a disk on which nothing runs out."""


@contextlib.contextmanager
def disk(folder: Path, kilobytes: int) -> Iterator[Callable[[int], None]]:
    """Mount a disk of that size on ``folder``; give what leaves so many kilobytes of room on it."""
    folder.mkdir()
    given = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "newsmill-test", str(folder)]
    if shutil.which("mount") is None or subprocess.run(given, capture_output=True, check=False).returncode:
        pytest.skip("a disk can be mounted by root only")
    try:
        yield lambda room: _leave(folder, room)
    finally:
        # Lazily: signatures stay mapped until the next run.
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _leave(folder: Path, kilobytes: int) -> None:
    # Files that are removed and still mapped take room too.
    disk = os.statvfs(folder)
    size = (disk.f_blocks - disk.f_bfree) * disk.f_frsize // 1024 + kilobytes
    subprocess.run(["mount", "-o", f"remount,size={size}k", str(folder)], check=True)


def test_a_disk_that_is_full_at_any_point_fails_the_run_and_room_makes_it_good(tmp_path: Path) -> None:
    first, more = healthy(tmp_path / "first"), healthy(tmp_path / "more", 9)
    with disk(tmp_path / "disk", ROOMY) as leave:
        store = Store(tmp_path / "disk" / "out")
        read(store, first)
        for room in (8, 64, 256):
            leave(room)
            with pytest.raises(RunFailedError, match=f"nothing was published.*{os.strerror(errno.ENOSPC)}"):
                read(store, more)
            assert (store.current(), verify(store)) == (1, [])
        leave(ROOMY)
        read(store, more)
        assert (store.current(), len(titles(store))) == (2, 9)


def test_a_takedown_on_a_full_disk_takes_nothing_down_and_says_so(tmp_path: Path) -> None:
    with disk(tmp_path / "disk", ROOMY) as leave:
        store = Store(tmp_path / "disk" / "out")
        read(store, healthy(tmp_path / "in"))
        leave(16)
        with pytest.raises(RunFailedError, match="nothing was published"):
            forget(store, ["https://amt.example/1"], NOW)
        assert (store.current(), verify(store)) == (1, [])
        leave(ROOMY)
        assert forget(store, ["https://amt.example/1"], NOW).snapshot == 2
        assert titles(store) == {"Amtsblatt 0", "Amtsblatt 2"}


def test_devices_are_no_inputs(tmp_path: Path) -> None:
    folder = healthy(tmp_path / "in")
    os.mkfifo(folder / "pipe.json")
    with contextlib.suppress(PermissionError):
        os.mknod(folder / "zero.json", stat.S_IFCHR | 0o600, os.makedev(1, 5))
    store = Store(tmp_path / "out")
    assert read(store, folder).counts["read"] == 3
    for device in ("/dev/zero", "/dev/full", "/dev/null"):
        with pytest.raises(UsageError, match="neither a file nor a folder"):
            run([device], str(store.root), PLAIN, NOW)


def _zipped(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bombe.json", data)
    return buffer.getvalue()


def _parquet(data: bytes) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"title": ["Bombe"] * 40, "text": [data.decode()[: 10 * 2**20]] * 40}), buffer)
    return buffer.getvalue()


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "json.gz": gzip.compress,
    "json.bz2": bz2.compress,
    "json.zst": zstandard.compress,
    "html.gz": lambda data: gzip.compress(b"<html><p>" + data),
    "rss.gz": lambda data: gzip.compress(b"<rss><channel><title>" + data),
    "csv.gz": lambda data: gzip.compress(b"title,text\n" + data),
    "txt.zst": zstandard.compress,
    "zip": _zipped,
    "parquet": _parquet,
}


def test_bombs_of_every_container_are_one_reject_each(tmp_path: Path) -> None:
    folder = healthy(tmp_path / "in")
    for ending, pack in PACKED.items():
        (folder / f"bombe.{ending}").write_bytes(pack(BOMB))
    store = Store(tmp_path / "out")
    outcome = read(store, folder)
    assert titles(store) >= {"Amtsblatt 0", "Amtsblatt 1", "Amtsblatt 2"}
    assert outcome.counts["rejected"] >= len(PACKED) - 1
    assert set(reasons(store)) <= {"bomb", "too_large"}


@pytest.mark.parametrize("count", [100_000])
def test_many_tiny_files(tmp_path: Path, count: int) -> None:
    folder = tmp_path / "in"
    for number in range(count):
        path = folder / f"{number // 1000:03d}" / f"{number}.txt"
        if number % 1000 == 0:
            path.parent.mkdir(parents=True)
        path.write_text(f"Meldung {number}\n\nIm Ort {number} tagt der Rat.\n")
    store = Store(tmp_path / "out")
    assert read(store, folder).counts["new"] == count
    assert run([str(folder)], str(store.root), PLAIN, NOW).status == "unchanged"


def test_a_feed_of_ten_thousand_items_is_read_whole_and_once(tmp_path: Path) -> None:
    items = [Item(f"id-{n}", f"Meldung {n}", f"{TEXT} Nummer {n}.", f"https://amt.example/{n}") for n in range(10_000)]
    store = Store(tmp_path / "out")
    with Newsroom() as newsroom:
        url = newsroom.play("/feed", Reply(rss_feed(items)))
        assert read(store, url).counts["new"] == 10_000
        settings = Settings(entities=False, stories=False, quotes=False, allow_private_hosts=True, refetch=True)
        assert read(store, url, settings=settings).counts["new"] == 0
    assert len(titles(store)) == 10_000


def test_an_item_of_50_mb_costs_its_feed_or_itself_and_nothing_else(tmp_path: Path) -> None:
    large = Item("id-0", "Sehr lang", "Der Rat tagt. " * (50 * 2**20 // 14), "https://amt.example/lang")
    small = Item("id-1", "Meldung", TEXT, "https://amt.example/kurz")
    (folder := healthy(tmp_path / "in")).joinpath("lang.jsonl").write_text(
        f"{json.dumps({'title': 'Sehr lang', 'text': large.text})}\n{json.dumps({'title': 'Kurz', 'text': TEXT})}\n"
    )
    store = Store(tmp_path / "out")
    with Newsroom() as newsroom:
        feeds = [newsroom.play(f"/{n}", Reply(rss_feed(rows))) for n, rows in enumerate([[large, small], [small]])]
        read(store, folder, *feeds)
    assert titles(store) >= {"Amtsblatt 0", "Amtsblatt 1", "Amtsblatt 2", "Kurz", "Meldung"}
    assert "too_large" in reasons(store)


def test_poisoned_pages_behind_one_of_fifty_feeds(tmp_path: Path) -> None:
    deep = '{"a":' * 900
    poison = {
        "charset": b"<meta charset='undefined'><p>Gift</p>",
        "json-ld": f'<script type="application/ld+json">{deep}</script><p>Gift</p>'.encode(),
        "nested": b"<div>" * 20_000 + b"Gift",
        "noise": bytes(range(256)) * 400,
        "blanks": b"<meta name='author' content='" + b" " * 20_000 + b"'><p>Gift</p>",
    }
    store = Store(tmp_path / "out")
    with Newsroom() as newsroom:
        urls = []
        for number in range(50):
            pages = poison if number == 7 else {"gut": f"<article><h1>Gut</h1><p>{TEXT}</p></article>".encode()}
            items = [
                Item(f"{number}-{name}", f"{name} {number}", TEXT, newsroom.play(f"/{number}/{name}", Reply(page)))
                for name, page in pages.items()
            ]
            urls.append(newsroom.play(f"/feed/{number}", Reply(rss_feed(items))))
        settings = Settings(
            entities=False, full_text=True, allow_private_hosts=True, host_pause=0.0, host_pages=1000, host_seconds=300
        )
        outcome = read(store, *urls, settings=settings)
    assert outcome.feeds.failed == 0
    assert titles(store) == {f"gut {n}" for n in range(50) if n != 7} | {f"{name} 7" for name in poison}
