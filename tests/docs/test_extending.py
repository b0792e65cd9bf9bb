import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATH = re.compile(r"`((?:schemas|transforms|pipeline|tests|samples|docs|benchmarks)/[^`\s]*)`")
WIRING = {
    "transforms/deduplicate/clustering.py",
    "transforms/deduplicate/forgetting.py",
    "transforms/deduplicate/work.py",
    "transforms/tables/reprocess.py",
}
"""Wires one flow each, beside the functions of that flow."""
SYSTEMS = {"transforms/ground/coders.py"}
"""Uses what Beam brings beside pipelines: coders."""


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/extending.md", "docs/architecture.md"])
def test_every_path_that_a_page_names_is_there(page: str) -> None:
    named = PATH.findall((ROOT / page).read_text("utf-8"))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_beam_is_imported_where_the_pages_say() -> None:
    files = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "transforms").rglob("*.py")}
    wired = {name for name, text in files.items() if re.search(r"^\s*(import|from) apache_beam", text, re.MULTILINE)}
    elsewhere = {name for name in wired if not name.endswith("/transform.py")}
    assert elsewhere == WIRING | SYSTEMS
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [name for name in WIRING if name.removeprefix("transforms/") not in told] == []
