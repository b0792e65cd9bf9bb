import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.newsroom import Item, Newsroom, Reply, rss_feed
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot

Invoke = Callable[..., Any]
UNSAFE = ("\x1b", "\u202e", "\u2066", "\x07", "\x9b")
TEXT = (
    "Der Hafen von Rostock hat im vergangenen Jahr so viele Güter umgeschlagen wie nie zuvor. Vor allem Getreide und "
    "Holz gingen über die Kaimauern, teilte die Gesellschaft am Montag mit. Weitere Lieferungen sind schon vereinbart."
)
SECRET = "hunter2hunter2"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two copies of an article and a reject, escapes in every title and name."""
    folder = tmp_path_factory.mktemp("hostile")
    rows = [
        {
            "url": f"https://blatt.example/{name}",
            "title": "\x1b[31mRot\u202e und \x9bmehr\x07",
            "text": TEXT,
            "author": "\x1b]0;x\x07",
        }
        for name in ("eins", "zwei")
    ]
    (folder / "in").mkdir()
    (folder / "in" / "a\x1b[31m\u202e.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (folder / "in" / "b\x1b[2J.jsonl").write_text("{\x1b[31mbroken", "utf-8")
    return folder


def test_text_of_articles_and_names_of_files_reach_the_terminal_bare(invoke: Invoke, hostile: Path) -> None:
    store = ("--output", hostile / "out")
    printed = [
        invoke("run", hostile / "in", *store, "--dry-run"),
        invoke("run", hostile / "in", *store, "--no-entities"),
    ]
    base = BaseSnapshot(str((hostile / "out" / "latest").resolve()))
    (month,) = base.partitions(ARTICLES)
    articles = base.read(ARTICLES, month).to_pylist()
    printed += [invoke("explain", row["article_id"], *store) for row in articles]
    printed += [invoke(command, *store) for command in ("status", "runs", "verify", "path", "report")]
    assert {done.code for done in printed} == {0}
    assert "Rot" in printed[2].out
    assert not [sign for done in printed for sign in UNSAFE if sign in done.out or sign in done.err]
    page = (hostile / "out" / "ops" / "report.html").read_text("utf-8")
    assert not [sign for sign in UNSAFE if sign in page]


def everything(store: Path) -> Iterator[str]:
    """Yield all that a store holds, uncompressed."""
    for path in sorted(store.rglob("*")):
        if path.suffix == ".parquet":
            yield str(pq.ParquetFile(path).read().to_pylist())
        elif path.suffix == ".arrow":
            yield str(pa.ipc.open_file(path).read_all().to_pylist())
        elif path.is_file():
            yield path.read_bytes().decode("utf-8", "replace")


def test_credentials_of_a_feed_are_sent_and_never_told(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSMILL_HOST_PAUSE", "0")
    with Newsroom() as newsroom:
        plays = {
            "/good": Reply(rss_feed([Item("1", "Hafen", TEXT)])),
            "/denied": Reply(b"no", 401),
            "/bad": Reply(b"", 500),
        }
        secret = [newsroom.play(path, reply).replace("://", f"://reader:{SECRET}@") for path, reply in plays.items()]
        secret.append(f"http://reader:{SECRET}@host.example:port/feed")
        options = ("--output", tmp_path / "out", "--no-entities", "--allow-private-hosts")
        printed = [invoke("run", *secret, *options, *more) for more in (["--dry-run"], ["--dry-run", "--json"], [])]
        printed += [invoke("run", secret[0], *options, "--json"), invoke("runs", "--output", tmp_path / "out")]
        asked = {seen.path: seen.headers.get("authorization", "") for seen in newsroom.seen if seen.path in plays}
    assert {done.code for done in printed} == {0}
    assert set(asked) == set(plays)
    assert all(header.startswith("Basic ") for header in asked.values())
    told = [*(done.out + done.err for done in printed), *everything(tmp_path / "out")]
    assert not [text for text in told if SECRET in text or asked["/good"].removeprefix("Basic ") in text]
    assert any("127.0.0.1" in text for text in told)


@pytest.mark.parametrize(
    "address",
    [
        f"https://reader:{SECRET}@",
        f"ftp://reader:{SECRET}@host.example/feed",
    ],
)
def test_credentials_in_an_address_that_is_refused_are_not_told(invoke: Invoke, tmp_path: Path, address: str) -> None:
    done = invoke("run", address, "--output", tmp_path / "out", "--no-entities", "--json")
    assert SECRET not in done.out + done.err
    assert not [text for text in everything(tmp_path / "out") if SECRET in text]


def test_configured_headers_are_never_shown(invoke: Invoke, tmp_path: Path) -> None:
    config = tmp_path / "newsmill.toml"
    config.write_text(f'[headers."blatt.example"]\nauthorization = "Bearer {SECRET}"\n', "utf-8")
    shown = [invoke("config", "show", "--config", config), invoke("config", "show", "--config", config, "--json")]
    assert all(done.code == 0 and "***" in done.out and SECRET not in done.out for done in shown)


def test_misspelt_header_table_does_not_print_the_secret(invoke: Invoke, tmp_path: Path) -> None:
    config = tmp_path / "newsmill.toml"
    config.write_text(f'headers = "Bearer {SECRET}"\n', "utf-8")
    done = invoke("config", "show", "--config", config)
    assert done.code == 2
    assert SECRET not in done.err
