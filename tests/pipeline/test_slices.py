"""A large web archive is committed slice by slice: who is stopped in the middle goes on where the last commit ended."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsmill.pipeline import run as running
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import RunFailedError
from newsmill.pipeline.outcome import RunOutcome, added
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sources.listing import input_file

Runner = Callable[..., RunOutcome]
PAGES = 6


def archived(kind: str, name: str, place: str) -> bytes:
    text = f"<p>Der Kreistag hat für {place} neue Busse beschlossen. Sie fahren ab Mai jede Stunde.</p>" * 2
    block = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>{text}</body></html>".encode()
    )
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://blatt.example/{name}\r\n"
    head += f"WARC-Date: 2026-03-04T06:00:00Z\r\nContent-Length: {len(block)}\r\n"
    return gzip.compress(
        head.encode() + b"Content-Type: application/http; msgtype=response\r\n\r\n" + block + b"\r\n\r\n", mtime=0
    )


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an archive of six pages and two revisits, of which a slice takes five records."""
    places = ["Aurich", "Borkum", "Celle", "Delve", "Esens", "Friedeburg"]
    records = [archived("response", f"bus-{ix}", place) for ix, place in enumerate(places)]
    records[2:2] = [archived("revisit", "bus-0", "Aurich")]
    records.append(archived("revisit", "bus-1", "Borkum"))
    path = tmp_path / "in" / "news.warc.gz"
    path.parent.mkdir()
    path.write_bytes(b"".join(records))
    monkeypatch.setattr("newsmill.transforms.sources.read.SMALL", 0)
    monkeypatch.setattr(input_file, "SLICE", 4 * len(records[0]))
    return path


def addresses(store: Store) -> list[str]:
    snapshot = store.snapshot(store.current() or 0)
    return sorted(BaseSnapshot(str(snapshot)).read_all(ARTICLES, ["url"]).column(0).to_pylist())


def test_a_run_that_is_stopped_in_the_middle_is_taken_up_behind_its_last_slice(
    archive: Path, tmp_path: Path, run_into: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute, calls = running._execute, iter([True, False])
    monkeypatch.setattr(running, "_execute", lambda *given: execute(*given) if next(calls) else _break())
    with pytest.raises(RunFailedError, match="snapshot 000001 was published before that"):
        run_into(archive.parent, tmp_path / "out")
    store = Store(tmp_path / "out")
    assert store.current() == 1
    assert len(addresses(store)) < PAGES
    monkeypatch.setattr(running, "_execute", execute)
    outcome = run_into(archive.parent, tmp_path / "out")
    assert addresses(store) == [f"https://blatt.example/bus-{ix}" for ix in range(PAGES)]
    assert verify(store) == []
    assert outcome.snapshot == store.current() == 2
    assert (outcome.status, outcome.unfinished) == ("published", [])
    assert outcome.counts["unchanged"] == 0
    assert "  web archives: passed by 1 revisit" in outcome.notes
    assert run_into(archive.parent, tmp_path / "out").status == "unchanged"


def test_with_a_limit_the_rest_is_for_the_next_run(archive: Path, tmp_path: Path, run_into: Runner) -> None:
    outcome = run_into(archive.parent, tmp_path / "out", limit=1)
    assert outcome.unfinished == [str(archive)]
    assert outcome.notes[-1] == "  1 large file not read to the end: the next run goes on behind the last slice"
    assert 0 < outcome.counts["new"] < PAGES


def _break() -> None:
    raise OSError("the power went out")


def test_counts_of_slices_are_added() -> None:
    assert added({"read": 2, "new": 1}, {"read": 3}) == {"read": 5, "new": 1}


def test_lines_are_committed_slice_by_slice_and_none_is_lost(
    tmp_path: Path, run_into: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = ["Aurich", "Borkum", "Celle", "Delve", "Esens", "Friedeburg"]
    lines = [
        json.dumps({"url": f"https://blatt.example/bus-{ix}", "text": f"Der Kreistag hat für {place} Busse bestellt."})
        for ix, place in enumerate(places)
    ]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "news.jsonl").write_text("\n".join(lines), "utf-8")
    monkeypatch.setattr("newsmill.transforms.sources.read.SMALL", 0)
    monkeypatch.setattr(input_file, "SLICE", 2 * len(lines[0]))
    outcome = run_into(tmp_path / "in", tmp_path / "out")
    store = Store(tmp_path / "out")
    assert store.current() == 3
    assert outcome.counts["new"] == PAGES
    assert addresses(store) == [f"https://blatt.example/bus-{ix}" for ix in range(PAGES)]
    assert run_into(tmp_path / "in", tmp_path / "out").status == "unchanged"
