"""The page in Chromium: it asks nobody, says nothing on the console, fits a phone, and runs no script of a title."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from newsmill.pipeline.report import render
from newsmill.pipeline.report.page import Page

pytestmark = pytest.mark.release

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH = 500
"""The narrowest window that Chromium opens."""


@pytest.fixture(scope="module")
def browser() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser on PATH: {', '.join(BROWSERS)}")
    return found


def seen(browser: str, folder: Path, text: str) -> tuple[str, str, list[str]]:
    """Return the document as it stands after loading, what the console said, and the addresses that were asked for."""
    (folder / "page.html").write_text(text, "utf-8")
    log = folder / "net.json"
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    options += ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    options += [f"--log-net-log={log}", "--enable-logging=stderr", "--v=0", f"--window-size={WIDTH},900"]
    command = [browser, *options, "--virtual-time-budget=2000", "--dump-dom", (folder / "page.html").as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    console = "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)
    events = json.loads(log.read_text("utf-8"))["events"]
    asked = {event.get("params", {}).get("url", "") for event in events}
    return done.stdout, console, sorted(url for url in asked if ".example" in url)


def test_page_asks_nobody_and_is_silent(browser: str, page: Page, tmp_path: Path) -> None:
    document, console, asked = seen(browser, tmp_path, render(page))
    assert console == ""
    assert asked == []
    assert "Stories of the day" in document
    assert re.search(r"<title>news, 10 March 2026</title>", document)


def test_what_the_page_forbids_would_have_been_seen(browser: str, page: Page, tmp_path: Path) -> None:
    unescaped = (
        render(page)
        .replace("&lt;script&gt;document.title", "<script>document.title")
        .replace("&lt;/script&gt;", "</script>")
        .replace("&#39;", "'")
    )
    document, console, _ = seen(browser, tmp_path, unescaped)
    assert "Content Security Policy" in console
    assert "<title>news, 10 March 2026</title>" in document
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    document, *_ = seen(browser, tmp_path, policy.sub("", unescaped))
    assert "<title>run</title>" in document
