"""Extraction from pages written for this project, by the measure of ``benchmarks.extraction``; floor pinned."""

import json
import statistics
from pathlib import Path

import pytest

from benchmarks.extraction import compare, read_newsmill

FOLDER = Path(__file__).parent / "pages"
GOLD = json.loads((FOLDER / "gold.json").read_text("utf-8"))
FLOOR = json.loads((FOLDER / "floor.json").read_text("utf-8"))


def read(name):
    return read_newsmill((FOLDER / f"{name}.html").read_bytes(), "https://example.org/a")


@pytest.mark.parametrize("name", sorted(GOLD))
def test_every_paragraph_is_there_whole(name):
    lines = read(name).split("\n")
    assert [line for line in GOLD[name]["articleBody"].split("\n") if line not in lines] == []


def test_the_floor_holds():
    scores = [compare(GOLD[name]["articleBody"], read(name)) for name in GOLD]
    precision, recall = (statistics.mean(score[side] for score in scores) for side in (0, 1))
    assert 2 * precision * recall / (precision + recall) >= FLOOR["f1"]
