"""The pages of docs/: their commands are such, and the site is whole and loads nothing from elsewhere."""

import os
import re
import shlex
import subprocess
import venv
from pathlib import Path

import pytest
from lxml import html
from typer.main import get_command

from newsmill.pipeline.cli.app import app

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(page: Path) -> list[str]:
    lines = "".join(_CONSOLE.findall(page.read_text("utf-8"))).splitlines()
    return [line[2:] for line in lines if line.startswith("$ newsmill ")]


SHOWN = [(page.name, command) for page in PAGES for command in commands(page)]


@pytest.mark.parametrize(("page", "command"), SHOWN, ids=[f"{page}: {command}" for page, command in SHOWN])
def test_commands_of_the_pages_can_be_typed(page: str, command: str) -> None:
    _, name, *arguments = shlex.split(command)
    known = get_command(app).commands[name]  # type: ignore[attr-defined]
    # Parses the arguments as the command line does, and raises for an option that does not exist.
    known.make_context(name, arguments)


def test_every_page_stands_in_the_navigation() -> None:
    named = set(re.findall(r": ([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE))
    assert named == {path.name for path in (ROOT / "docs").glob("*.md")}


@pytest.mark.release
def test_the_site_is_whole_and_asks_nobody(tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    bin_ = tmp_path / "env" / "bin"
    subprocess.run([bin_ / "pip", "install", "--quiet", "mkdocs-material>=9.6"], check=True)
    built = subprocess.run(
        [bin_ / "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "site"],
        cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    for page in (tmp_path / "site").rglob("*.html"):
        tree = html.parse(str(page))
        loaded = [*tree.xpath("//@src"), *tree.xpath("//link[not(@rel='canonical')]/@href")]
        assert not [address for address in loaded if "//" in address], page.name
