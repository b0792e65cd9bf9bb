"""docs/operations.md tells what to do about everything that newsmill says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsmill.pipeline import log
from newsmill.pipeline.cli.app import EXIT_CODES
from newsmill.pipeline.cli.exit_codes import FEEDS_FAILED, TOO_MANY_REJECTS
from newsmill.pipeline.errors import NewsmillError
from newsmill.pipeline.events import Event
from newsmill.schemas.rows.reject import Reason

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")
NOTES = ("notes.py", "feeds/due.py", "store/commit.py", "store/publication.py")
"""Where the notes of a run are made: texts that begin with two blanks."""


def rows(heading: str) -> list[list[str]]:
    """Return the rows of the first table below ``heading``, with their cells."""
    lines = PAGE.split(f"{heading}\n", 1)[1].splitlines()
    end = next((ix for ix, line in enumerate(lines) if line.startswith("#")), None)
    cells = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines[:end] if line.startswith("|")]
    return cells[2:]


def codes(kind: type[NewsmillError]) -> set[int]:
    return {kind.exit_code}.union(*(codes(below) for below in kind.__subclasses__()))


def test_every_exit_code_is_told() -> None:
    told = [int(cells[0]) for cells in rows("## Exit codes")]
    assert set(told) == {0, TOO_MANY_REJECTS, FEEDS_FAILED, 130, 143} | codes(NewsmillError)
    assert set(told) == set(map(int, re.findall(r"\b\d+\b", EXIT_CODES)))


def test_every_reason_of_a_reject_has_its_advice() -> None:
    assert [cells[0] for cells in rows("### Reject reasons")] == list(Reason)


def test_every_event_of_the_log_is_told_with_its_level() -> None:
    told = {cells[0]: cells[1] for cells in rows("### The log")}
    assert list(told) == list(Event)
    assert {event for event in Event if told[event] == "warning"} == set(_warned())


@pytest.mark.parametrize("heading", ["### Reject reasons", "### Notes of a run", "### The log"])
def test_no_row_is_left_half_empty(heading: str) -> None:
    assert all(len(cells) == 3 and all(cells) for cells in rows(heading))


def test_every_note_of_a_run_is_told() -> None:
    told = [cells[0] for cells in rows("### Notes of a run")]
    templates = [words for name in NOTES for words in _notes(ROOT / "pipeline" / name)]
    assert len(templates) > 10
    assert [words for words in templates if not any(words in note for note in told)] == []
    assert len(told) == len(set(told))


def _notes(path: Path) -> Iterator[str]:
    """Yield the longest fixed words of each text that begins with two blanks, its first three words."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if texts and re.match(r"  (?! )", texts[0]):
            words = max(texts, key=len).split()
            if any(word.isalpha() for word in words):
                yield " ".join(words[:3]).strip(" :(,;")


def _warned() -> Iterator[Event]:
    for path in (ROOT / "pipeline").rglob("*.py"):
        for name in re.findall(rf"\blog\.{log.warn.__name__}\(Event\.(\w+)", path.read_text("utf-8")):
            yield Event[name]
