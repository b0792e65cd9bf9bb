"""Docstrings are wrapped like prose: a re-wrap that was cut off leaves a few words on lines of their own."""

import ast
from collections.abc import Iterator

import pytest

from tests.package.conftest import REPOSITORY

FOLDERS = ("newsmill", "pipeline", "schemas", "transforms", "benchmarks")
FEW = 4
"""Words of a line that ends before its paragraph does; prose has ten and more to a line."""
_NO_PROSE = (">>>", "...", "*", "-", "|")


def docstrings(source: str) -> Iterator[tuple[int, str]]:
    """Give line number and text of every string that stands alone, also those beneath constants."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.value.value


def cut_lines(text: str) -> Iterator[int]:
    """Give the offset of each line of few words with prose of the same paragraph before and behind it."""
    lines = text.splitlines()
    example = False
    for offset in range(1, len(lines) - 1):
        before, line, behind = (each.strip() for each in lines[offset - 1 : offset + 2])
        indents = {len(each) - len(each.lstrip()) for each in lines[offset : offset + 2]}
        example = bool(before) and (example or before.startswith(">>>"))
        is_prose = before and line and behind and not example and not behind.startswith(_NO_PROSE)
        if is_prose and len(line.split()) <= FEW and len(indents) == 1 and not line.endswith((":", ".")):
            yield offset


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_docstring_has_a_few_words_alone_amid_a_paragraph(folder: str) -> None:
    found = [
        f"{file.relative_to(REPOSITORY)}:{number + offset}"
        for file in sorted((REPOSITORY / folder).rglob("*.py"))
        for number, text in docstrings(file.read_text("utf-8"))
        for offset in cut_lines(text)
    ]

    assert found == []


def test_a_cut_line_is_found_amid_a_paragraph_only() -> None:
    assert list(cut_lines("Say first.\n\nA long line of\nprose\nthat goes on.\n")) == [3]
    assert list(cut_lines("Say first.\n\nA paragraph may end with one\nword.\n\n* item\n* item\n")) == []
    assert list(cut_lines("Say first.\n\n>>> answer()\n42\n>>> answer() + 1\n43\n")) == []
